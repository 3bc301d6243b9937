import ActionPlans
import Foundation
import Inspections
import Intake
import SiteKit
import Vocabulary

extension ActionPlanPages {
    static let importLimit = 20 * 1024 * 1024

    func showImports(_ request: PageRequest, _ plan: Identifier<Plan>) async throws -> Answer {
        .page(try await importsPage(request, plan))
    }

    private func importsPage(_ request: PageRequest, _ plan: Identifier<Plan>, _ problems: Problems? = nil) async throws -> Page {
        let read = try await read(plan, for: request)
        let imports = try await store.read { try PlanImports.all(of: plan, in: $0) }
        return ImportListPage(request: request, read: read, imports: imports, problems: problems).page
    }

    /// A worker reads the file and returns plain text in rows.
    func readImport(_ request: PageRequest, _ plan: Identifier<Plan>) async throws -> Answer {
        _ = try await read(plan, for: request)
        do {
            guard let file = request.files.first(where: { $0.field == "file" && !$0.name.isEmpty }) else {
                throw Problems("file", "Select a workbook or a CSV file.")
            }
            let tables = try await tables(of: file)
            let id = try await acts.keepImport(
                tables, named: String(file.name.prefix(200)), for: plan, on: request.today, by: request.changer)
            return .seeOther(ActionPlanPlaces.planImport.path(plan, id))
        } catch let problems as Problems {
            return .page(try await importsPage(request, plan, problems))
        }
    }

    private func tables(of file: Upload) async throws -> [TableText] {
        do {
            return try await store.whileOnDisk(file.bytes) { try await workers.read($0, kind: .table, as: [TableText].self) }
        } catch let refusal as Refusal { throw Problems("file", refusal.wordsOfTable) }
    }

    func showImport(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<PlanImport>) async throws -> Answer {
        .page(try await importPage(request, plan, id))
    }

    private func importPage(
        _ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<PlanImport>, _ problems: Problems? = nil
    ) async throws -> Page {
        let read = try await read(plan, for: request)
        let (kept, suggested) = try await store.read { db in
            let kept = try PlanImports.one(id, of: plan, in: db)
            return (kept, try kept.flatMap { try PlanImports.kept(for: $0.tables, in: db) })
        }
        guard let kept else { throw NotFound() }
        return ImportPage(request: request, read: read, kept: kept, suggested: suggested, problems: problems).page
    }

    func takeImport(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<PlanImport>) async throws -> Answer {
        _ = try await read(plan, for: request)
        let kept = try await store.read { try PlanImports.one(id, of: plan, in: $0) }
        do {
            let mapping = try ActionPlanPages.mapping(request.form, kept?.table(request.form["sheet"]))
            try await acts.take(id, of: plan, by: mapping, on: request.today, changer: request.changer)
            return .seeOther(ActionPlanPlaces.planImport.path(plan, id))
        } catch let problems as Problems {
            return .page(try await importPage(request, plan, id, problems))
        }
    }

    private static func mapping(_ form: Fields, _ table: TableText?) throws(Problems) -> ImportMapping {
        var columns: [ImportMapping.Field: Int] = [:]
        var problems: [Problem] = []
        for field in ImportMapping.Field.allCases {
            if let column = Int(form["column-\(field.rawValue)"]), (0..<TableText.mostColumns).contains(column) {
                columns[field] = column
            } else if field.isNeeded {
                problems.append(Problem("column-\(field.rawValue)", "Select the column for: \(field.words.lowercasedFirst)."))
            }
        }
        var mapping = ImportMapping(
            sheet: form["sheet"], headRows: form["heads"] == "2" ? 2 : 1, skipped: min(max(Int(form["skipped"]) ?? 0, 0), 20),
            columns: columns, hiddenRows: form["hidden"] == "yes")
        // A column without a word, as one that is only coloured, asks nothing.
        if columns[.status] != nil, !form.has("means-0"), let table, !mapping.statusWords(table.rows).isEmpty {
            problems.append(Problem("column-status", "Select below what the values of this column mean."))
        }
        if !problems.isEmpty { throw Problems(problems) }
        for index in 0..<ImportPage.mostStatuses {
            if let delivery = Delivery(rawValue: form["means-\(index)"]) { mapping.statuses[form["word-\(index)"].lowercased()] = delivery }
        }
        return mapping
    }

