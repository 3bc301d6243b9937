import ActionPlans
import Inspections
import Intake
import SiteKit
import Vocabulary

/// The files a plan was taken from, and the form for another.
struct ImportListPage {
    let visit: Visit
    let read: PlanRead
    let imports: [PlanImport]
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: nil, problems: problems)
        let form = visit.form(
            to: ActionPlanPlaces.imports.path(read.plan.id), upload: true,
            """
            \(fields.file("file", "A workbook or a CSV file", hint: "Up to 20 MB. Its cells are read as text; formulas and macros are not run.", accept: ".xlsx,.csv,text/csv"))
            <p><button class="btn">Read the file</button></p>
            """)
        let items = imports.map { one -> HTML in
            let taken = one.rows.count { $0.action != nil }
            let state: HTML = one.mapping == nil ? "columns not named yet" : "\(taken) taken, \(one.held.count) held"
            return
                "<li><a href=\"\(ActionPlanPlaces.planImport.path(read.plan.id, one.id))\">\(one.name)</a><span class=\"sub\">\(one.day), \(one.author): \(state)</span></li>"
        }
        return Page(
            "Import actions", breadcrumbs: PlanTrail.to(read.plan), problems: problems,
            """
            <h1>Import actions from a spreadsheet</h1><p>You say which column is which. A row that does not fit is held with the reason and mended on the page; nothing is guessed.</p>\(form)
            \(items.isEmpty ? "" : "<h2>Read so far</h2><ul>\(items)</ul>")
            """)
    }
}

/// One file: which column is which, or what became of its rows.
struct ImportPage {
    let visit: Visit
    let read: PlanRead
    let kept: PlanImport
    /// What was said of an earlier file with the same headings.
    let suggested: ImportMapping?
    let problems: Problems?

    private var path: String { ActionPlanPlaces.planImport.path(read.plan.id, kept.id) }
    /// From the address while a person looks, from the form when it was sent.
    private func asked(_ name: String) -> String { visit.form.has(name) ? visit.form[name] : visit.query[name] }
    private var sheet: TableText? {
        kept.table(asked("sheet")) ?? suggested.flatMap { kept.table($0.sheet) } ?? kept.tables.first { !$0.rows.isEmpty }
    }
    private func number(_ name: String, _ usual: Int, _ range: ClosedRange<Int>) -> Int {
        min(max(Int(asked(name)) ?? usual, range.lowerBound), range.upperBound)
    }

    var page: Page {
        Page(
            kept.name, breadcrumbs: PlanTrail.to(read.plan) + [("Import actions", ActionPlanPlaces.imports.path(read.plan.id))],
            problems: problems, "<h1>\(kept.name)</h1>\(kept.mapping == nil ? mappingForm : outcome)")
    }

    private var mappingForm: HTML {
        guard let sheet else { return "<p class=\"note\">The file holds no rows with text.</p>" }
        var mapping = suggested ?? ImportMapping(sheet: sheet.name)
        mapping.sheet = sheet.name
        mapping.headRows = number("heads", mapping.headRows, 1...2)
        mapping.skipped = number("skipped", mapping.skipped, 0...20)
        let headings = mapping.headings(sheet.rows)
        let options =
            [(value: "", words: "Not in the file")]
            + headings.enumerated().map { (value: String($0.offset), words: $0.element.isEmpty ? "Column \($0.offset + 1)" : $0.element) }
        let fields = FormFields(typed: visit.form.has("column-text") ? visit.form : nil, problems: problems)
        let selects = ImportMapping.Field.allCases.map { field in
            fields.select(
                "column-\(field.rawValue)", field.words, hint: field.isNeeded ? "Needed." : nil, options: options,
                value: mapping.columns[field].map { String($0) } ?? "")
        }
        let statuses = statusFields(mapping, sheet, fields)
        return """
            \(layout(mapping))<h2>Which column is which?</h2>
            \(suggested == nil ? "" : "<p class=\"hint\">As it was said for an earlier file with the same headings. Check it.</p>")
            \(visit.form(to: path, "<input type=\"hidden\" name=\"sheet\" value=\"\(sheet.name)\"><input type=\"hidden\" name=\"heads\" value=\"\(mapping.headRows)\"><input type=\"hidden\" name=\"skipped\" value=\"\(mapping.skipped)\">\(selects)\(statuses)<p><button class=\"btn\">Take the rows</button></p>"))
            \(sample(mapping, sheet, headings))
            """
    }

    private func layout(_ mapping: ImportMapping) -> HTML {
        let sheets = kept.tables.map {
            "<option value=\"\($0.name)\"\(" selected", when: $0.name == mapping.sheet)>\($0.name.isEmpty ? kept.name : $0.name) (\($0.rows.count) rows)</option>"
                as HTML
        }
        let heads = [1, 2].map {
            "<option value=\"\($0)\"\(" selected", when: $0 == mapping.headRows)>\($0 == 1 ? "One line" : "Two lines")</option>" as HTML
        }
        return """
            <form class="filters" method="get" action="\(path)"><div class="field"><label for="sheet">Sheet</label><select id="sheet" name="sheet">\(sheets)</select></div>
            <div class="field"><label for="heads">The headings are</label><select id="heads" name="heads">\(heads)</select></div>
            <div class="field"><label for="skipped">Lines above them</label><input id="skipped" name="skipped" size="3" inputmode="numeric" value="\(mapping.skipped)"></div>
            <button class="btn quiet">Look again</button></form>
            """
    }

