import ChildRecords
import Foundation
import Intake
import Testing
import Vocabulary

@testable import ChildReturns

/// What a file of a council's data says, read in the test's own process.
struct ReadReturn {
    struct Held: Equatable { let part: String; let row: Int; let reason: RejectionReason; let column: String; let value: String }

    var parts: [ReturnPart] = []
    var rows: [String: Int] = [:]
    var entries: [Entry] = []
    var held: [Held] = []
    var notes: [ReturnNote] = []
    var names: [String] = []

    init(_ path: String, today: Day = Day(2026, 11, 25)!, mapping: [String: String] = [:]) throws {
        var (wire, children, current, found) = (WireReader(), [LAChildID](), 0, self)
        let name = (path as NSString).lastPathComponent
        let reader = ReturnReader(ReturnInstruction(name: name, today: today, mapping: mapping)) { piece in
            try wire.take(piece) { message in
                switch message {
                case .begin(let part):
                    found.parts.append(part)
                    current = found.parts.count - 1
                case .again(let index): current = index
                case .child(let text): children.append(try #require(LAChildID(text)))
                case .entry(let raw):
                    found.entries.append(
                        ReadReturn.entry(raw, raw.child == 0 ? nil : children[raw.child - 1], found.parts[current].format, file: current))
                case .held(let held):
                    found.held.append(
                        Held(
                            part: found.parts[current].table, row: held.row, reason: held.reason, column: held.column, value: held.value))
                case .name(_, let name): found.names.append(name)
                case .note(let note): found.notes.append(note)
                case .end(let rows): found.rows[found.parts[current].table, default: 0] += rows
                }
            }
        }
        try reader.read(DroppedFile(path: path, name: name, limits: .childLevelReturn))
        self = found
    }

    init(text: String, today: Day = Day(2026, 11, 25)!, mapping: [String: String] = [:]) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "throughline-return-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        try self.init(file.path, today: today, mapping: mapping)
    }

    func of(_ kind: EntryKind) -> [Entry] { entries.filter { $0.kind == kind } }

    private static func entry(_ raw: WireReader.RawEntry, _ child: LAChildID?, _ format: ReturnFormat, file: Int) -> Entry {
        func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String? { bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self) }
        let facts = text(raw.facts).flatMap { try? JSONDecoder().decode([String: String].self, from: Data($0.utf8)) } ?? [:]
        return Entry(
            raw.kind, child: child, from: raw.from.map { Day(number: Int($0)) }, until: raw.until.map { Day(number: Int($0)) },
            reference: text(raw.reference), within: text(raw.within), team: text(raw.team), worker: text(raw.worker),
            facts: Dictionary(facts.compactMap { key, value in Fact(rawValue: key).map { ($0, value) } }) { first, _ in first },
            origin: Origin(format: format, file: file, row: Int(raw.row)))
    }
}
