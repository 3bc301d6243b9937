import ChildRecords
import ChildRecordsWeb
import Foundation
import GRDB
import Intake
import PreProceedings
import SiteKit
import Vocabulary

/// The addresses of a council’s own spreadsheet on its way into the tracker.
package enum SheetPlaces {
    package static let all = Place("/pre-proceedings/spreadsheets")
    static let one = PlaceOf<TrackerSheet>("/pre-proceedings/spreadsheets/:sheet")
    static let line = PlaceOf<TrackerSheet>("/pre-proceedings/spreadsheets/:sheet/line")
    static let confirm = PlaceOf<TrackerSheet>("/pre-proceedings/spreadsheets/:sheet/children")
    static let record = PlaceOf<TrackerSheet>("/pre-proceedings/spreadsheets/:sheet/record")
    static let delete = PlaceOf<TrackerSheet>("/pre-proceedings/spreadsheets/:sheet/delete")
    static let notTaken = PlaceOf<TrackerSheet>("/pre-proceedings/spreadsheets/:sheet/not-taken.csv")
}

/// Takes the spreadsheet that a council keeps today into the tracker: upload, columns named by a person, lines corrected on the page, and cases
/// made when the person says so.
struct SheetPages {
    /// Names of tables; an old or a macro workbook is told what it is.
    private static let endings: Set = ["csv", "tsv", "tab", "txt", "xlsx", "xlsm", "xls"]
    private static let limit = 20 * 1024 * 1024
    /// So many families are written at a time, so that nobody else who saves waits long.
    private static let familiesAtATime = 20

    let store: Store
    let workers: WorkerPool

    func register(on site: inout Site) {
        site.get(SheetPlaces.all, .keepPreProceedings) { .page(try await list($0)) }
        site.post(SheetPlaces.all, .keepPreProceedings, limit: SheetPages.limit) { request in
            do { return try await upload(request) } catch let problems as Problems { return .page(try await list(request, problems)) }
        }
        site.get(SheetPlaces.one, .keepPreProceedings) { request, id in .page(try await page(request, id)) }
        site.post(SheetPlaces.one, .keepPreProceedings) { request, id in
            do { return try await map(request, id) } catch let problems as Problems { return .page(try await page(request, id, problems)) }
        }
        site.post(SheetPlaces.line, .keepPreProceedings) { request, id in
            do { return try await line(request, id) } catch let problems as Problems { return .page(try await page(request, id, problems)) }
        }
        site.post(SheetPlaces.confirm, .keepPreProceedings) { request, id in try await confirm(request, id) }
        site.post(SheetPlaces.record, .keepPreProceedings) { request, id in try await record(request, id) }
        site.post(SheetPlaces.delete, .keepPreProceedings) { request, id in try await delete(request, id) }
        TrackerFile(store: store).register(on: &site)
        site.get(SheetPlaces.notTaken, .keepPreProceedings) { request, id in .file(try await notTaken(request, id)) }
    }

    // MARK: Uploads

    private func list(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let account = request.person.id.text
        let sheets = try await store.read { try TrackerSheets.all(of: account, in: $0) }
        return SheetListPage(request: request, sheets: sheets, problems: problems).page
    }

    private func upload(_ request: PageRequest) async throws -> Answer {
        guard let file = request.files.first(where: { $0.field == "file" && !$0.name.isEmpty }) else {
            throw Problems("file", "Select a workbook or a CSV file.")
        }
        if let ending = file.name.split(separator: ".").dropFirst().last, !SheetPages.endings.contains(ending.lowercased()) {
            throw Problems("file", Refusal.notATable.wordsOfTable)
        }
        let tables: [TableText]
        do {
            tables = try await store.whileOnDisk(file.bytes) { try await workers.read($0, kind: .table, as: [TableText].self) }
        } catch let refusal as Refusal { throw Problems("file", refusal.wordsOfTable) }
        let (name, digest, account) = (String(file.name.prefix(200)), Digest(of: Array(file.bytes)), request.person.id.text)
        let id = try await store.change(by: request.changer, .keepPreProceedings, on: "spreadsheets", note: "spreadsheet read") { db in
            try TrackerSheets.keep(tables, named: name, digest: digest, of: account, on: request.today, in: db)
        }
        return .seeOther(SheetPlaces.one.path(id), saying: "The file has been read. Nothing is in the tracker yet.")
    }

