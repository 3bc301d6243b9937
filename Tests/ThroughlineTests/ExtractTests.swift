import ChildRecords
import Foundation
import GRDB
import Indicators
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb
@testable import Throughline

@Suite("What children contribute, for other tools", .serialized)
struct ExtractTests {
    private let place = Command.temporaryDirectory()

    private func written(_ name: String, for purpose: String, _ store: Store) async throws -> URL {
        let folder = place.appending(path: name)
        let request = ExtractRequest(purpose: purpose, keys: place.appending(path: "keys").path, folder: folder.path)
        let words = try await request.carryOut(store, council: "Marlshire", on: DemonstrationSite.today)
        #expect(words.contains("contributions.csv: ") && !words.contains("contributions.csv: 0 "))
        return folder
    }

    /// The rows of a file under their heads; no cell of an extract has a line end in it.
    private func rows(_ file: String, in folder: URL) throws -> [[String: String]] {
        let text = try String(contentsOf: folder.appending(path: "\(file).csv"), encoding: .utf8)
        let lines = text.utf8.split(separator: UInt8(ascii: "\n")).map(cells)
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
    }

    private func cells(_ line: Substring.UTF8View) -> [String] {
        var (cells, cell, isQuoted): ([String], [UInt8], Bool) = ([], [], false)
        for byte in line {
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted:
                cells.append(String(decoding: cell, as: UTF8.self))
                cell.removeAll(keepingCapacity: true)
            default: cell.append(byte)
            }
        }
        return cells + [String(decoding: cell, as: UTF8.self)]
    }

    private func children(_ folder: URL) throws -> Set<String> { Set(try rows("children", in: folder).compactMap { $0["child"] }) }

    @Test func `has no number, name or day of birth in it, and the same pseudonyms for one purpose only`() async throws {
        let site = try await DemonstrationSite()
        let study = try await written("study", for: "study-of-drift", site.store)
        let again = try await written("again", for: "study-of-drift", site.store)
        let other = try await written("other", for: "another-study", site.store)
        #expect(try children(study).count > 500 && children(study) == children(again))
        #expect(try children(study).isDisjoint(with: children(other)))
        let (numbers, births) = try await site.store.read { db in
            (
                Set(try String.fetchAll(db, sql: "SELECT number FROM loaded_child")),
                Set(try Int.fetchAll(db, sql: "SELECT born FROM measured_child WHERE born IS NOT NULL").map { Day(number: $0).iso })
            )
        }
        #expect(!numbers.isEmpty && !births.isEmpty)
        for file in ["measures", "children", "contributions"] {
            #expect(Set(try rows(file, in: study).flatMap(\.values)).isDisjoint(with: numbers), "a child’s number in \(file).csv")
        }
        #expect(Set(try rows("children", in: study).flatMap(\.values)).isDisjoint(with: births))
        let trail = try await site.store.read {
            try String.fetchAll($0, sql: "SELECT subject FROM audit WHERE act = 'measures.extract' ORDER BY sequence")
        }
        #expect(trail == ["study-of-drift", "study-of-drift", "another-study"])
    }

    @Test func `its rows give the figures of the pages`() async throws {
        let site = try await DemonstrationSite()
        let folder = try await written("figures", for: "figures", site.store)
        let all = try rows("contributions", in: folder)
        let shown = try await site.store.read { db -> [String: (met: Int, counted: Int)] in
            guard let run = try MeasuredRun.shown(in: db) else { return [:] }
            var shown: [String: (met: Int, counted: Int)] = [:]
            for one in try MeasuredFigure.all(team: "", run, in: db) where one.measure.figure == .share && one.gap == nil {
                guard let period = one.period, one.measure.timing != .snapshot else { continue }
                let inside = { (row: [String: String]) in
                    row["measure"] == one.measure.code && (period.first.iso...period.last.iso).contains(row["first_day"] ?? "")
                }
                let met = all.count { inside($0) && $0["kind"] == "met" }
                let missed = all.count { inside($0) && $0["kind"] == "missed" }
                #expect((met, met + missed) == (one.numerator, one.counted), "\(one.measure.code)")
                shown[one.measure.code] = (met, met + missed)
            }
            return shown
        }
        #expect(shown.count > 10 && shown.values.contains { $0.met > 0 && $0.met < $0.counted })
    }

    @Test func `is written whole or not at all, and never over what is there`() async throws {
        let site = try await DemonstrationSite()
        let folder = try await written("once", for: "once", site.store)
        await #expect(throws: PseudonymousExtract.Refusal.self) {
            try await ExtractRequest(purpose: "once", keys: place.appending(path: "keys").path, folder: folder.path)
                .carryOut(site.store, council: "Marlshire", on: DemonstrationSite.today)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path).allSatisfy { !$0.hasSuffix(".part") })
        let schema = try #require(
            JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: "schema.json"))) as? [String: Any])
        let tables = try #require(schema["tables"] as? [[String: Any]])
        for table in tables {
            let (name, columns) = try (#require(table["name"] as? String), #require(table["columns"] as? [[String: String]]))
            let found = try rows(name, in: folder)
            #expect(found.count == table["rows"] as? Int)
            #expect(Set(found[0].keys) == Set(columns.compactMap { $0["name"] }))
            let bytes = try Data(contentsOf: folder.appending(path: "\(name).csv"))
            #expect(Digest(of: bytes).text == table["sha256"] as? String)
        }
    }

    @Test(arguments: ["a", "Study", "study 1", "../study", "-study", "study-"])
    func `a purpose that names no file is refused`(purpose: String) {
        #expect(!PseudonymousExtract.isPurpose(purpose))
    }
}
