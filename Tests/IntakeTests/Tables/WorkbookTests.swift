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

    @Test func `merged cells are found wherever a piece of the file ends`() throws {
        // The pieces that are looked through end at 131,072 bytes; the mark moves over that place byte by byte.
        for shift in 0..<60 {
            let filling = String(repeating: " ", count: 131_072 - 250 + shift)
            let found = try rows(
                "<row r=\"1\"><c r=\"A1\"><v>7</v></c></row>\(filling)<row r=\"2\"><c r=\"B2\"><v>2</v></c></row>",
                merged: "<mergeCells count=\"1\"><mergeCell ref=\"A1:A2\"/></mergeCells>")
            #expect(found == [["7"], ["7", "2"]], "shifted by \(shift)")
        }
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

    @Test func `a zip file with a password is refused, and the words say so`() throws {
        let archive = try SampleArchive([("ssd_contacts.csv", "a,b\n1,2")], password: "secret")
        #expect(throws: Refusal.lockedWorkbook) { _ = try partsOf(archive.path) }
        #expect(Refusal.lockedWorkbook.words.contains("password"))
    }

    @Test func `a text that goes on in the next piece of the file comes whole`() throws {
        // Longer than one piece of the parser's, so that some text lies across an end.
        let cells = (0..<4_000).map {
            "<row r=\"\($0 + 1)\"><c r=\"A\($0 + 1)\" t=\"inlineStr\"><is><t>value &amp; \($0)</t></is></c></row>"
        }
        let book = try SampleArchive.workbook([("List_1", cells.joined())])
        let found = try partsOf(book.path).first?.rows ?? []
        #expect(found == (0..<4_000).map { ["value & \($0)"] })
    }

    @Test func `cells out of their order, twice or without a place are put where they belong`() throws {
        let found = try rows(
            "<row r=\"1\"><c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c><c><v>2</v></c></row><row><c r=\"A2\"><v>0</v></c><c r=\"A2\"><v>9</v></c></row>"
        )
        #expect(found == [["1", "2", "3"], ["9"]])
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
