import Intake
import PreProceedings
import SiteKit
import Vocabulary

/// Reads what a person chose for the columns and words of a sheet.
struct SheetMappingForm {
    let sheet: TrackerSheet
    static let mostWords = 100
    static let (noField, noMeaning) = ("none", "")

    init(_ sheet: TrackerSheet) { self.sheet = sheet }

    func read(_ form: Fields) throws(Problems) -> SheetMapping {
        guard let table = sheet.table(form["sheet"]) else { throw Problems("sheet", "Select a sheet of this file.") }
        var mapping = SheetMapping(
            sheet: table.name, headRows: form["heads"] == "2" ? 2 : 1, skipped: min(max(Int(form["skipped"]) ?? 0, 0), 20),
            yesIsInLetter: form["yes"] == "letter", meetingBegins: form["begins"] == "yes", hiddenRows: form["hidden"] == "yes")
        let width = min(mapping.headings(table.rows).count, TableText.mostColumns)
        mapping.columns = (0..<width).map { SheetField(rawValue: form["column-\($0)"]) }
        var problems = SheetMappingForm.columnProblems(mapping, mapping.headings(table.rows))
        let asked = !form.has("stage-word-0") && !mapping.words(of: .stage, in: table.rows).isEmpty
        if asked { problems.append(Problem("stage-0", "Select below what the words of the stage column mean.")) }
        if !form.has("outcome-word-0"), !mapping.words(of: .outcome, in: table.rows).isEmpty {
            problems.append(Problem("outcome-0", "Select below what the words of the outcome column mean."))
        }
        if !problems.isEmpty { throw Problems(problems) }
        for index in 0..<SheetMappingForm.mostWords {
            if let stage = SheetStage(rawValue: form["stage-\(index)"]) { mapping.stages[form["stage-word-\(index)"].lowercased()] = stage }
            if let outcome = StepChoice(rawValue: form["outcome-\(index)"]), StepChoice.ofSpreadsheet.contains(outcome) {
                mapping.outcomes[form["outcome-word-\(index)"].lowercased()] = outcome
            }
        }
        return mapping
    }

    private static func columnProblems(_ mapping: SheetMapping, _ headings: [String]) -> [Problem] {
        var problems: [Problem] = []
        if !mapping.has(.number), !mapping.has(.child) {
            problems.append(Problem("column-0", "Say which column has the record number, or the name, of the child."))
        }
        for field in SheetField.allCases where !field.mayRepeat {
            let columns = mapping.columns.indices.filter { mapping.columns[$0] == field }
            guard columns.count > 1, let last = columns.last else { continue }
            problems.append(Problem("column-\(last)", "Two columns hold “\(field.words)”. Keep one of them as a note."))
        }
        return problems
    }
}

/// The page on which a person says what the columns and words of a sheet mean. What the headings say by themselves is chosen beforehand.
struct SheetMappingPage {
    let request: PageRequest
    let sheet: TrackerSheet
    /// Of this file as it was mapped, or of an earlier one with the same headings.
    let suggested: SheetMapping?
    let problems: Problems?

    private var path: String { SheetPlaces.one.path(sheet.id) }
    /// From the address while a person is looking, from the form when it was sent.
    private func asked(_ name: String) -> String { request.form.has(name) ? request.form[name] : request.query[name] }

    var page: Page {
        Page(
            "Columns of the spreadsheet", breadcrumbs: SheetListPage.crumbs, problems: problems,
            "<h1>Columns of the spreadsheet</h1><p>\(sheet.name). Nothing goes into the tracker on this page.</p>\(cut)\(body)")
    }

    private var table: SheetTable? {
        sheet.table(asked("sheet")) ?? suggested.flatMap { sheet.table($0.sheet) } ?? sheet.firstShown.flatMap { sheet.table($0.name) }
    }

