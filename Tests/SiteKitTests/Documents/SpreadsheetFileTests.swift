import Foundation
import SiteKit
import Testing
import Vocabulary

@Suite("A workbook that goes out")
struct SpreadsheetFileTests {
    private func bytes(_ rows: [[SpreadsheetFile.Cell]]) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "throughline-sheets-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let bytes = try SpreadsheetFile("Action plan [2022]: all/of*it", head: ["Ref", "Due"], rows: rows).bytes(in: folder)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty, "nothing is left behind")
        return bytes
    }

    @Test func `is a workbook, and the same rows make the same file`() throws {
        let rows: [[SpreadsheetFile.Cell]] = [
            [.text("A1.1"), .day(Day(2022, 6, 30))], [.text("=HYPERLINK(\"x\")"), .number(3)], [.text("")],
        ]
        let first = try bytes(rows)
        #expect(first.starts(with: [0x50, 0x4B, 0x03, 0x04]))
        #expect(try bytes(rows) == first)
    }

    @Test func `a very long cell is cut and does not stop the file`() throws {
        #expect(try bytes([[.text(String(repeating: "x", count: 50_000))]]).count > 1000)
    }
}
