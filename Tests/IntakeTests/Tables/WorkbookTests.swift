import Foundation
import Testing

@testable import Intake

@Suite("Reading a workbook")
struct WorkbookTests {
    private func rows(
        _ rows: String, strings: [String] = [], date1904: Bool = false, merged: String = ""
    ) throws -> [[String]] {
        let book = try SampleArchive.workbook([("List_1", rows)], strings: strings, date1904: date1904, merged: merged)
        return try partsOf(book.path).first?.rows ?? []
    }

    @Test func `texts are read, whether the cells share them or hold them`() throws {
        let found = try rows(
            "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"C2\" t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c></row>",
            strings: ["<t>no</t>", "<r><t>ri</t></r><r><t>ch</t></r><rPh><t>sound</t></rPh>"])
        #expect(found == [["rich", "", "inline"]])
    }

    @Test func `a number that is shown as a day is a day, any other stays a number`() throws {
        let found = try rows(
            "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44718</v></c><c r=\"B1\" s=\"2\"><v>44718.75</v></c><c r=\"C1\"><v>44718</v></c><c r=\"D1\" s=\"3\"><v>12.0</v></c></row>"
        )
        #expect(found == [["2022-06-06", "2022-06-06", "44718", "12"]])
    }

    @Test(
        "days are counted as spreadsheets count them",
        arguments: [("1", "1900-01-01"), ("59", "1900-02-28"), ("61", "1900-03-01"), ("36585", "2000-02-29"), ("45351", "2024-02-29")])
    func serial(number: String, day: String) { #expect(SerialDay.iso(number, begins1904: false) == day) }

    @Test func `a workbook from an old Macintosh counts from 1904`() throws {
        #expect(try rows("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>43256</v></c></row>", date1904: true) == [["2022-06-06"]])
    }

    @Test func `merged cells each mean what the first one holds`() throws {
        let found = try rows(
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>A1</t></is></c><c r=\"B1\"><v>1</v></c></row><row r=\"2\"><c r=\"B2\"><v>2</v></c></row><row r=\"3\"><c r=\"B3\"><v>3</v></c></row>",
            merged: "<mergeCells count=\"1\"><mergeCell ref=\"A1:A2\"/></mergeCells>")
        #expect(found == [["A1", "1"], ["A1", "2"], ["", "3"]])
    }

    @Test func `every sheet is read, under its name`() throws {
        let cell = { (text: String) in "<row r=\"1\"><c r=\"A1\"><v>\(text)</v></c></row>" }
        let book = try SampleArchive.workbook([("List_1", cell("1")), ("List_2", cell("2"))])
        #expect(try partsOf(book.path).map(\.name) == ["List_1", "List_2"])
    }

    @Test func `a workbook with macros is refused`() throws {
        let book = try SampleArchive.workbook([("List_1", "")], beside: [("xl/vbaProject.bin", "x")])
        #expect(throws: Refusal.macroWorkbook) { _ = try partsOf(book.path) }
    }

    @Test func `a workbook locked with a password is refused`() throws {
        let path = try temporaryFile([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600))
        #expect(throws: Refusal.lockedWorkbook) { _ = try partsOf(path) }
    }

    @Test("a workbook that was cut off is refused", arguments: [10, 200, 900])
    func cutOff(length: Int) throws {
        let book = try SampleArchive.workbook([("List_1", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")])
        let path = try temporaryFile(Array(try Data(contentsOf: URL(filePath: book.path)).prefix(length)))
        #expect(throws: Refusal.brokenArchive) { _ = try partsOf(path) }
    }

    @Test func `an archive that unpacks to hundreds of times its size is refused before anything is unpacked`() throws {
        let bomb = try SampleArchive([("big.csv", String(repeating: "0", count: 8 << 20))])
        #expect(throws: Refusal.archiveTooLarge) { _ = try partsOf(bomb.path) }
    }

    @Test func `an archive of more files than a return has is refused`() throws {
        let many = try SampleArchive((0...Archive.mostEntries).map { ("\($0).csv", "a,b") })
        #expect(throws: Refusal.archiveTooLarge) { _ = try partsOf(many.path) }
    }

    @Test func `the files of an archive are read, what an operating system put beside them is not`() throws {
        let archive = try SampleArchive([
            ("return/header.csv", "CHILD,DOB\n1,2"), ("__MACOSX/return/._header.csv", "x"), ("return/.DS_Store", "x"),
        ])
        #expect(try partsOf(archive.path).map(\.name) == ["return/header.csv"])
    }

    @Test func `a workbook inside an archive is read, an archive inside an archive inside an archive is not`() throws {
        let cell = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
        let book = try Data(contentsOf: URL(filePath: SampleArchive.workbook([("List_1", cell)]).path))
        #expect(book.count > 0)
        #expect(throws: Refusal.notATable) { _ = try partsOf(temporaryFile(Array("%PDF-1.7".utf8))) }
    }
}
