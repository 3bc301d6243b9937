import ChildRecords
import ChildReturns
import Foundation
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb

/// The small invented files of what went wrong in real use, each loaded as a command loads it.
struct FindingFiles {
    static let today = Day(2026, 11, 29)!
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let council: LoadedCouncil

    init() throws { council = try LoadedCouncil() }

    /// Files, or whole folders with the names of what is in them.
    static func files(_ paths: [String]) -> [DroppedReturn] {
        paths.flatMap { path -> [DroppedReturn] in
            let url = folder.appending(path: path)
            guard let inside = FileManager.default.enumerator(atPath: url.path)?.compactMap({ $0 as? String }), !inside.isEmpty else {
                return [DroppedReturn(path: url.path, name: url.lastPathComponent)]
            }
            return inside.filter { ["csv", "xml", "xlsx", "zip"].contains(($0 as NSString).pathExtension) }.sorted().map {
                DroppedReturn(path: url.appending(path: $0).path, name: "\(url.lastPathComponent)/\($0)")
            }
        }
    }

    /// As `throughline import --accept`: what is in doubt stops it.
    @discardableResult
    func accept(_ paths: String..., evenIf: Bool = false, hidden: Bool = false) async throws -> DataLoad {
        try await council.load(FindingFiles.files(paths), evenIf: evenIf, hidden: hidden, on: FindingFiles.today)
    }

    func staged(_ paths: String...) async throws -> DataLoad {
        try await council.load(FindingFiles.files(paths), accepting: false, on: FindingFiles.today)
    }

    func history(_ child: String) async throws -> ChildHistory {
        try #require(try await council.store.read { try HistoryRows.history(of: LAChildID(child)!, in: $0) }, "nothing of \(child)")
    }

    /// Every entry of a kind in the current data, as the files have them, in the order of child and day.
    func entries(_ kind: EntryKind) async throws -> [Entry] {
        try await council.store.read { db in
            var all = try HistoryRows.ofTheService(in: db).filter { $0.kind == kind }
            try HistoryRows.each(in: db) { history in all += history.all.filter { $0.kind == kind } }
            return all.sorted {
                ($0.child?.text.lowercased() ?? "", $0.from?.number ?? 0, $0.origin.row) < (
                    $1.child?.text.lowercased() ?? "", $1.from?.number ?? 0, $1.origin.row
                )
            }
        }
    }

    func children() async throws -> [String] {
        try await council.store.read { db in
            var all: [String] = []
            try HistoryRows.each(in: db) { all.append($0.child.number.text) }
            return all.sorted { $0.lowercased() < $1.lowercased() }
        }
    }

    func held() async throws -> [RejectedRow] {
        try await council.store.read { db in
            try DataLoadIDs.all(in: db).flatMap { try RejectedQuery().lines(of: $0, in: db).map(\.row) }
        }
    }

    func notes() async throws -> [ReturnNote] {
        try await council.store.read { db in try DataLoadIDs.all(in: db).flatMap { try LoadRows.notes(of: $0, in: db).map(\.note) } }
    }

    func returns() async throws -> [LoadedReturn] {
        try await council.store.read { db in try DataLoadIDs.all(in: db).flatMap { try ReturnSets.all(of: $0, in: db) } }
    }

    func doubts(_ load: DataLoad) async throws -> [String] { try await council.store.read { try LoadDoubts.of(load, in: $0) } }

    /// The numbers of the children for whom a rule fails, with what it says.
    func failures(_ rule: any QualityRule.Type) async throws -> [String: [String]] {
        try await council.store.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT number, words FROM quality_failure JOIN quality_record ON quality_record.id = quality_failure.record
                    WHERE rule = ? ORDER BY number, quality_failure.id
                    """, arguments: [rule.key])
            return Dictionary(grouping: rows, by: { $0["number"] as String }).mapValues { $0.map { $0["words"] as String } }
        }
    }
}

private enum DataLoadIDs {
    static func all(in db: Database) throws -> [Identifier<DataLoad>] {
        try Identifier<DataLoad>.fetchAll(db, sql: "SELECT id FROM data_load ORDER BY number")
    }
}

extension Entry {
    /// `2024-02-02 to 2024-02-14`, `2024-06-03 open`.
    var span: String { "\(from?.iso ?? "no day") \(until.map { "to \($0.iso)" } ?? "open")" }
}
