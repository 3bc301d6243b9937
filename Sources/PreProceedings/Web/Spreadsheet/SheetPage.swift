import ChildRecords
import PreProceedings
import SiteKit
import Vocabulary

/// The spreadsheets of this person, and the form for another.
struct SheetListPage {
    let request: PageRequest
    let sheets: [TrackerSheet]
    let problems: Problems?

    static let crumbs = TrackerPages.crumbs + [(title: "Import a spreadsheet", path: SheetPlaces.all.path)]

    var page: Page {
        let form = request.form(
            to: SheetPlaces.all.path, upload: true,
            """
            \(FormFields(problems: problems).file("file", "Workbook or CSV file", hint: "Up to 20 MB. Cells are read as text. Formulas and macros are not run.", accept: ".xlsx,.csv,text/csv"))
            <p><button class="btn">Upload the file</button></p>
            """)
        let items = sheets.map { sheet -> HTML in
            let recorded = sheet.kept.values.count { $0.proceedings != nil }
            let state = sheet.mapping == nil ? "columns not mapped yet" : "\(recorded) line\(recorded == 1 ? "" : "s") recorded"
            return
                "<li><a href=\"\(SheetPlaces.one.path(sheet.id))\">\(sheet.name)</a><span class=\"sub\">\(sheet.day): \(state)</span></li>"
        }
        return Page(
            "Import a spreadsheet", breadcrumbs: TrackerPages.crumbs, problems: problems,
            """
            <h1>Import a spreadsheet</h1><p>Takes over the tracker that the council keeps in a spreadsheet. You say what each column holds, correct lines
            on the page, and confirm the children. Cases are made when you say so. A file that is uploaded again, or a newer one, adds what is new.</p>\
            \(form)\(items.isEmpty ? "" : "<h2>Your files</h2><ul>\(items)</ul>")
            <p class="hint">Only you see the files you upload. Delete a file when you have finished. Files older than \(TrackerSheets.daysKept) days are deleted at the next upload.</p>\(TrackerFile.words)
            """)
    }
}

/// The lines of a spreadsheet: those that can be recorded, those to correct, and everything that is not taken.
struct SheetPage {
    let request: PageRequest
    let state: SheetState
    let numbers: [Identifier<PreProceedingsCase>: String]
    let problems: Problems?

    /// More lines than a page can show in one table.
    private static let mostShown = 200
    private static let mostCells = 100

    private var sheet: TrackerSheet { state.sheet }
    private var rejected: [LineState] { state.lines.filter { $0.isRejected } }
    private var ready: [LineState] { state.lines.filter(\.isReady) }

    var page: Page {
        Page(
            "Lines of the spreadsheet", breadcrumbs: SheetListPage.crumbs, problems: problems,
            """
            <h1>Lines of the spreadsheet</h1><p>\(sheet.name)</p><p>\(summary)</p>\(toConfirm)\(toCorrect)\(toRecord)\(done)\(leftOut)\(notTaken)\(ends)
            """)
    }

    private var summary: String {
        func words(_ count: Int, _ what: String) -> String { "\(count) line\(count == 1 ? "" : "s") \(what)" }
        let (known, recorded) = (state.lines.count { if case .known = $0.outcome { true } else { false } }, recordedLines.count)
        return [
            words(ready.count, "can be recorded"), words(rejected.count, "to correct"), words(recorded, "recorded"),
            words(known, "already in the tracker"),
        ].joined(separator: ", ") + "."
    }

    // MARK: Children to confirm

    private var toConfirm: HTML? {
        let proposals = rejected.filter(\.isToConfirm).flatMap { line in
            line.matches.enumerated().filter {
                $0.element.found == nil && $0.element.candidates.count == 1 && $0.element.fault?.asksToConfirm ?? false
            }
            .map { (line: line.id, index: $0.offset, match: $0.element) }
        }
        if proposals.isEmpty { return nil }
        let options = proposals.prefix(SheetPage.mostShown).map { proposal in
            (
                value: "\(proposal.line):\(proposal.index):\(proposal.match.candidates[0].id)",
                words: "Line \(proposal.line), “\(proposal.match.clue.words)”: \(proposal.match.candidates[0].words)"
            )
        }
        let exact = Set(
            proposals.filter(\.match.isExact).map { "\($0.line):\($0.index):\($0.match.candidates[0].id)" })
        let choices = FormFields().choices(
            "confirmed", "These lines are about these records",
            hint: "Found by date of birth and name. Those with the same name and date of birth are selected. Clear what is not right.",
            several: true, options: options, chosen: exact)
        return """
            <h2>Children to confirm</h2>\(request.form(to: SheetPlaces.confirm.path(sheet.id), "\(choices)<p><button class=\"btn\">Confirm the selected children</button></p>"))
            """
    }

