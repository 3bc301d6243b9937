import Foundation
import Testing

@testable import Intake

/// Sound files with a few bytes changed, cut, doubled or moved, always the same ones for the same seed. A reader may refuse them or read
/// them; it may not end the process, and it may not take for ever.
@Suite("Files with some bytes changed")
struct MutantTests {
    private static let rounds = ProcessInfo.processInfo.environment["THROUGHLINE_LONG"] == "1" ? 20_000 : 150

    struct Chance {
        var state: UInt64
        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return bound <= 0 ? 0 : Int((state >> 33) % UInt64(bound))
        }
    }

    static func mutant(of bytes: [UInt8], _ chance: inout Chance) -> [UInt8] {
        var bytes = bytes
        for _ in 0...chance.next(4) {
            if bytes.isEmpty { break }
            let place = chance.next(bytes.count)
            switch chance.next(5) {
            case 0: bytes[place] = UInt8(chance.next(256))
            case 1: bytes[place] ^= 1 << UInt8(chance.next(8))
            case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + chance.next(40)))
            case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 1 + chance.next(200))], at: place)
            default: bytes = Array(bytes.prefix(place))
            }
        }
        return bytes
    }

    @Test func `a CSV file`() throws {
        var chance = Chance(state: 1)
        let sound = Array("\u{FEFF}CHILD,\"DO\"\"B\",x\r\n1,\"06/06/2022\r\n\",é\n2,;3\t|\n".utf8)
        for _ in 0..<MutantTests.rounds * 10 {
            try TableOfText(MemoryBytes(MutantTests.mutant(of: sound, &chance))).eachRow { row in
                for index in 0..<row.count { _ = row.text(index) }
            }
        }
    }

    @Test func `an XML document`() throws {
        var chance = Chance(state: 2)
        let sound = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Message><A b=\"1\"><![CDATA[x]]>é</A><!-- c --><C/></Message>".utf8)
        for _ in 0..<MutantTests.rounds * 10 {
            do {
                let stream = try MarkupStream(MemoryBytes(MutantTests.mutant(of: sound, &chance)), limits: .childLevelReturn)
                while try stream.next() != nil { _ = stream.line }
            } catch is Refusal {}
        }
    }

    @Test func `a workbook`() throws {
        var chance = Chance(state: 3)
        let rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>44718</v></c></row>"
        let book = try SampleArchive.workbook(
            [("List_1", rows)], strings: ["<t>x</t>"], merged: "<mergeCells><mergeCell ref=\"A1:B9\"/></mergeCells>")
        let sound = Array(try Data(contentsOf: URL(filePath: book.path)))
        for _ in 0..<MutantTests.rounds {
            let path = try temporaryFile(MutantTests.mutant(of: sound, &chance))
            defer { try? FileManager.default.removeItem(atPath: path) }
            do { _ = try partsOf(path) } catch is Refusal {}
        }
    }

    @Test func `the parts of a workbook, changed before they are packed`() throws {
        var chance = Chance(state: 4)
        let sound = Array("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"ZZZ9\" s=\"1\"><v>4e9</v></c></row>".utf8)
        for _ in 0..<MutantTests.rounds {
            let rows = String(decoding: MutantTests.mutant(of: sound, &chance), as: UTF8.self)
            let book = try SampleArchive.workbook([("List_1", rows)], strings: ["<t>x</t>"])
            defer { try? FileManager.default.removeItem(atPath: book.path) }
            do { _ = try partsOf(book.path) } catch is Refusal {}
        }
    }
}