    func correctRow(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<PlanImport>) async throws -> Answer {
        _ = try await read(plan, for: request)
        guard let row = Identifier<PlanImportRow>(request.form["row"]) else { throw NotFound() }
        do {
            if request.form["what"] == "leave" {
                try await acts.leaveOut(row, of: plan, on: request.today, by: request.changer)
            } else {
                let value = { (field: String) in request.form["\(field)-\(row)"] }
                let content = ImportedRow(
                    title: value("title"), text: value("text"), finding: request.form.all("finding-\(row)").joined(separator: ","),
                    owner: value("owner"), start: value("start"),
                    due: value("due"),
                    differenceBy: value("differenceBy"), status: value("status"), update: value("update"))
                try await acts.correct(row, content, of: plan, on: request.today, by: request.changer)
            }
            return .seeOther(
                ActionPlanPlaces.planImport.path(plan, id),
                saying: request.form["what"] == "leave" ? "Saved: the row is left out." : "Saved: the row.")
        } catch let problems as Problems {
            let placed = Problems(problems.all.map { Problem("\($0.place)-\(row)", $0.words) })
            return .page(try await importPage(request, plan, id, placed))
        }
    }
}

/// The files that actions were imported from, and the form for another.
struct ImportListPage {
    let request: PageRequest
    let read: PlanRead
    let imports: [PlanImport]
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: nil, problems: problems)
        let form = request.form(
            to: ActionPlanPlaces.imports.path(read.plan.id), upload: true,
            """
            \(fields.file("file", "Workbook or CSV file", hint: "Up to 20 MB. Cells are read as text. Formulas and macros are not run.", accept: ".xlsx,.csv,text/csv"))
            <p><button class="btn">Upload the file</button></p>
            """)
        let items = imports.map { one -> HTML in
            let taken = one.rows.count { $0.action != nil }
            let state: HTML = one.mapping == nil ? "columns not mapped yet" : "\(taken) imported, \(one.held.count) rejected"
            return
                "<li><a href=\"\(ActionPlanPlaces.planImport.path(read.plan.id, one.id))\">\(one.name)</a><span class=\"sub\">\(one.day), \(one.author): \(state)</span></li>"
        }
        return Page(
            "Import actions", breadcrumbs: PlanBreadcrumbs.to(read.plan), problems: problems,
            """
            <h1>Import actions from a spreadsheet</h1><p>You choose what each column contains. Rows with problems are listed so that you can correct them.</p>\(form)
            \(items.isEmpty ? "" : "<h2>Uploaded files</h2><ul>\(items)</ul>")
            """)
    }
}

/// One file: the mapping of its columns, or the result for its rows.
struct ImportPage {
    let request: PageRequest
    let read: PlanRead
    let kept: PlanImport
    /// The mapping of an earlier file with the same headings.
    let suggested: ImportMapping?
    let problems: Problems?

    private var path: String { ActionPlanPlaces.planImport.path(read.plan.id, kept.id) }
    /// From the address while a person is looking, from the form when it was sent.
    private func asked(_ name: String) -> String { request.form.has(name) ? request.form[name] : request.query[name] }
    private var sheet: TableText? {
        kept.table(asked("sheet")) ?? suggested.flatMap { kept.table($0.sheet) } ?? kept.firstShown
    }
    private func number(_ name: String, _ usual: Int, _ range: ClosedRange<Int>) -> Int {
        min(max(Int(asked(name)) ?? usual, range.lowerBound), range.upperBound)
    }

    var page: Page {
        Page(
            kept.name, breadcrumbs: PlanBreadcrumbs.to(read.plan) + [("Import actions", ActionPlanPlaces.imports.path(read.plan.id))],
            problems: problems, "<h1>\(kept.name)</h1>\(cut)\(hiddenSheets)\(kept.mapping == nil ? mappingForm : outcome)")
    }

    /// What the workbook hides is named, and read only where somebody says so.
    private var hiddenSheets: HTML? {
        let names = kept.tables.filter { $0.isHidden && $0.name != kept.mapping?.sheet }.map { "“\($0.name)”" }
        if names.isEmpty { return nil }
        return """
            <p class="note">\(names.count == 1 ? "The sheet \(names[0]) is" : "The sheets \(names.joined(separator: ", ")) are") hidden in the \
            workbook and not read\(kept.mapping == nil ? ", unless you choose \(names.count == 1 ? "it" : "one")" : "").</p>
            """
    }

    private func hiddenRows(_ sheet: TableText, _ fields: FormFields) -> HTML? {
        guard let lines = sheet.hiddenLines, !lines.isEmpty else { return nil }
        let rows =
            "\(lines.count == 1 ? "Row" : "Rows") \(lines.prefix(20).map(String.init).joined(separator: ", "))\(lines.count > 20 ? " …" : "")"
        return fields.choices(
            "hidden", "\(rows) \(lines.count == 1 ? "is" : "are") hidden in this sheet",
            hint: "A hidden row is rejected, and you can still import it afterwards, unless you say that hidden rows are meant too.",
            several: true, options: [("yes", "Import hidden rows as well")])
    }

    /// What of the sheet was not read.
    private var cut: HTML? {
        let table = kept.mapping.flatMap { kept.table($0.sheet) } ?? sheet
        return table?.cutWords.map { "<p class=\"note doubt\"><strong>\($0)</strong></p>" }
    }

