import ChildRecords
import Foundation
import Intake
import LifelikeCouncil
import Testing
import Vocabulary

@testable import ChildReturns

/// Sound returns of all four forms with some bytes changed, cut, doubled or moved; always the same ones for the same seed. Each is read
/// or refused in words, and no row of it is lost without a word.
@Suite("Returns with some bytes changed")
struct MutantReturnsTests {
    private static let rounds = ProcessInfo.processInfo.environment["THROUGHLINE_LONG"] == "1" ? 20_000 : 400

    private struct Chance {
        var state: UInt64
        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return bound <= 0 ? 0 : Int((state >> 33) % UInt64(bound))
        }
    }

    /// The files of a small invented council, and the sector's own samples where they are there.
    private static func soundFiles() throws -> [(name: String, bytes: [UInt8])] {
        let plan = CouncilPlan(seed: 11, children: 12, until: Day(2022, 3, 31)!)
        let council = InventedCouncil(plan)
        var writers: [any ReturnWriter] = [
            SafeguardingDataset(council), Census(plan), LookedAfterTables(plan), LookedAfterXML(plan), AnnexATables(council),
        ]
        var (pages, households) = (Pages(), council.makeIterator())
        for index in writers.indices { writers[index].begin(&pages) }
        while let household = households.next() { for index in writers.indices { writers[index].add(household, to: &pages) } }
        for index in writers.indices { writers[index].end(&pages) }
        let written = pages.bytes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        let samples = try SampleReturns.files.map { ($0.lastPathComponent, Array(try Data(contentsOf: $0)).prefix(40_000)) }
        return written.filter { !$0.1.isEmpty } + samples.map { ($0.0, Array($0.1)) }
    }

    private static func mutant(of bytes: [UInt8], from start: Int, _ chance: inout Chance) -> [UInt8] {
        var bytes = bytes
        for _ in 0...chance.next(3) {
            guard bytes.count > start else { break }
            let place = start + chance.next(bytes.count - start)
            switch chance.next(6) {
            case 0: bytes[place] = UInt8(chance.next(256))
            case 1: bytes[place] ^= 1 << UInt8(chance.next(8))
            case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + chance.next(40)))
            case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 1 + chance.next(200))], at: place)
            case 4: bytes.insert([0, 0x22, 0x2C, 0x0A, 0x3C, 0x26, 0xFF][chance.next(7)], at: place)
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }

    private struct Told { var rows = 0; var notes: [ReturnNote] = []; var refusal: Refusal? }

    private func told(of bytes: [UInt8], at path: String) throws -> Told {
        try Data(bytes).write(to: URL(filePath: path))
        var (told, wire) = (Told(), WireReader())
        do {
            let reader = ReturnReader(ReturnInstruction(name: "file", today: Day(2026, 11, 25)!)) { piece in
                try wire.take(piece) { message in
                    switch message {
                    case .end(let rows): told.rows += rows
                    case .note(let note): told.notes.append(note)
                    case .begin, .again, .child, .entry, .name, .held: break
                    }
                }
            }
            try reader.read(DroppedFile(path: path, name: "file", limits: .childLevelReturn))
        } catch let refusal as Refusal { told.refusal = refusal }
        return told
    }

    @Test func `each is read or refused in words, and a table gives a row for every line that says something`() throws {
        let files = try MutantReturnsTests.soundFiles()
        #expect(files.count > 60)
        let path = FileManager.default.temporaryDirectory.appending(path: "throughline-mutant-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var (chance, counted, refused) = (Chance(state: 7), 0, 0)
        for round in 0..<MutantReturnsTests.rounds {
            let (name, sound) = files[round % files.count]
            let isTable = name.hasSuffix(".csv")
            // Every other time the headings are left as they are, so that the rows behind them can be counted.
            let head = isTable && round % 2 == 0 ? (sound.firstIndex(of: 10) ?? -1) + 1 : 0
            let mutant = MutantReturnsTests.mutant(of: sound, from: head, &chance)
            let told = try told(of: mutant, at: path)
            if let refusal = told.refusal {
                refused += 1
                #expect(refusal != .workerFailed && !refusal.words.isEmpty, "round \(round) of \(name)")
            } else if head > 0, !mutant.contains(0x22) {
                counted += 1
                let lines = mutant[head...].split { $0 == 10 || $0 == 13 }.count { line in line.contains { $0 > 0x20 && $0 != 0x2C } }
                let faulty = mutant[head...].contains(0)
                #expect(told.rows == lines || faulty && told.rows >= lines, "round \(round) of \(name)")
            }
        }
        #expect(counted > MutantReturnsTests.rounds / 5 && refused > 0)
    }
}
