import Foundation
import GRDB
import Inspections
import SiteKit
import Vocabulary

/// The acts on an inspection: each reads, decides and writes in one transaction.
package struct InspectionStore: Sendable {
    let store: Store

    package init(_ store: Store) { self.store = store }

    /// Keeps what was read from a report, for a person to check. What was read without doubt stands as accepted.
    package func add(
        _ reading: ReportReading, document: Digest?, name: String, state: Inspection.State, draft: Identifier<Inspection>? = nil,
        council: String, by changer: Changer
    ) async throws -> Identifier<Inspection> {
        let id = Identifier<Inspection>()
        let json = String(decoding: try JSONEncoder().encode(reading), as: UTF8.self)
        try await store.change(by: changer, .uploadReport, on: id.text) { db in
            try db.execute(
                sql: """
                    INSERT INTO inspection (id, stage, state, framework, council, lead_inspector, fieldwork_from, fieldwork_to, published,
                        document, document_name, pages, reading, draft_of)
                    VALUES (?, 'checking', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    id, state.rawValue, (reading.framework ?? .ilacs2026).rawValue, reading.localAuthority ?? council,
                    reading.leadInspector ?? "", reading.inspectionStart, reading.inspectionEnd,
                    state == .published ? reading.publicationDate : nil, document, name, reading.pages.count, json, draft,
                ])
            try InspectionStore.insertReader(changer.account, of: id, in: db)
            try ReadingRows(reading, of: id).insert(in: db)
        }
        return id
    }

    /// An inspection typed in by hand: its paragraphs and findings are added afterwards.
    package func addByHand(_ facts: InspectionFacts, by changer: Changer) async throws -> Identifier<Inspection> {
        let id = Identifier<Inspection>()
        try await store.change(by: changer, .uploadReport, on: id.text, note: "typed in") { db in
            try db.execute(
                sql: "INSERT INTO inspection (id, stage, state, framework, council) VALUES (?, 'checking', ?, ?, ?)",
                arguments: [id, facts.state.rawValue, facts.framework.rawValue, facts.council])
            try InspectionStore.insertReader(changer.account, of: id, in: db)
            try InspectionStore.write(facts, of: id, in: db)
            try InspectionStore.completeJudgements(of: id, framework: facts.framework, in: db)
        }
        return id
    }

    /// Changes the facts of an inspection, unless somebody else changed them since the form was drawn.
    package func setFacts(_ facts: InspectionFacts, of id: Identifier<Inspection>, version: Int, by changer: Changer) async throws {
        try await store.change(by: changer, .checkReport, on: id.text, note: "facts") { db in
            guard let now = try InspectionRecords.inspection(id, in: db) else { throw NotFound() }
            if now.version != version { throw EditConflict(saved: InspectionFacts(now).fields, version: now.version) }
            try InspectionStore.write(facts, of: id, in: db)
            try InspectionStore.completeJudgements(of: id, framework: facts.framework, in: db)
        }
    }

    package func setJudgements(
        _ grades: [(area: JudgementArea, grade: Grade?, printed: String)], of id: Identifier<Inspection>, by changer: Changer
    ) async throws {
        try await store.change(by: changer, .checkReport, on: id.text, note: "judgements") { db in
            for (area, grade, printed) in grades {
                try db.execute(
                    sql: "UPDATE judgement SET grade = ?, printed = ?, doubt = NULL WHERE inspection = ? AND area = ?",
                    arguments: [grade?.rawValue, printed, id, area.id])
                try db.execute(
                    sql:
                        "UPDATE inspection_doubt SET settled = 'grade looked at' WHERE inspection = ? AND field IN (?, ?) AND settled IS NULL",
                    arguments: [id, "judgements.\(area.id)", "judgements.\(area.answersKey ?? area.id)"])
            }
        }
    }

    package func settleDoubt(_ doubt: Int64, of id: Identifier<Inspection>, words: String, by changer: Changer) async throws {
        try await store.change(by: changer, .checkReport, on: id.text, note: "doubt settled") { db in
            try db.execute(
                sql: "UPDATE inspection_doubt SET settled = ? WHERE id = ? AND inspection = ?", arguments: [words, doubt, id])
        }
    }

    /// Settles every doubt that is still open, for a reading that a person looked through as a whole.
    package func settleDoubts(of id: Identifier<Inspection>, words: String, by changer: Changer) async throws {
        try await store.change(by: changer, .checkReport, on: id.text, note: "doubts settled") { db in
            try db.execute(
                sql: "UPDATE inspection_doubt SET settled = ? WHERE inspection = ? AND settled IS NULL", arguments: [words, id])
        }
    }

    /// The reading is checked: from now on findings can be answered.
    package func confirm(_ id: Identifier<Inspection>, person: String, on day: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .checkReport, on: id.text, note: "confirmed") { db in
            guard let now = try InspectionRecords.inspection(id, in: db) else { throw NotFound() }
            let left = try ConfirmationCheck(now, in: db).left
            if !left.isEmpty { throw Problems(left) }
            try db.execute(
                sql: "UPDATE inspection SET stage = 'confirmed', confirmed_by = ?, confirmed_on = ?, version = version + 1 WHERE id = ?",
                arguments: [person, day, id])
        }
    }

    package func meetClock(_ clock: String, of id: Identifier<Inspection>, on day: Day, note: String, by changer: Changer) async throws {
        try await store.change(by: changer, .keepInspection, on: id.text, note: clock) { db in
            try InspectionRecords.meetClock(clock, of: id, on: day, note: note, in: db)
        }
    }

    package func comment(
        on id: Identifier<Inspection>, paragraph: Int, text: String, due: Day, author: String, on day: Day, by changer: Changer
    ) async throws {
        try await store.change(by: changer, .keepInspection, on: id.text, note: "accuracy comment") { db in
            try db.execute(
                sql: "INSERT INTO accuracy_comment (id, inspection, paragraph, text, due, author, written) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [Identifier<AccuracyComment>(), id, paragraph, text, due, author, day])
        }
    }

    private static func write(_ facts: InspectionFacts, of id: Identifier<Inspection>, in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE inspection SET state = ?, framework = ?, council = ?, lead_inspector = ?, notified = ?, fieldwork_from = ?,
                    fieldwork_to = ?, received = ?, published = ?, version = version + 1
                WHERE id = ?
                """,
            arguments: [
                facts.state.rawValue, facts.framework.rawValue, facts.council, facts.leadInspector, facts.dates.notified,
                facts.dates.fieldworkFrom, facts.dates.fieldworkTo, facts.dates.received, facts.dates.published, id,
            ])
    }

    /// Gives the inspection a row for every area its framework judges, and none for others.
    private static func completeJudgements(of id: Identifier<Inspection>, framework: Framework, in db: Database) throws {
        let areas = framework.areas
        let marks = areas.map { "'\($0.id)'" }.joined(separator: ",")
        for (position, area) in areas.enumerated() {
            try db.execute(
                sql: "INSERT OR IGNORE INTO judgement (inspection, area, position) VALUES (?, ?, ?)", arguments: [id, area.id, position])
        }
        // The codes are this program's own.
        try db.execute(sql: "DELETE FROM judgement WHERE inspection = ? AND area NOT IN (\(marks))", arguments: [id])
    }
}