    // MARK: Lines to correct

    private var toCorrect: HTML? {
        let lines = rejected.filter { line in
            guard case .faults(let faults) = line.outcome else { return false }
            return !faults.allSatisfy(\.asksToConfirm) || line.matches.contains { $0.candidates.count > 1 && $0.found == nil }
                || problems?.all.contains { $0.place.hasSuffix("-\(line.id)") } ?? false
        }
        if lines.isEmpty { return nil }
        let more = lines.count - Paging.length
        let hint: HTML? =
            more > 0
            ? "<p class=\"hint\">The first \(Paging.length) are shown. The other \(more) follow as these are corrected or left out.</p>"
            : nil
        return "<h2>Lines to correct</h2>\(hint)\(lines.prefix(Paging.length).map(correction))"
    }

    private func correction(_ state: LineState) -> HTML {
        guard case .faults(let faults) = state.outcome else { return "" }
        let line = state.line
        let isThis = request.form["line"] == "\(line.line)"
        let fields = FormFields(typed: isThis ? request.form : nil, problems: isThis ? problems : nil)
        let shown = SheetField.allCases.filter { field in
            field != .family && (faults.contains { $0.field == field } || (field != .note && line.places[field] != nil))
        }
        let inputs = shown.map { input($0, line, fields) }
        let confirm = state.matches.enumerated().compactMap { index, match -> HTML? in
            if match.candidates.isEmpty { return nil }
            return fields.choices(
                "child-\(index)-\(line.line)", "Which record is “\(match.clue.words)”?",
                options: match.candidates.map { ($0.id.text, $0.words) } + [("none", "None of these")])
        }
        let reasons = faults.map { "<li>\($0.words(in: line))</li>" as HTML }
        let body: HTML = """
            <input type="hidden" name="line" value="\(line.line)">\(confirm)\(inputs)<p class="row">\
            <button class="btn" name="what" value="save">Save line \(line.line)</button> \
            <button class="btn quiet" name="what" value="leave">Leave line \(line.line) out</button></p>
            """
        let title = [line[.family], line[.number], line[.child]].first { !$0.isEmpty } ?? "no child"
        return """
            <details id="line-\(line.line)"\(" open", when: isThis)><summary>Line \(line.line): \(title.shortened(to: 60))</summary><ul>\(reasons)</ul>\
            \(inherited(line))\(request.form(to: SheetPlaces.line.path(sheet.id), body))</details>
            """
    }

    private func inherited(_ line: SheetLine) -> HTML? {
        line.inheritedFrom.map { "<p class=\"hint\">The dates are those of line \($0), which names the same family.</p>" }
    }

    private func input(_ field: SheetField, _ line: SheetLine, _ fields: FormFields) -> HTML {
        let (name, value) = ("\(field.rawValue)-\(line.line)", line[field])
        let label = "\(field.words), line \(line.line)"
        switch field {
        case .stage:
            let own = [(value: value, words: value.isEmpty ? "Go by the dates" : "As in the file: \(value)")]
            return fields.select(
                name, label, options: own + SheetStage.allCases.map { (value: $0.words, words: $0.words) }.filter { $0.value != value },
                value: value)
        case .outcome:
            let own = [(value: value, words: value.isEmpty ? "None" : "As in the file: \(value)")]
            let none = value.isEmpty ? [] : [(value: "", words: "None")]
            return fields.select(
                name, label, options: own + none + StepChoice.ofSpreadsheet.map { (value: $0.words, words: $0.words) }, value: value)
        case .note, .why: return fields.area(name, label, value: value, rows: 2)
        case .number, .child, .birth, .review:
            return value.contains("\n")
                ? fields.area(name, label, value: value, rows: 2) : fields.text(name, label, value: value, width: 30)
        default: return fields.text(name, label, value: value, width: 16)
        }
    }