    /// What the file's words for status mean here; asked once the column is known.
    private func statusFields(_ mapping: ImportMapping, _ sheet: TableText, _ fields: FormFields) -> HTML {
        var mapping = mapping
        if let column = Int(visit.form["column-status"]) { mapping.columns[.status] = column }
        let words = mapping.columns[.status] == nil ? [] : mapping.statusWords(sheet.rows).prefix(20)
        if words.isEmpty { return "" }
        let options = [(value: "", words: "Hold the row")] + Delivery.allCases.map { (value: $0.rawValue, words: $0.words) }
        let selects = words.enumerated().map { index, word in
            "<input type=\"hidden\" name=\"word-\(index)\" value=\"\(word)\">\(fields.select("means-\(index)", "“\(word)” means", options: options, value: mapping.statuses[word.lowercased()]?.rawValue ?? ""))"
                as HTML
        }
        return "<h3>Words of the status column</h3>\(selects)"
    }

    private func sample(_ mapping: ImportMapping, _ sheet: TableText, _ headings: [String]) -> HTML {
        let columns = headings.prefix(12).enumerated().map { Table.Column($0.element.isEmpty ? "Column \($0.offset + 1)" : $0.element) }
        let rows = mapping.body(sheet.rows).prefix(5).map { row in
            Table.row(columns, columns.indices.map { index in row.cells.indices.contains(index) ? "\(row.cells[index])" : "" })
        }
        return """
            <h2>The first rows</h2><div class="scroll" tabindex="0" role="region" aria-label="The first rows">\(Table("\(sheet.rows.count) rows with text", columns, rows: Array(rows)).html())</div>
            """
    }

    private var outcome: HTML {
        let taken = kept.rows.filter { $0.action != nil }
        let left = kept.rows.count { $0.isLeftOut }
        let links = taken.compactMap { row in row.action.flatMap { id in read.actions.first { $0.id == id } } }.map {
            "<li><a href=\"\(ActionPlanPlaces.action.path(read.plan.id, $0.id))\">\($0.ref.description)</a> \($0.text)</li>" as HTML
        }
        return """
            <p>\(taken.count) row\("s", when: taken.count != 1) became actions, \(kept.held.count) \(kept.held.count == 1 ? "is" : "are") held, \(left) left out.</p>
            \(kept.held.isEmpty ? "" : "<h2>Held rows</h2>\(kept.held.prefix(Paging.length).map(held))")
            \(links.isEmpty ? "" : "<details><summary>Actions that were taken</summary><ul>\(links)</ul></details>")
            """
    }

    private func held(_ row: PlanImportRow) -> HTML {
        let isThis = visit.form["row"] == row.id.text
        let fields = FormFields(typed: isThis ? visit.form : nil, problems: isThis ? problems : nil)
        let reasons = row.reasons.map { "<li>\($0.words)</li>" as HTML }
        let name = { (field: String) in "\(field)-\(row.id)" }
        let findings =
            [(value: "", words: "None yet")]
            + read.numbers.sorted { $0.value < $1.value }.compactMap { id, number in
                read.finding(id).map { (value: String(number), words: "\(number). \($0.text.shortened(to: 60))") }
            }
        let statuses =
            [(value: "", words: "Nothing said")]
            + Delivery.allCases.filter { $0 != .doneAndEvidenced }.map { (value: $0.words, words: $0.words) }
        let posts = [(value: "", words: "Nobody yet")] + read.posts.all.map { (value: $0.title, words: $0.title) }
        let content = row.content
        let body: HTML = """
            <input type="hidden" name="row" value="\(row.id)">
            \(fields.area(name("text"), "What will be done", value: content.text, rows: 2))
            \(fields.select(name("finding"), "Finding", options: findings, value: content.finding))
            \(fields.select(name("owner"), "Owner\(content.owner.isEmpty ? "" : " (the file says “\(content.owner)”)")", options: posts, value: read.posts.named(content.owner)?.title ?? ""))
            \(fields.text(name("due"), "Due by", hint: "As in 31/05/2022.", value: content.due, width: 12))
            \(fields.text(name("start"), "Begins on", value: content.start, width: 12))
            \(fields.text(name("differenceBy"), "Difference seen by", value: content.differenceBy, width: 12))
            \(fields.select(name("status"), "Status\(content.status.isEmpty ? "" : " (the file says “\(content.status)”)")", options: statuses))
            \(fields.area(name("update"), "Last update", value: content.update, rows: 2))
            <p class="row"><button class="btn" name="what" value="mend">Make it an action</button> <button class="btn quiet" name="what" value="leave">Leave it out</button></p>
            """
        return """
            <details id="row-\(row.id)"\(" open", when: isThis)><summary>Row \(row.line): \(content.text.isEmpty ? "no words" : content.text.shortened(to: 80))</summary>
            <ul>\(reasons)</ul>\(visit.form(to: ActionPlanPlaces.mendRow.path(read.plan.id, kept.id), body))</details>
            """
    }
}