    private func delete(_ request: PageRequest, _ id: Identifier<TrackerSheet>) async throws -> Answer {
        let account = request.person.id.text
        try await store.change(by: request.changer, .keepPreProceedings, on: id.text, note: "spreadsheet deleted") { db in
            guard try TrackerSheets.one(id, of: account, in: db) != nil else { throw NotFound() }
            try db.execute(literal: "DELETE FROM pre_proceedings_sheet WHERE id = \(id)")
        }
        return .seeOther(SheetPlaces.all.path, saying: "The spreadsheet has been deleted. Cases that were recorded from it stay.")
    }

    // MARK: One file

    private func page(_ request: PageRequest, _ id: Identifier<TrackerSheet>, _ problems: Problems? = nil) async throws -> Page {
        let (account, viewer) = (request.person.id.text, Viewer(request))
        let read = try await store.computing { db -> (TrackerSheet, SheetState?, SheetMapping?, [Identifier<PreProceedingsCase>: String]) in
            guard let sheet = try TrackerSheets.one(id, of: account, in: db) else { throw NotFound() }
            if sheet.mapping == nil || request.query.has("columns") || request.form.has("heads") {
                return (sheet, nil, try sheet.mapping ?? TrackerSheets.keptMapping(for: sheet.tables, in: db), [:])
            }
            let state = try SheetState(sheet, author: try request.changer.name(in: db), for: viewer, in: db)
            return (sheet, state, nil, try SheetPages.numbers(of: state, viewer, in: db))
        }
        guard let state = read.1 else {
            return SheetMappingPage(request: request, sheet: read.0, suggested: read.2, problems: problems).page
        }
        try await recordView(of: state, request)
        return SheetPage(request: request, state: state, numbers: read.3, problems: problems).page
    }

    /// Whose records stand on the page, beside the names of the spreadsheet itself.
    private func recordView(of state: SheetState, _ request: PageRequest) async throws {
        let children = Set(state.lines.flatMap(\.matches).flatMap { $0.candidates + [$0.found].compactMap(\.self) }.map(\.id.text))
        try await store.recordView(of: children.sorted(), act: .keepPreProceedings, by: request.changer)
    }

    /// The numbers of the cases that the page leads to and the person may see.
    private static func numbers(of state: SheetState?, _ viewer: Viewer, in db: Database) throws -> [Identifier<PreProceedingsCase>: String]
    {
        guard let state else { return [:] }
        let recorded = Set(
            state.lines.compactMap { line -> Identifier<PreProceedingsCase>? in
                if case .recorded(let id) = line.outcome { id } else { nil }
            })
        if recorded.isEmpty { return [:] }
        let lines = try CaseRegister.register.lines(Fields([("sort", "case")]), as: viewer, in: db)
        return Dictionary(uniqueKeysWithValues: lines.filter { recorded.contains($0.id) }.map { ($0.id, $0.number) })
    }

    private func map(_ request: PageRequest, _ id: Identifier<TrackerSheet>) async throws -> Answer {
        let account = request.person.id.text
        guard let sheet = try await store.read({ try TrackerSheets.one(id, of: account, in: $0) }) else { throw NotFound() }
        let mapping = try SheetMappingForm(sheet).read(request.form)
        try await store.change(by: request.changer, .keepPreProceedings, on: id.text, note: "columns of a spreadsheet mapped") { db in
            guard let now = try TrackerSheets.one(id, of: account, in: db) else { throw NotFound() }
            // Lines that are cases already were read by the mapping that they were read by.
            if now.kept.values.contains(where: { $0.proceedings != nil }) {
                throw Problems("", "Lines of this file have been recorded. Upload the file again under another name to map it anew.")
            }
            try TrackerSheets.map(now, mapping, on: request.today, in: db)
        }
        return .seeOther(SheetPlaces.one.path(id), saying: "The columns are mapped. Nothing is in the tracker yet.")
    }

