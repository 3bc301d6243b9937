import GRDB
import PreProceedings
import SiteKit
import Vocabulary

/// What the service does about the tracker by itself. At its start, when a new version can bring other rules, and once on each day, when a child’s
/// record can say something else, every case is counted anew, and stored where it comes out otherwise. Uploaded spreadsheets that are too old
/// are deleted.
package actor TrackerRounds {
    private static let casesAtATime = 20

    private let store: Store
    private var counted: Day?

    package init(_ store: Store) { self.store = store }

    package func look(on today: Day) async throws {
        try await deleteSheets(on: today)
        if counted == today { return }
        try await countAnew()
        counted = today
    }

    private func deleteSheets(on today: Day) async throws {
        guard try await store.read({ try TrackerSheets.isAnyOld(on: today, in: $0) }) else { return }
        try await store.change(
            by: .system, .keepPreProceedings, on: "spreadsheets", note: "spreadsheets deleted after \(TrackerSheets.daysKept) days"
        ) { try TrackerSheets.deleteOld(on: today, in: $0) }
    }

    /// - Returns: how many cases were stored otherwise.
    @discardableResult
    package func countAnew() async throws -> Int {
        let changed = try await store.computing { db in
            let terms = try LocalTerms.read(in: db)
            return try Row.fetchAll(db, literal: "SELECT id FROM pre_proceedings_case").map { $0["id"] as Identifier<PreProceedingsCase> }
                .filter { id in
                    guard let item = try PreProceedingsCase.load(id, in: db) else { return false }
                    return try ShownCase(item, terms) != ShownCase(of: id, in: db)
                }
        }
        for start in stride(from: 0, to: changed.count, by: TrackerRounds.casesAtATime) {
            let some = changed[start..<min(start + TrackerRounds.casesAtATime, changed.count)]
            try await store.change(
                by: .system, .setPreProceedings, on: "pre-proceedings", note: "deadlines of \(some.count) cases counted anew"
            ) { db in
                let terms = try LocalTerms.read(in: db)
                for id in some { try PreProceedingsCase.load(id, in: db)?.saveShown(terms, in: db) }
            }
        }
        return changed.count
    }
}
