import CXlsxWriter
import Foundation
import LifelikeCouncil
import Vocabulary

/// Annex A as a workbook with a sheet a list, as councils keep it: a line of words above the header, and days as days, not as text.
final class AnnexAWorkbook {
    private let book: UnsafeMutablePointer<lxw_workbook>
    private let day: UnsafeMutablePointer<lxw_format>?
    private var sheets: [Int: (sheet: UnsafeMutablePointer<lxw_worksheet>, next: UInt32)] = [:]
    private let lists: AnnexA

    /// - Parameter scale: for the benchmarks: each row so many times, with another child's number.
    init(_ council: InventedCouncil, file: URL) throws {
        lists = AnnexA(council)
        var options = lxw_workbook_options()
        options.constant_memory = UInt8(LXW_TRUE.rawValue)
        guard let book = workbook_new_opt(file.path, &options) else {
            throw CommandRefusal("The workbook \(file.path) cannot be begun. Is there room, and may you write there?")
        }
        self.book = book
        day = workbook_add_format(book)
        format_set_num_format(day, "dd/mm/yyyy")
        begin()
    }

    private func begin() {
        var properties = lxw_doc_properties()
        properties.created = 1_648_166_400
        workbook_set_properties(book, &properties)
        for list in 1...11 {
            guard let sheet = workbook_add_worksheet(book, "List_\(list)") else { continue }
            worksheet_write_string(sheet, 0, 0, "List \(list): Marlshire, an invented council", nil)
            for (column, name) in (AnnexA.headers[list] ?? []).enumerated() {
                worksheet_write_string(sheet, 2, UInt16(clamping: column), name, nil)
            }
            sheets[list] = (sheet, 3)
        }
    }

    func add(_ household: Household) {
        for (list, fields) in lists.rows(of: household) {
            guard let (sheet, row) = sheets[list] else { continue }
            for (index, field) in fields.enumerated() where !field.isEmpty {
                let column = UInt16(clamping: index)
                if let day = AnnexAWorkbook.day(field) {
                    // A spreadsheet counts days from 30 December 1899.
                    worksheet_write_number(sheet, row, column, Double(day.number + 25569), self.day)
                } else {
                    worksheet_write_string(sheet, row, column, field, nil)
                }
            }
            sheets[list] = (sheet, row + 1)
        }
    }

    func close() throws {
        guard workbook_close(book) == LXW_NO_ERROR else { throw CommandRefusal("The Annex A workbook could not be written to its end.") }
    }

    /// `20/06/2022` and nothing else.
    private static func day(_ text: String) -> Day? {
        let parts = text.utf8.count == 10 ? text.split(separator: "/") : []
        guard parts.count == 3, let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2]) else { return nil }
        return Day(year, month, day)
    }
}