    // MARK: Lines

    private func line(_ request: PageRequest, _ id: Identifier<TrackerSheet>) async throws -> Answer {
        let (form, account, viewer) = (request.form, request.person.id.text, Viewer(request))
        guard let number = Int(form["line"]) else { throw Problems("", "Select a line of this spreadsheet.") }
        let faults = try await store.change(by: request.changer, .keepPreProceedings, on: id.text, note: "line of a spreadsheet corrected")
        {
            db -> Problems? in
            guard let sheet = try TrackerSheets.one(id, of: account, in: db),
                let line = sheet.reading?.lines.first(where: { $0.line == number }), sheet.kept[number]?.proceedings == nil
            else { throw NotFound() }
            var kept = sheet.kept[number] ?? TrackerSheet.KeptLine()
            kept.leftOut = form["what"] == "leave" ? request.today : nil
            if form["what"] == "save" { SheetPages.take(form, line, into: &kept) }
            try TrackerSheets.save(number, kept, of: id, in: db)
            if form["what"] != "save" { return nil }
            guard let sheet = try TrackerSheets.one(id, of: account, in: db),
                let state = try SheetState(sheet, only: [number], author: try request.changer.name(in: db), for: viewer, in: db)
            else { return nil }
            return state.lines.first.flatMap(SheetPages.problems)
        }
        if let faults { throw faults }
        let said: Confirmation =
            switch form["what"] {
            case "leave": "Line \("\(number)") is left out."
            case "back": "Line \("\(number)") is back."
            default: "Line \("\(number)") is corrected."
            }
        return .seeOther(SheetPlaces.one.path(id), saying: said)
    }

    private static func take(_ form: Fields, _ line: SheetLine, into kept: inout TrackerSheet.KeptLine) {
        for field in SheetField.allCases where form.has("\(field.rawValue)-\(line.line)") {
            let text = form["\(field.rawValue)-\(line.line)"]
            if text != line[field] { kept.typed[field] = text }
        }
        for index in 0..<line.clues.count {
            kept.children[index] = TrackerSheet.ConfirmedChild(form["child-\(index)-\(line.line)"]) ?? kept.children[index]
        }
    }

    /// What is still wrong with a line, each by its field on the page.
    private static func problems(_ state: LineState) -> Problems? {
        guard case .faults(let faults) = state.outcome else { return nil }
        return Problems(
            faults.map { fault in
                if fault.asksToConfirm, let index = state.matches.firstIndex(where: { $0.fault == fault }) {
                    return Problem("child-\(index)-\(state.id)", fault.words(in: state.line))
                }
                return Problem("\(fault.field.rawValue)-\(state.id)", fault.words(in: state.line))
            })
    }

    /// Children that a person has said are the records that were proposed.
    private func confirm(_ request: PageRequest, _ id: Identifier<TrackerSheet>) async throws -> Answer {
        let (account, ticked) = (request.person.id.text, request.form.all("confirmed"))
        let count = try await store.change(
            by: request.changer, .keepPreProceedings, on: id.text, note: "children of a spreadsheet confirmed"
        ) {
            db in
            guard let sheet = try TrackerSheets.one(id, of: account, in: db), let reading = sheet.reading else { throw NotFound() }
            let numbers = Set(reading.lines.map(\.line))
            var changed: [Int: TrackerSheet.KeptLine] = [:]
            for text in ticked {
                let parts = text.split(separator: ":").map(String.init)
                guard parts.count == 3, let line = Int(parts[0]), let index = Int(parts[1]), let child = Identifier<Child>(parts[2]),
                    numbers.contains(line)
                else { continue }
                var kept = changed[line] ?? sheet.kept[line] ?? TrackerSheet.KeptLine()
                kept.children[index] = .record(child)
                changed[line] = kept
            }
            for (line, kept) in changed { try TrackerSheets.save(line, kept, of: id, in: db) }
            return ticked.count
        }
        return .seeOther(SheetPlaces.one.path(id), saying: "Confirmed: \("\(count)") \(count == 1 ? "child" : "children").")
    }