    /// More values than a status column ever has.
    static let mostStatuses = 100

    private var mappingForm: HTML {
        guard let sheet else { return "<p class=\"note\">The file has no rows with text.</p>" }
        var mapping = suggested ?? ImportMapping(sheet: sheet.name)
        mapping.sheet = sheet.name
        mapping.headRows = number("heads", mapping.headRows, 1...2)
        mapping.skipped = number("skipped", mapping.skipped, 0...20)
        let headings = mapping.headings(sheet.rows)
        let options =
            [(value: "", words: "Not in the file")]
            + headings.enumerated().map { (value: String($0.offset), words: $0.element.isEmpty ? "Column \($0.offset + 1)" : $0.element) }
        let fields = FormFields(typed: request.form.has("column-text") ? request.form : nil, problems: problems)
        let selects = ImportMapping.Field.allCases.map { field in
            fields.select(
                "column-\(field.rawValue)", field.words, hint: field.isNeeded ? nil : "Optional", options: options,
                value: mapping.columns[field].map { String($0) } ?? "")
        }
        let statuses = statusFields(mapping, sheet, fields)
        return """
            \(layout(mapping))<h2>Map the columns</h2>
            \(suggested == nil ? "" : "<p class=\"hint\">Taken from an earlier file with the same headings. Check it.</p>")
            \(request.form(to: path, "<input type=\"hidden\" name=\"sheet\" value=\"\(sheet.name)\"><input type=\"hidden\" name=\"heads\" value=\"\(mapping.headRows)\"><input type=\"hidden\" name=\"skipped\" value=\"\(mapping.skipped)\">\(selects)\(statuses)\(hiddenRows(sheet, fields))<p><button class=\"btn\">Import the rows</button></p>"))
            \(sample(mapping, sheet, headings))
            """
    }

    private func layout(_ mapping: ImportMapping) -> HTML {
        let sheets = kept.tables.map {
            "<option value=\"\($0.name)\"\(" selected", when: $0.name == mapping.sheet)>\($0.name.isEmpty ? kept.name : $0.name) (\($0.rows.count) rows\($0.isHidden ? ", hidden" : ""))</option>"
                as HTML
        }
        let heads = [1, 2].map {
            "<option value=\"\($0)\"\(" selected", when: $0 == mapping.headRows)>\($0 == 1 ? "One row" : "Two rows")</option>" as HTML
        }
        return """
            <form class="filters" method="get" action="\(path)"><div class="field"><label for="sheet">Sheet</label><select id="sheet" name="sheet">\(sheets)</select></div>
            <div class="field"><label for="heads">Heading rows</label><select id="heads" name="heads">\(heads)</select></div>
            <div class="field"><label for="skipped">Rows above the headings</label><input id="skipped" name="skipped" size="3" inputmode="numeric" value="\(mapping.skipped)"></div>
            <button class="btn quiet">Update</button></form>
            """
    }

    /// What the file's status values mean; asked once the column is chosen.
    private func statusFields(_ mapping: ImportMapping, _ sheet: TableText, _ fields: FormFields) -> HTML {
        var mapping = mapping
        if let column = Int(request.form["column-status"]) { mapping.columns[.status] = column }
        let all = mapping.columns[.status] == nil ? [] : mapping.statusWords(sheet.rows)
        let words = all.prefix(ImportPage.mostStatuses)
        if let column = mapping.columns[.status], words.isEmpty {
            let headings = mapping.headings(sheet.rows)
            let heading = headings.indices.contains(column) ? headings[column] : ""
            return """
                <p class="note">There is no text in the column “\(heading)”. Colours of cells are not read: the rows are imported without a status. \
                To keep the ratings, write them as words in the workbook and upload it again.</p>
                """
        }
        if words.isEmpty { return "" }
        let more: HTML? =
            all.count > words.count
            ? "<p class=\"note doubt\">The column has \(all.count) different values and the first \(words.count) are listed. Rows with another value will be rejected. Check that this is the status column.</p>"
            : nil
        let options = [(value: "", words: "Reject the row")] + Delivery.allCases.map { (value: $0.rawValue, words: $0.words) }
        let selects = words.enumerated().map { index, word in
            "<input type=\"hidden\" name=\"word-\(index)\" value=\"\(word)\">\(fields.select("means-\(index)", "“\(word)” means", options: options, value: mapping.statuses[word.lowercased()]?.rawValue ?? ""))"
                as HTML
        }
        return "<h3>Values of the status column</h3>\(more)\(Array(selects))"
    }