    private var cut: HTML? {
        let words = sheet.tables.compactMap(\.cutWords)
        return words.isEmpty ? nil : "\(words.map { "<p class=\"note doubt\"><strong>\($0)</strong></p>" as HTML })"
    }

    private var body: HTML {
        guard let table else { return "<p class=\"note\">The file has no rows with text.</p>" }
        var mapping = suggested.flatMap { $0.sheet == table.name ? $0 : nil } ?? SheetMapping(suggestedFor: table)
        let (heads, skipped) = (asked("heads") == "2" ? 2 : 1, min(max(Int(asked("skipped")) ?? 0, 0), 20))
        if !asked("heads").isEmpty, (heads, skipped) != (mapping.headRows, mapping.skipped) {
            (mapping.headRows, mapping.skipped) = (heads, skipped)
            mapping.suggestColumns(table.rows)
        }
        let headings = mapping.headings(table.rows)
        let fields = FormFields(typed: request.form.has("column-0") ? request.form : nil, problems: problems)
        let options =
            [(value: SheetMappingForm.noField, words: "Do not take")] + SheetField.allCases.map { (value: $0.rawValue, words: $0.words) }
        let columns = headings.indices.prefix(TableText.mostColumns).map { index -> HTML in
            let sample = table.rows.dropFirst(mapping.skipped + mapping.headRows).lazy.compactMap {
                $0.indices.contains(index) ? $0[index] : nil
            }
            .first { !$0.trimmed.isEmpty }
            let field = mapping.columns.indices.contains(index) ? mapping.columns[index] : nil
            return fields.select(
                "column-\(index)", "\(SheetCell.letters(index)): \(headings[index].isEmpty ? "no heading" : headings[index])",
                hint: sample.map { "First entry: \($0.shortened(to: 60))" } ?? "No entries.", options: options,
                value: field?.rawValue ?? SheetMappingForm.noField)
        }
        if request.form.has("column-0") { mapping.columns = headings.indices.map { SheetField(rawValue: request.form["column-\($0)"]) } }
        let hidden: HTML = """
            <input type="hidden" name="sheet" value="\(table.name)"><input type="hidden" name="heads" value="\(mapping.headRows)">\
            <input type="hidden" name="skipped" value="\(mapping.skipped)">
            """
        return """
            \(layout(mapping, table))<h2>What each column holds</h2><p>Columns that are not recognised are kept as notes, in the words of the first step.
            Do not keep columns with legal advice: it is recorded on the case, where only those named on it can read it.</p>\
            \(request.form(to: path, "\(hidden)\(columns)\(words(mapping, table, fields))\(answers(mapping, table, fields))<p><button class=\"btn\">Check the lines</button></p>"))
            """
    }

    private func layout(_ mapping: SheetMapping, _ table: SheetTable) -> HTML {
        let sheets = sheet.tables.map {
            "<option value=\"\($0.name)\"\(" selected", when: $0.name == table.name)>\($0.name.isEmpty ? "The file" : $0.name) (\($0.rows.count) rows\($0.isHidden ? ", hidden" : ""))</option>"
                as HTML
        }
        let heads = [1, 2].map {
            "<option value=\"\($0)\"\(" selected", when: $0 == mapping.headRows)>\($0 == 1 ? "One row" : "Two rows")</option>" as HTML
        }
        return """
            <form class="filters" method="get" action="\(path)"><input type="hidden" name="columns" value="yes">\
            <div class="field"><label for="sheet">Sheet</label><select id="sheet" name="sheet">\(sheets)</select></div>
            <div class="field"><label for="heads">Heading rows</label><select id="heads" name="heads">\(heads)</select></div>
            <div class="field"><label for="skipped">Rows above the headings</label><input id="skipped" name="skipped" size="3" inputmode="numeric" value="\(mapping.skipped)"></div>
            <button class="btn quiet">Update</button></form>
            """
    }

    /// What the council’s own words for stages and outcomes mean.
    private func words(_ mapping: SheetMapping, _ table: SheetTable, _ fields: FormFields) -> HTML {
        let stages = mapping.words(of: .stage, in: table.rows).prefix(SheetMappingForm.mostWords).enumerated().map { index, word -> HTML in
            let value = mapping.stages[word.lowercased()] ?? SheetStage.suggested(word)
            let select = fields.select(
                "stage-\(index)", "“\(word)” means", options: SheetStage.allCases.map { (value: $0.rawValue, words: $0.words) },
                value: value.rawValue)
            return "<input type=\"hidden\" name=\"stage-word-\(index)\" value=\"\(word)\">\(select)"
        }
        let outcomes = mapping.words(of: .outcome, in: table.rows).prefix(SheetMappingForm.mostWords).enumerated().map {
            index, word -> HTML in
            let value = mapping.outcomes[word.lowercased()] ?? StepChoice.suggestedOutcome(word)
            let options =
                [(value: SheetMappingForm.noMeaning, words: "Reject the line")]
                + StepChoice.ofSpreadsheet.map { (value: $0.rawValue, words: $0.words) }
            let select = fields.select("outcome-\(index)", "“\(word)” means", options: options, value: value?.rawValue ?? "")
            return "<input type=\"hidden\" name=\"outcome-word-\(index)\" value=\"\(word)\">\(select)"
        }
        let stageHead: HTML =
            "<h3>Words of the stage column</h3><p>The stage is made by the dates. A line whose dates make another stage than its word is shown to be corrected.</p>"
        return """
            \(stages.isEmpty ? "" : "\(stageHead)\(Array(stages))")\
            \(outcomes.isEmpty ? "" : "<h3>Words of the outcome column</h3>\(Array(outcomes))")
            """
    }

    private func answers(_ mapping: SheetMapping, _ table: SheetTable, _ fields: FormFields) -> HTML {
        var html: HTML = ""
        if mapping.has(.offered) {
            html = fields.choices(
                "yes", "A “yes” without a date, in the column of the family meeting",
                options: [
                    ("letter", "Offered in the letter before proceedings, on the date of the letter"), ("note", "Keep it as a note"),
                ],
                chosen: [mapping.yesIsInLetter ? "letter" : "note"])
        }
        if mapping.has(.meeting) {
            html = """
                \(html)\(fields.choices(
                    "begins", "A legal planning meeting without an outcome, on a line with a letter, a meeting with the family or a step-down",
                    options: [("yes", "Pre-proceedings began on the date of the meeting"), ("no", "Reject the line")],
                    chosen: [mapping.meetingBegins ? "yes" : "no"]))
                """
        }
        if !table.hidden.isEmpty {
            let rows = table.hidden.sorted().prefix(20).map(String.init).joined(separator: ", ")
            html = """
                \(html)\(fields.choices(
                    "hidden", "Rows hidden in this sheet: \(rows)", several: true, options: [("yes", "Take hidden rows as well")],
                    chosen: mapping.hiddenRows ? ["yes"] : []))
                """
        }
        return html
    }
}
