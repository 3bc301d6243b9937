import ActionPlans
import GRDB
import Indicators
import IndicatorsWeb
import SiteKit
import Vocabulary

extension ActionPlanStore {
    /// Adds an update of a day. The post that owns the action that day is kept with it.
    package func addUpdate(to id: Identifier<Action>, _ draft: UpdateDraft, on day: Day, today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .updateAction, on: id.text, note: "update posted") { db in
            var action = try self.action(id, in: db)
            let author = try ActionPlanStore.author(changer, in: db)
            try action.post(
                Update(
                    day: day, words: draft.words, delivery: draft.delivery, impact: draft.impact, author: author, owner: action.owner,
                    account: changer.account),
                today: today)
            try db.execute(
                sql:
                    "INSERT INTO action_update (action, day, words, delivery, impact, author, owner, account) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [id, day, draft.words, draft.delivery.rawValue, draft.impact.rawValue, author, action.owner, changer.account])
        }
    }

    /// Adds evidence. A file is kept under its digest; the row that names it is written in the audit's transaction.
    @discardableResult
    package func addEvidence(to id: Identifier<Action>, _ draft: EvidenceDraft, on day: Day, by changer: Changer) async throws
        -> Identifier<Evidence>
    {
        let source: Evidence.Source =
            switch draft.content {
            case .link(let link): .link(link)
            case .file(let name, let bytes): .file(digest: try store.files.keep(bytes).text, name: name, size: bytes.count)
            }
        let evidence = Identifier<Evidence>()
        try await store.change(by: changer, .updateAction, on: id.text, note: "evidence added") { db in
            var action = try self.action(id, in: db)
            let author = try ActionPlanStore.author(changer, in: db)
            try action.attach(Evidence(id: evidence, title: draft.title, grade: draft.grade, source: source, day: day, author: author))
            var (link, digest, name, size): (String?, String?, String?, Int?)
            switch source {
            case .link(let address): link = address
            case .file(let sum, let file, let bytes): (digest, name, size) = (sum, file, bytes)
            }
            try db.execute(
                sql: """
                    INSERT INTO evidence (id, action, title, grade, link, digest, file_name, size, day, author)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [evidence, id, draft.title, draft.grade?.rawValue, link, digest, name, size, day, author])
        }
        return evidence
    }

    /// Evidence that no longer counts, as when the wrong file was added. Its line and its reason stay; it cannot be opened any more.
    package func setAside(_ evidence: Identifier<Evidence>, reason: String, on day: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .updateAction, on: evidence.text, note: "evidence set aside") { db in
            try db.execute(
                sql: "UPDATE evidence SET set_aside_on = ?, set_aside_reason = ? WHERE id = ? AND set_aside_on IS NULL",
                arguments: [day, reason, evidence])
            if db.changesCount == 0 { throw NotFound() }
        }
    }

    /// Says what a piece of evidence shows.
    package func grade(_ evidence: Identifier<Evidence>, as grade: EvidenceGrade, by changer: Changer) async throws {
        try await store.change(by: changer, .updateAction, on: evidence.text, note: "evidence graded: \(grade.words)") { db in
            try db.execute(
                sql: "UPDATE evidence SET grade = ? WHERE id = ? AND set_aside_on IS NULL", arguments: [grade.rawValue, evidence])
            if db.changesCount == 0 { throw NotFound() }
        }
    }

    /// Links a measure to an action; it shows whether practice changed.
    package func link(_ measure: Identifier<Measure>, to id: Identifier<Action>, on day: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .updateAction, on: id.text, note: "measure linked") { db in
            let action = try self.action(id, in: db)
            if let withdrawal = action.withdrawal { throw ActionRefusal.withdrawn(on: withdrawal.day) }
            guard try MeasureRecords.measure(measure, in: db) != nil else { throw NotFound() }
            try db.execute(
                sql: "INSERT OR IGNORE INTO action_measure (action, measure, linked_on, author) VALUES (?, ?, ?, ?)",
                arguments: [id, measure, day, try ActionPlanStore.author(changer, in: db)])
        }
    }

    /// Takes a link away; the measure and its series stay.
    package func unlink(_ measure: Identifier<Measure>, from id: Identifier<Action>, by changer: Changer) async throws {
        try await store.change(by: changer, .updateAction, on: id.text, note: "measure unlinked") { db in
            try db.execute(sql: "DELETE FROM action_measure WHERE action = ? AND measure = ?", arguments: [id, measure])
        }
    }

    /// Moves the due day. Refused as a conflict when somebody changed the action after the form was drawn.
    package func moveDue(
        _ id: Identifier<Action>, to day: Day, reason: String, approvedBy approver: String, version: Int? = nil, on today: Day,
        by changer: Changer
    ) async throws {
        try await store.change(by: changer, .approveDue, on: id.text, note: "due day moved") { db in
            let action = try self.action(id, in: db)
            if let version, action.version != version {
                throw EditConflict(saved: Conflict.day("due", "Due", action.due), version: action.version)
            }
            try ActionPlanStore.move(action, to: day, reason: reason, approvedBy: approver, on: today, in: db)
        }
    }
}