    // MARK: Recording

    /// Families are written some at a time, each whole. What was stopped in between goes on where it was when the button is pressed again.
    private func record(_ request: PageRequest, _ id: Identifier<TrackerSheet>) async throws -> Answer {
        let (account, viewer) = (request.person.id.text, Viewer(request))
        let name = try await store.read { try request.changer.name(in: $0) }
        let found = try await store.computing { db -> SheetState in
            guard let sheet = try TrackerSheets.one(id, of: account, in: db),
                let state = try SheetState(sheet, author: name, for: viewer, in: db)
            else { throw NotFound() }
            return state
        }
        var changer = request.changer
        for start in stride(from: 0, to: found.families.count, by: SheetPages.familiesAtATime) {
            let families = Set(found.families[start..<min(start + SheetPages.familiesAtATime, found.families.count)])
            let lines = Set(found.lines.filter { $0.family.map(families.contains) ?? false }.map(\.id))
            try await store.change(by: changer, .keepPreProceedings, on: id.text, note: "cases recorded from a spreadsheet") {
                [changer] db in
                guard let sheet = try TrackerSheets.one(id, of: account, in: db),
                    let state = try SheetState(sheet, only: lines, author: name, for: viewer, in: db)
                else { throw NotFound() }
                try state.record(families, store, by: changer, in: db)
            }
            // The key of the form is used once; what follows belongs to the same press of the button.
            changer = Changer(account: request.changer.account)
        }
        let count = found.families.count
        return .seeOther(SheetPlaces.one.path(id), saying: "Recorded: \("\(count)") \(count == 1 ? "family" : "families").")
    }

    // MARK: What is not taken

    private func notTaken(_ request: PageRequest, _ id: Identifier<TrackerSheet>) async throws -> Download {
        let account = request.person.id.text
        guard let sheet = try await store.read({ try TrackerSheets.one(id, of: account, in: $0) }), let cells = NotTaken.cells(of: sheet)
        else {
            throw NotFound()
        }
        try await store.recordView(of: [id], act: .keepPreProceedings, by: request.changer)
        var table = CSVTable(["Sheet", "Cell", "Text", "Why it is not taken"])
        for cell in cells { table.add([cell.sheet, cell.place, cell.text, cell.why]) }
        return table.download(name: "not-taken.csv")
    }
}

/// A cell with text that does not go into the tracker.
struct NotTaken: Sendable {
    let sheet, place, text, why: String

    /// Every such cell of the file; nil until its columns are mapped.
    static func cells(of sheet: TrackerSheet) -> [NotTaken]? {
        guard let mapping = sheet.mapping, let table = sheet.table(mapping.sheet), let reading = sheet.reading else { return nil }
        let rows = Dictionary(uniqueKeysWithValues: zip(table.lines, table.rows))
        let own = reading.fates.keys.sorted().compactMap { cell -> NotTaken? in
            guard let why = why(reading.fates[cell], sheet.kept[cell.line]) else { return nil }
            return NotTaken(sheet: table.name, place: cell.place, text: rows[cell.line]?[cell.column] ?? "", why: why)
        }
        let others = sheet.tables.filter { $0.name != mapping.sheet }.flatMap { other in
            let lines = SheetTable(name: other.name, rows: other.rows, lines: other.lines).lines
            return other.rows.enumerated().flatMap { index, row in
                row.enumerated().filter { !$0.element.trimmed.isEmpty }.map { column, text in
                    NotTaken(
                        sheet: other.name, place: SheetCell(line: lines[index], column: column).place, text: text,
                        why: "Another sheet of the workbook")
                }
            }
        }
        return own + others
    }

    private static func why(_ fate: CellFate?, _ kept: TrackerSheet.KeptLine?) -> String? {
        switch fate {
        case .notTaken(let reason): reason.words
        case .line where kept?.leftOut != nil: "The line is left out"
        case .line, .heading, nil: nil
        }
    }
}
