import GRDB
import Indicators
import SiteKit
import Vocabulary

/// A change of practice before it is kept.
package struct PracticeDraft: Sendable, Hashable {
    package var title: String
    package var what: String
    package var model: String
    package var day: Day
    package var measures: Set<Identifier<Measure>>

    package init(title: String, what: String, model: String, day: Day, measures: Set<Identifier<Measure>>) {
        (self.title, self.what, self.model, self.day, self.measures) = (title, what, model, day, measures)
    }
}

extension MeasureStore {
    /// A change of practice. The charts of its measures are marked, and their limits are reckoned anew from its day.
    @discardableResult
    package func add(_ draft: PracticeDraft, on today: Day, by changer: Changer) async throws -> Identifier<PracticeChange> {
        let id = Identifier<PracticeChange>()
        try await store.change(by: changer, .keepMeasures, on: id.text, note: "change of practice recorded") { db in
            try db.execute(
                sql: "INSERT INTO practice_change (id, title, what, model, day, added_on, author) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [id, draft.title, draft.what, draft.model, draft.day, today, try changer.name(in: db)])
            try self.setMeasures(draft.measures, of: id, before: [], on: today, in: db)
        }
        return id
    }

    package func edit(
        _ id: Identifier<PracticeChange>, _ draft: PracticeDraft, version: Int, on today: Day, by changer: Changer
    ) async throws {
        try await store.change(by: changer, .keepMeasures, on: id.text, note: "change of practice edited") { db in
            let kept = try self.practice(id, in: db)
            guard kept.version == version else {
                throw EditConflict(
                    saved: [("title", "What changed", kept.title), ("what", "How", kept.what), ("model", "Model", kept.model)],
                    version: kept.version)
            }
            try db.execute(
                sql: "UPDATE practice_change SET title = ?, what = ?, model = ?, day = ?, version = version + 1 WHERE id = ?",
                arguments: [draft.title, draft.what, draft.model, draft.day, id])
            try self.setMeasures(draft.measures, of: id, before: Set(kept.measures), on: today, in: db)
        }
    }

    package func addPrinciple(_ principle: PracticeChange.Principle, to id: Identifier<PracticeChange>, by changer: Changer) async throws {
        try await store.change(by: changer, .keepMeasures, on: id.text, note: "principle recorded") { db in
            _ = try self.practice(id, in: db)
            try db.execute(
                sql: "INSERT INTO practice_principle (change, text, fate, why) VALUES (?, ?, ?, ?)",
                arguments: [id, principle.text, principle.fate.rawValue, principle.why])
        }
    }

    /// When a team began and how many of it were briefed; what was said of the same team before gives way.
    package func setLaunch(_ launch: PracticeChange.Launch, of id: Identifier<PracticeChange>, by changer: Changer) async throws {
        try await store.change(by: changer, .keepMeasures, on: id.text, note: "launch recorded") { db in
            _ = try self.practice(id, in: db)
            try db.execute(
                sql: """
                    INSERT INTO practice_launch (change, team, day, briefed, staff) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (change, team) DO UPDATE SET day = excluded.day, briefed = excluded.briefed, staff = excluded.staff
                    """,
                arguments: [id, launch.team, launch.day, launch.briefed, launch.staff])
        }
    }

    package func addDocument(_ document: PracticeChange.Document, to id: Identifier<PracticeChange>, by changer: Changer) async throws {
        try await store.change(by: changer, .keepMeasures, on: id.text, note: "document recorded") { db in
            _ = try self.practice(id, in: db)
            try db.execute(
                sql: "INSERT INTO practice_document (change, title, version, day, link) VALUES (?, ?, ?, ?, ?)",
                arguments: [id, document.title, document.version, document.day, document.link])
        }
    }

    private func practice(_ id: Identifier<PracticeChange>, in db: Database) throws -> PracticeChange {
        guard let change = try PracticeRecords.change(id, in: db) else { throw NotFound() }
        return change
    }

    /// Marks the charts of these measures and no others, and reckons anew what each of them shows.
    private func setMeasures(
        _ measures: Set<Identifier<Measure>>, of id: Identifier<PracticeChange>, before: Set<Identifier<Measure>>, on today: Day,
        in db: Database
    ) throws {
        try db.execute(sql: "DELETE FROM practice_change_measure WHERE change = ?", arguments: [id])
        for measure in measures {
            _ = try self.measure(measure, in: db)
            try db.execute(sql: "INSERT INTO practice_change_measure (change, measure) VALUES (?, ?)", arguments: [id, measure])
        }
        for measure in measures.union(before) { try restate(measure, on: today, in: db) }
    }
}
