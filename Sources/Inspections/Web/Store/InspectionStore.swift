import Foundation
import GRDB
import Inspections
import SiteKit
import Vocabulary

/// The acts on an inspection: each reads, decides and writes in one transaction.
package struct InspectionStore: Sendable {
    let store: Store

    package init(_ store: Store) { self.store = store }

    /// Saves what was read from a report, for a person to check. Findings that were read without doubt are accepted.
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

    /// An inspection entered by hand: its paragraphs and findings are added afterwards.
    package func addByHand(_ facts: InspectionFacts, state: Inspection.State, by changer: Changer) async throws -> Identifier<Inspection> {
        let id = Identifier<Inspection>()
        try await store.change(by: changer, .uploadReport, on: id.text, note: "typed in") { db in
            try db.execute(
                sql: "INSERT INTO inspection (id, stage, state, framework, council) VALUES (?, 'checking', ?, ?, ?)",
                arguments: [id, state.rawValue, facts.framework.rawValue, facts.council])
            try InspectionStore.insertReader(changer.account, of: id, in: db)
            try InspectionStore.write(facts, of: id, in: db)
            try InspectionStore.completeJudgements(of: id, framework: facts.framework, in: db)
        }
        return id
    }

    /// Changes the facts of an inspection, unless somebody else changed them after the form was opened.
    package func setFacts(_ facts: InspectionFacts, of id: Identifier<Inspection>, version: Int, by changer: Changer) async throws {
        try await store.change(by: changer, .checkReport, on: id.text, note: "facts") { db in
            guard let now = try InspectionRecords.inspection(id, in: db) else { throw NotFound() }
            if now.version != version { throw InspectionFacts(now).conflict(at: now.version) }
            try InspectionStore.write(facts, of: id, in: db)
            try InspectionStore.completeJudgements(of: id, framework: facts.framework, in: db)
            try db.execute(
                sql: "UPDATE inspection_doubt SET resolved = 'selected' WHERE inspection = ? AND field = 'framework' AND resolved IS NULL",
                arguments: [id])
            if let own = try OwnAuthority.read(in: db), own.isNamed(facts.council) {
                try db.execute(
                    sql: """
                        UPDATE inspection_doubt SET resolved = 'corrected'
                        WHERE inspection = ? AND field IN ('other_council', 'local_authority') AND resolved IS NULL
                        """, arguments: [id])
            }
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
                        "UPDATE inspection_doubt SET resolved = 'grade checked' WHERE inspection = ? AND field IN (?, ?) AND resolved IS NULL",
                    arguments: [id, "judgements.\(area.id)", "judgements.\(area.answersKey ?? area.id)"])
            }
        }
    }

    package func resolveDoubt(_ doubt: Int64, of id: Identifier<Inspection>, words: String, by changer: Changer) async throws {
        try await store.change(by: changer, .checkReport, on: id.text, note: "doubt resolved") { db in
            // A framework that was not recognised is selected by a person: the one that is stored meanwhile is a placeholder.
            let field = try String.fetchOne(
                db.cachedStatement(sql: "SELECT field FROM inspection_doubt WHERE id = ? AND inspection = ?"), arguments: [doubt, id])
            if field == "framework" {
                throw Problems("doubt-\(doubt)", "Select the framework under “Change these details” and save it.")
            }
            if field == Doubt.otherCouncil, words.count < 15 {
                throw Problems("words-\(doubt)", "Say in at least 15 characters why the report of another council is added.")
            }
            try db.execute(
                sql: "UPDATE inspection_doubt SET resolved = ? WHERE id = ? AND inspection = ?", arguments: [words, doubt, id])
        }
    }

    /// Resolves every open doubt but that about another council, for a reading that a person checked as a whole.
    package func resolveDoubts(of id: Identifier<Inspection>, words: String, by changer: Changer) async throws {
        try await store.change(by: changer, .checkReport, on: id.text, note: "doubts resolved") { db in
            try db.execute(
                sql: "UPDATE inspection_doubt SET resolved = ? WHERE inspection = ? AND field <> ? AND resolved IS NULL",
                arguments: [words, id, Doubt.otherCouncil])
        }
    }

    /// Confirms the reading: from now on findings can be answered.
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
                UPDATE inspection SET framework = ?, council = ?, lead_inspector = ?, notified = ?, fieldwork_from = ?,
                    fieldwork_to = ?, received = ?, published = ?, version = version + 1
                WHERE id = ?
                """,
            arguments: [
                facts.framework.rawValue, facts.council, facts.leadInspector, facts.dates.notified,
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

extension InspectionStore {
    /// Names somebody who may read the inspection before it is published.
    package func nameReader(_ account: Identifier<Person>, of id: Identifier<Inspection>, by changer: Changer) async throws {
        try await store.change(by: changer, .readEmbargoed, on: id.text, ground: "reader named: \(account)") { db in
            guard try Bool.fetchOne(db.cachedStatement(sql: "SELECT active FROM account WHERE id = ?"), arguments: [account]) == true else {
                throw Problems("reader", "Select a person with an open account.")
            }
            try InspectionStore.insertReader(account.text, of: id, in: db)
        }
    }

    /// Removes a reader. At least one with an open account always remains, so that somebody can add others.
    package func removeReader(_ account: Identifier<Person>, of id: Identifier<Inspection>, by changer: Changer) async throws {
        try await store.change(by: changer, .readEmbargoed, on: id.text, ground: "reader removed: \(account)") { db in
            try db.execute(sql: "DELETE FROM inspection_reader WHERE inspection = ? AND account = ?", arguments: [id, account])
            guard db.changesCount == 1 else { throw NotFound() }
            let left = try Int.fetchOne(
                db.cachedStatement(
                    sql: "SELECT count(*) FROM inspection_reader JOIN account ON account.id = account WHERE inspection = ? AND active = 1"),
                arguments: [id])
            if left == 0 { throw Problems("reader", "This is the last reader with an open account. Add another first.") }
        }
    }

    /// Whoever brings an inspection in is its first reader. The product itself is nobody.
    static func insertReader(_ account: String, of id: Identifier<Inspection>, in db: Database) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO inspection_reader (inspection, account) SELECT ?, id FROM account WHERE id = ?",
            arguments: [id, account])
    }
}

/// Writes a reading in rows. Listed findings that were read without doubt are accepted; suggestions wait for a person.
struct ReadingRows {
    private let reading: ReportReading
    private let id: Identifier<Inspection>

    init(_ reading: ReportReading, of id: Identifier<Inspection>) {
        self.reading = reading
        self.id = id
    }

    func insert(in db: Database) throws {
        for (position, judgement) in reading.judgements.enumerated() {
            try db.execute(
                sql: "INSERT INTO judgement (inspection, area, position, grade, printed, page, doubt) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    id, judgement.area.id, position, judgement.grade?.rawValue, judgement.printed, judgement.page, judgement.doubt,
                ])
        }
        for paragraph in reading.paragraphs {
            try db.execute(
                sql: "INSERT OR IGNORE INTO paragraph (inspection, number, section, page, text) VALUES (?, ?, ?, ?, ?)",
                arguments: [id, paragraph.number, paragraph.section, paragraph.page, paragraph.text])
        }
        let findingDoubts = reading.doubts.filter { $0.field.hasPrefix("findings") }
        for (position, draft) in reading.findings.enumerated() {
            let doubt = findingDoubts.first { $0.page == draft.page }?.words
            try insert(
                kind: draft.kind, position: position + 1, text: draft.text, page: draft.page, outcome: draft.frameworkOutcome,
                paragraphs: draft.paragraphs, themes: draft.themes, state: doubt == nil ? .accepted : .suggested, doubt: doubt, in: db)
        }
        for (kind, list) in [(FindingKind.otherWeakness, reading.otherWeaknesses), (.strength, reading.strengths)] {
            for (position, observation) in list.enumerated() {
                try insert(
                    kind: kind, position: position + 1, text: observation.cue, page: observation.page, outcome: nil,
                    paragraphs: observation.paragraphs, themes: observation.themes, state: .suggested, doubt: nil, in: db)
            }
        }
        for doubt in reading.doubts {
            try db.execute(
                sql: "INSERT INTO inspection_doubt (inspection, field, words, page) VALUES (?, ?, ?, ?)",
                arguments: [id, doubt.field, doubt.words, doubt.page])
        }
    }

    private func insert(
        kind: FindingKind, position: Int, text: String, page: Int, outcome: String?, paragraphs: [Int], themes: [String],
        state: Finding.State, doubt: String?, in db: Database
    ) throws {
        let finding = Finding(
            id: Identifier(), inspection: id, kind: kind, position: position, text: text, page: page, paragraphs: paragraphs,
            themes: themes, frameworkOutcome: outcome, state: state, doubt: doubt)
        try finding.insert(in: db)
    }
}

extension Finding {
    func insert(in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO finding (id, inspection, kind, position, text, page, framework_outcome, state, doubt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [id, inspection, kind.rawValue, position, text, page, frameworkOutcome, state.rawValue, doubt])
        try writeLinks(in: db)
    }

    /// Writes anew which paragraphs explain it and which themes it touches.
    func writeLinks(in db: Database) throws {
        try db.execute(sql: "DELETE FROM finding_paragraph WHERE finding = ?", arguments: [id])
        try db.execute(sql: "DELETE FROM finding_theme WHERE finding = ?", arguments: [id])
        for number in Set(paragraphs) {
            try db.execute(sql: "INSERT INTO finding_paragraph (finding, number) VALUES (?, ?)", arguments: [id, number])
        }
        for theme in Set(themes) {
            try db.execute(sql: "INSERT INTO finding_theme (finding, theme) VALUES (?, ?)", arguments: [id, theme])
        }
    }
}