    private func sample(_ mapping: ImportMapping, _ sheet: TableText, _ headings: [String]) -> HTML {
        let columns = headings.prefix(12).enumerated().map { Table.Column($0.element.isEmpty ? "Column \($0.offset + 1)" : $0.element) }
        let rows = mapping.body(sheet.rows).prefix(5).map { row in
            Table.row(columns, columns.indices.map { index in row.cells.indices.contains(index) ? "\(row.cells[index])" : "" })
        }
        return """
            <h2>Preview</h2><div class="scroll" tabindex="0" role="region" aria-label="Preview">\(Table("The first \(rows.count) of \(sheet.rows.count) rows with text\(headings.count > columns.count ? ", the first \(columns.count) of \(headings.count) columns" : "")", columns, rows: Array(rows)).html())</div>
            """
    }

    private var outcome: HTML {
        let taken = kept.rows.filter { $0.action != nil }
        let left = kept.rows.count { $0.isLeftOut }
        let links = taken.compactMap { row in row.action.flatMap { id in read.actions.first { $0.id == id } } }.map {
            "<li><a href=\"\(ActionPlanPlaces.action.path(read.plan.id, $0.id))\">\($0.ref.description)</a> \($0.title)</li>" as HTML
        }
        let more = kept.held.count - Paging.length
        let hidden: HTML? =
            more > 0
            ? "<p class=\"hint\">The first \(Paging.length) are shown. The other \(more) follow as these are corrected or left out.</p>"
            : nil
        return """
            <p>\(taken.count) row\("s", when: taken.count != 1) imported, \(kept.held.count) rejected, \(left) left out.</p>\(withoutStatus)
            \(kept.held.isEmpty ? "" : "<h2>Rejected rows</h2>\(hidden)\(kept.held.prefix(Paging.length).map(held))")
            \(links.isEmpty ? "" : "<details><summary>Imported actions</summary><ul>\(links)</ul></details>")
            """
    }

    /// A rating that is only a colour is said to be lost.
    private var withoutStatus: HTML? {
        guard kept.mapping?.columns[.status] != nil else { return nil }
        let count = kept.rows.count { $0.content.status.isEmpty && !$0.content.text.isEmpty }
        if count == 0 { return nil }
        return """
            <p class="note">\(count) row\(count == 1 ? " has" : "s have") no text in the status column and \(count == 1 ? "was" : "were") read without a \
            status. Colours of cells are not read.</p>
            """
    }

    private func held(_ row: PlanImportRow) -> HTML {
        let isThis = request.form["row"] == row.id.text
        let fields = FormFields(typed: isThis ? request.form : nil, problems: isThis ? problems : nil)
        let reasons = row.reasons.map { "<li>\($0.words)</li>" as HTML }
        let name = { (field: String) in "\(field)-\(row.id)" }
        let findings =
            read.numbers.sorted { $0.value < $1.value }.compactMap { id, number in
                read.finding(id).map { (value: String(number), words: "\(number). \($0.text.shortened(to: 60))") }
            }
        let statuses =
            [(value: "", words: "None")]
            + Delivery.allCases.filter { $0 != .doneAndEvidenced }.map { (value: $0.words, words: $0.words) }
        let posts = [(value: "", words: "None")] + read.posts.all.map { (value: $0.title, words: $0.title) }
        let content = row.content
        let body: HTML = """
            <input type="hidden" name="row" value="\(row.id)">
            \(fields.text(name("title"), "Short title", hint: "The first clause of the text if you leave it blank.", value: content.title ?? ""))
            \(fields.area(name("text"), "What will be done", value: content.text, rows: 2))
            \(findings.isEmpty ? "" : fields.choices(
                name("finding"), "Findings\(content.finding.isEmpty ? "" : " (the file says “\(content.finding)”)")", several: true,
                options: findings, chosen: Set(content.findingWords)))
            \(fields.select(name("owner"), "Owner\(content.owner.isEmpty ? "" : " (the file says “\(content.owner)”)")", options: posts, value: read.posts.named(content.owner)?.title ?? ""))
            \(fields.text(name("due"), "Due date", hint: "For example 31/05/2022.", value: content.due, width: 12))
            \(fields.text(name("start"), "Start date", value: content.start, width: 12))
            \(fields.text(name("differenceBy"), "Impact expected by", value: content.differenceBy, width: 12))
            \(fields.select(name("status"), "Status\(content.status.isEmpty ? "" : " (the file says “\(content.status)”)")", options: statuses))
            \(fields.area(name("update"), "Last update", value: content.update, rows: 2))
            <p class="row"><button class="btn" name="what" value="correct">Import this row</button> <button class="btn quiet" name="what" value="leave">Leave it out</button></p>
            """
        return """
            <details id="row-\(row.id)"\(" open", when: isThis)><summary>Row \(row.line): \(content.text.isEmpty ? "no text" : content.text.shortened(to: 80))</summary>
            <ul>\(reasons)</ul>\(request.form(to: ActionPlanPlaces.correctRow.path(read.plan.id, kept.id), body))</details>
            """
    }
}
