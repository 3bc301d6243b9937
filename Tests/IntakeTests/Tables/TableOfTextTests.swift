import Testing

@testable import Intake

@Suite("Reading a CSV file")
struct TableOfTextTests {
    private func rows(_ bytes: [UInt8]) throws -> [(number: Int, cells: [String], fault: RowFault?)] {
        var rows: [(Int, [String], RowFault?)] = []
        try TableOfText(MemoryBytes(bytes)).eachRow { row in rows.append((row.number, (0..<row.count).map { row.text($0) }, row.fault)) }
        return rows
    }

    private func cells(_ text: String) throws -> [[String]] { try rows(Array(text.utf8)).map(\.cells) }

    @Test func `quoted cells hold separators, line ends and quotes`() throws {
        #expect(try cells("a,\"b,c\",\"d\r\ne\",\"f\"\"g\"\n1,2,3,4") == [["a", "b,c", "d\r\ne", "f\"g"], ["1", "2", "3", "4"]])
    }

    @Test("mixed line ends each end a row", arguments: ["a\nb\nc", "a\r\nb\r\nc\r\n", "a\rb\rc", "a\nb\r\nc\r"])
    func lineEnds(text: String) throws { #expect(try cells(text) == [["a"], ["b"], ["c"]]) }

    @Test func `rows are counted as a spreadsheet program counts them, empty ones too`() throws {
        #expect(try rows(Array("a\n\n\"b\nb\"\nc".utf8)).map(\.number) == [1, 3, 4])
    }

    @Test func `a byte-order mark is no part of the first heading`() throws {
        #expect(try rows([0xEF, 0xBB, 0xBF] + Array("CHILD,DOB\r\n1,2".utf8)).first?.cells == ["CHILD", "DOB"])
    }

    @Test("UTF-16 with its mark is read, whichever end comes first", arguments: [true, false])
    func wide(bigEnd: Bool) throws {
        let units = Array("id,näme\n1,😀".utf16)
        let bytes = units.flatMap { unit in bigEnd ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)] }
        #expect(try rows((bigEnd ? [0xFE, 0xFF] : [0xFF, 0xFE]) + bytes).map(\.cells) == [["id", "näme"], ["1", "😀"]])
    }

    @Test func `what a spreadsheet program on Windows wrote is read as it was meant`() throws {
        #expect(try rows([0x4F, 0x92, 0x4E, 0x2C, 0xA3]).first?.cells == ["O’N", "£"])
    }

    @Test func `semicolons and tabs separate too, when they are what the first line has most of`() throws {
        #expect(try cells("a;b;c,d\n1;2;3") == [["a", "b", "c,d"], ["1", "2", "3"]])
        #expect(try cells("a\tb\n1\t2") == [["a", "b"], ["1", "2"]])
    }

    @Test func `a zero byte makes its row faulty and no other`() throws {
        let found = try rows(Array("a,b\n1,".utf8) + [0] + Array("2\n3,4".utf8))
        #expect(found.map(\.fault) == [nil, .zeroByte, nil])
    }

    @Test func `a quote that is never closed costs one row, not the rest of the file`() throws {
        let found = try rows(Array("a,b\n1,\"two\n3,4\n5,6\n".utf8))
        #expect(found.map(\.fault) == [nil, .unterminatedQuote, nil, nil])
        #expect(found.suffix(2).map(\.cells) == [["3", "4"], ["5", "6"]])
    }

    @Test func `a cell of ten megabytes makes its row faulty and takes no memory`() throws {
        let long = [UInt8](repeating: 0x61, count: 10 << 20)
        let found = try rows(Array("a,b\n1,\"".utf8) + long + Array("\"\n3,4".utf8))
        #expect(found.map(\.fault) == [nil, .tooLong, nil])
        #expect(found.last?.cells == ["3", "4"])
    }

    @Test func `a row of too many cells is faulty`() throws {
        #expect(try rows([UInt8](repeating: 0x2C, count: 5_000)).first?.fault == .tooManyCells)
    }

    @Test func `an empty file has no rows, and the last row needs no line end`() throws {
        #expect(try rows([]).isEmpty)
        #expect(try cells("a,\n") == [["a", ""]])
        #expect(try cells("a,") == [["a", ""]])
    }

    @Test func `cut anywhere, a file is read to where it was cut`() throws {
        let whole = Array("CHILD,\"DO\"\"B\"\r\n1,\"x\r\ny\"\r\n2,3\r\n".utf8)
        for length in whole.indices { _ = try rows(Array(whole.prefix(length))) }
    }
}