    // MARK: Lines that can be recorded

    private var toRecord: HTML? {
        if ready.isEmpty { return nil }
        let columns = ["Line", "Children", "What is recorded"].map { Table.Column($0) }
        let rows = ready.prefix(SheetPage.mostShown).map { state -> HTML in
            let children = state.matches.compactMap(\.found).map { "<li>\($0.words)</li>" as HTML }
            let steps = (try? state.line.steps(sheet.mapping ?? SheetMapping(sheet: ""), today: request.today)) ?? []
            let words = steps.map { "<li>\($0.words)</li>" as HTML }
            return Table.row(
                columns,
                ["\(state.id)", "<ul class=\"plain\">\(children)</ul>", "<ul class=\"plain\">\(words)</ul>\(inherited(state.line))"])
        }
        let more: HTML? =
            ready.count > SheetPage.mostShown
            ? "<p class=\"hint\">The first \(SheetPage.mostShown) of \(ready.count) lines are shown. All are recorded.</p>" : nil
        let count = state.families.count
        let words = count == 1 ? "Record 1 family" : "Record \(count) families"
        return """
            <h2>Lines that can be recorded</h2><p>Steps that the tracker has already are not recorded again.</p>\(more)\
            \(Table("What goes into the tracker", columns, rows: Array(rows)).html())\
            \(request.button(words, to: SheetPlaces.record.path(sheet.id), quiet: false))
            """
    }

    private var recordedLines: [(line: Int, item: Identifier<PreProceedingsCase>)] {
        state.lines.compactMap { line in
            if case .recorded(let id) = line.outcome { (line.id, id) } else { nil }
        }
    }

    private var done: HTML? {
        if recordedLines.isEmpty { return nil }
        let cases = Dictionary(grouping: recordedLines, by: \.item).compactMap { id, lines in
            numbers[id].map { (id: id, number: $0, lines: lines) }
        }
        .sorted { $0.number < $1.number }
        let items = cases.map { item -> HTML in
            let lines = item.lines.map { String($0.line) }.joined(separator: ", ")
            return
                "<li><a class=\"whole\" href=\"\(CaseRegister.address.path(item.id))\">\(item.number)</a> from line\(item.lines.count == 1 ? "" : "s") \(lines)</li>"
        }
        return "<h2>Recorded</h2><ul>\(items)</ul>"
    }

    private var leftOut: HTML? {
        let lines = state.lines.filter { if case .leftOut = $0.outcome { true } else { false } }
        if lines.isEmpty { return nil }
        let items = lines.prefix(SheetPage.mostShown).map { line -> HTML in
            let back = request.button(
                "Take line \(line.id) back", to: SheetPlaces.line.path(sheet.id), fields: [("line", "\(line.id)"), ("what", "back")])
            return "<li>Line \(line.id) \(back)</li>"
        }
        return "<h2>Left out</h2><ul class=\"plain\">\(Array(items))</ul>"
    }

    // MARK: What is not taken

    private var notTaken: HTML? {
        guard let cells = NotTaken.cells(of: sheet) else { return nil }
        if cells.isEmpty { return "<p>Every cell with text is taken, or waits in a line to correct.</p>" }
        let columns = ["Cell", "Text", "Why"].map { Table.Column($0) }
        let rows = cells.prefix(SheetPage.mostCells).map { cell in
            Table.row(columns, ["\(cell.place)<span class=\"sub\">\(cell.sheet)</span>", "\(cell.text.shortened(to: 80))", "\(cell.why)"])
        }
        return """
            <details class="section"><summary>Cells that are not taken (\(cells.count))</summary><p><a href="\(SheetPlaces.notTaken.path(sheet.id))">All of them as CSV</a></p>\
            \(Table("Cells with text that do not go into the tracker", columns, rows: Array(rows)).html())</details>
            """
    }

    private var ends: HTML {
        let remap: HTML? =
            recordedLines.isEmpty
            ? "<p><a href=\"\(SheetPlaces.one.path(sheet.id))?columns=yes\">Change what the columns hold</a></p>" : nil
        return "\(remap)\(request.button("Delete this spreadsheet", to: SheetPlaces.delete.path(sheet.id)))"
    }
}
