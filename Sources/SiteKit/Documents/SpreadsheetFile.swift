import CXlsxWriter
import Foundation
import Vocabulary

/// A workbook of one sheet for a spreadsheet program: text as text, days as days. Text is never taken for a formula.
package struct SpreadsheetFile: Sendable {
    package enum Cell: Sendable, Hashable {
        case text(String)
        case day(Day?)
        case number(Int)
    }

    private let name: String
    private let head: [String]
    private let rows: [[Cell]]

    /// - Parameter name: of the sheet; a program allows 31 characters and few marks.
    package init(_ name: String, head: [String], rows: [[Cell]]) {
        self.name = String(name.filter { !"[]:*?/\\".contains($0) }.prefix(31))
        self.head = head
        self.rows = rows
    }

    /// A cell holds 32,767 characters at most; a longer text says that it was cut.
    static func fitting(_ text: String) -> String {
        text.utf16.count <= 32_767 ? text : "\(text.prefix(16_000)) [cut here: a cell of a workbook cannot hold all of it]"
    }

    /// The file's bytes; it stands in a private folder while it is written.
    package func bytes(in folder: URL) throws -> [UInt8] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let file = folder.appending(path: UUID().uuidString + ".xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        guard let book = workbook_new(file.path) else { throw StoreFault.unusable(folder.path) }
        var properties = lxw_doc_properties()
        // A fixed day, so that the same rows make the same file.
        properties.created = 1_648_166_400
        workbook_set_properties(book, &properties)
        if let sheet = workbook_add_worksheet(book, name) { write(to: sheet, of: book) }
        guard workbook_close(book) == LXW_NO_ERROR else { throw StoreFault.unusable(folder.path) }
        return Array(try Data(contentsOf: file))
    }

    private func write(to sheet: UnsafeMutablePointer<lxw_worksheet>, of book: UnsafeMutablePointer<lxw_workbook>) {
        let (day, bold) = (workbook_add_format(book), workbook_add_format(book))
        format_set_num_format(day, "dd/mm/yyyy")
        format_set_bold(bold)
        for (column, title) in head.enumerated() { worksheet_write_string(sheet, 0, UInt16(clamping: column), title, bold) }
        for (index, row) in rows.enumerated() {
            for (column, cell) in row.enumerated() {
                let (line, column) = (UInt32(clamping: index + 1), UInt16(clamping: column))
                switch cell {
                case .text(let text): worksheet_write_string(sheet, line, column, SpreadsheetFile.fitting(text), nil)
                // A spreadsheet counts days from 30 December 1899.
                case .day(let value): if let value { worksheet_write_number(sheet, line, column, Double(value.number + 25_569), day) }
                case .number(let number): worksheet_write_number(sheet, line, column, Double(number), nil)
                }
            }
        }
        worksheet_freeze_panes(sheet, 1, 0)
    }
}
