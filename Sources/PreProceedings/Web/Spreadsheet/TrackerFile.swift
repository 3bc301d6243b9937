import ChildRecords
import ChildRecordsWeb
import GRDB
import PreProceedings
import SiteKit
import Vocabulary

/// The tracker as a spreadsheet, one line for each spell of a child, under headings that the import recognises.
struct TrackerFile {
    static let csv = Place("/pre-proceedings/children.csv")
    static let workbook = Place("/pre-proceedings/children.xlsx")

    let store: Store

    func register(on site: inout Site) {
        site.get(TrackerFile.csv, .keepPreProceedings) { request in
            var table = CSVTable(SheetExport.headings)
            for row in try await rows(request) { table.add(SheetExport.fields.map { row[$0] ?? "" }) }
            return .file(table.download(name: "pre-proceedings-children-\(request.today.iso).csv"))
        }
        site.get(TrackerFile.workbook, .keepPreProceedings) { request in
            let rows = try await rows(request).map { row in
                SheetExport.fields.map { TrackerFile.cell(row[$0] ?? "") }
            }
            let file = SpreadsheetFile("Pre-proceedings", head: SheetExport.headings, rows: rows)
            return .file(
                Download(
                    try file.bytes(in: store.incoming),
                    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    name: "pre-proceedings-children-\(request.today.iso).xlsx"))
        }
    }

    private static func cell(_ text: String) -> SpreadsheetFile.Cell {
        Day(iso: text).map { .day($0) } ?? .text(text)
    }

    /// The children whom the person may see, and no others.
    private func rows(_ request: PageRequest) async throws -> [[SheetField: String]] {
        let viewer = Viewer(request)
        let (ids, rows) = try await store.computing {
            db -> ([Identifier<PreProceedingsCase>], [[SheetField: String]]) in
            let lines = try CaseRegister.register.lines(Fields([("sort", "case")]), as: viewer, in: db)
            let rows = try lines.flatMap { line -> [[SheetField: String]] in
                guard let item = try PreProceedingsCase.load(line.id, in: db) else { return [] }
                return try CaseChild.visible(of: item.family, to: viewer, in: db).flatMap { child in
                    SheetExport.lines(
                        of: item, case: line.number, child: child.id, number: child.number, name: child.name)
                }
            }
            return (lines.map(\.id), rows)
        }
        try await store.recordView(of: ids, act: .readPreProceedings, by: request.changer)
        return rows
    }

    /// What stands in the file, and what has no place in it.
    static var words: HTML {
        let kinds = SheetExport.notCarried.map { "<li>\($0.rule.trail)</li>" as HTML }
        return """
            <h2>The tracker as a spreadsheet</h2><p>One line for each child, with headings that are recognised here: <a href="\(csv.path)">CSV</a> or
            <a href="\(workbook.path)">a workbook</a>. It has the dates, stages and reasons.</p><details class="section"><summary>What the file has no place for</summary>
            <p>Who chaired, agreed or was sent a letter; whether the threshold is met and it is safe to wait; corrections; and these steps:</p><ul>\(kinds)</ul></details>
            """
    }
}
