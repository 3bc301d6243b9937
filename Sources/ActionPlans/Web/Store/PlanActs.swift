import ActionPlans
import Foundation
import GRDB
import Inspections
import InspectionsWeb
import Law
import SiteKit
import Vocabulary

extension ActionPlanStore {
    /// Keeps a new plan with its actions; every confirmed finding gets its number in the plan, in the report's order.
    @discardableResult
    package func createPlan(_ draft: PlanDraft, on day: Day, by changer: Changer) async throws -> Identifier<Plan> {
        let id = Identifier<Plan>()
        try await store.change(by: changer, .editPlan, on: id.text, note: "plan drafted") { db in
            let answered = try self.answered(draft.inspection, in: db)
            guard answered.record.stage == .confirmed else { throw PlanRefusal.inspectionNotConfirmed }
            if try ActionPlanRecords.plan(of: draft.inspection, in: db) != nil { throw PlanRefusal.planExists }
            try db.execute(
                sql: "INSERT INTO plan (id, inspection, title, starts, drafted_on) VALUES (?, ?, ?, ?, ?)",
                arguments: [id, draft.inspection, draft.title, draft.start, day])
            for (index, finding) in answered.toAnswer.enumerated() {
                try db.execute(
                    sql: "INSERT INTO plan_finding (plan, finding, number) VALUES (?, ?, ?)", arguments: [id, finding.id, index + 1])
            }
            for action in draft.actions { try ActionPlanStore.insert(action, to: id, on: day, in: db) }
        }
        return id
    }

    /// Changes the plan's title and first day.
    package func editPlan(_ id: Identifier<Plan>, title: String, start: Day, version: Int, by changer: Changer) async throws {
        try await store.change(by: changer, .editPlan, on: id.text, note: "plan edited") { db in
            let plan = try self.plan(id, in: db)
            guard plan.version == version else {
                throw EditConflict(
                    saved: [("title", "Title", plan.title)] + Conflict.day("start", "Beginning", plan.start), version: plan.version)
            }
            try db.execute(
                sql: "UPDATE plan SET title = ?, starts = ?, version = version + 1 WHERE id = ?", arguments: [title, start, id])
        }
    }

    package func agree(
        _ id: Identifier<Plan>, by who: String, at meeting: String, on day: Day, today: Day, changer: Changer
    ) async throws {
        try await store.change(by: changer, .agreePlan, on: id.text, note: "plan agreed") { db in
            var plan = try self.plan(id, in: db)
            let open = try ActionPlanRecords.actions(of: id, in: db).count { $0.withdrawal == nil }
            try plan.agree(by: who, at: meeting, on: day, openActions: open, today: today)
            try db.execute(
                sql: "UPDATE plan SET agreed_by = ?, agreed_meeting = ?, agreed_on = ?, version = version + 1 WHERE id = ?",
                arguments: [who, meeting, day, id])
        }
    }

    /// Freezes the plan as it stands and answers the digest of what was sent. After a priority action this meets the draft's clock.
    @discardableResult
    package func send(_ id: Identifier<Plan>, on day: Day, today: Day, changer: Changer) async throws -> Digest {
        try await store.change(by: changer, .sendPlan, on: id.text, note: "plan sent to Ofsted") { db in
            var plan = try self.plan(id, in: db)
            try plan.send(on: day, today: today)
            guard let agreement = plan.agreement else { throw PlanRefusal.notAgreedYet }
            let answered = try self.answered(plan.inspection, in: db)
            let snapshot = PlanSnapshot(
                plan: plan, agreement: agreement, sentOn: day, actions: try ActionPlanRecords.actions(of: id, in: db),
                posts: try ActionPlanRecords.posts(in: db), findings: FindingTexts(answered.findings))
            let content = try FrozenPlan.text(of: snapshot)
            let digest = Digest(of: content)
            try db.execute(
                sql: "INSERT INTO plan_sent (plan, sent_on, digest, content) VALUES (?, ?, ?, ?)", arguments: [id, day, digest, content])
            try db.execute(sql: "UPDATE plan SET sent_on = ?, version = version + 1 WHERE id = ?", arguments: [day, id])
            if answered.hasPriorityAction {
                try InspectionRecords.meetClock(
                    Timescale.draftAfterPriorityAction.id, of: plan.inspection, on: day, note: "Plan sent to Ofsted", in: db)
            }
            return digest
        }
    }

    /// Records where and when the plan was published, which stops the clock of the statement of action.
    package func publish(_ id: Identifier<Plan>, at place: String, on day: Day, today: Day, changer: Changer) async throws {
        try await store.change(by: changer, .sendPlan, on: id.text, note: "plan published") { db in
            var plan = try self.plan(id, in: db)
            let answered = try self.answered(plan.inspection, in: db)
            try plan.publish(at: place, on: day, isUnderEmbargo: answered.record.state.isUnderEmbargo, today: today)
            try db.execute(
                sql: "UPDATE plan SET published_where = ?, published_on = ?, version = version + 1 WHERE id = ?",
                arguments: [place, day, id])
            try InspectionRecords.meetClock(Timescale.actionStatement.id, of: plan.inspection, on: day, note: place, in: db)
        }
    }

    package func circulate(_ id: Identifier<Plan>, to whom: String, on day: Day, today: Day, changer: Changer) async throws {
        try await store.change(by: changer, .sendPlan, on: id.text, note: "plan circulated") { db in
            var plan = try self.plan(id, in: db)
            try plan.circulate(to: whom, on: day, today: today)
            try db.execute(
                sql: "INSERT INTO plan_circulation (plan, recipients, circulated_on) VALUES (?, ?, ?)", arguments: [id, whom, day])
            try db.execute(sql: "UPDATE plan SET version = version + 1 WHERE id = ?", arguments: [id])
        }
    }
}

/// What was sent, as it lies in the store: JSON with sorted names, so that the same plan has the same digest.
package struct FrozenPlan: Sendable {
    package let snapshot: PlanSnapshot
    package let content: String
    package let digest: Digest
    /// False when the kept text no longer has the digest it was sent with.
    package var isIntact: Bool { Digest(of: content) == digest }

    /// Nil when the plan was not sent.
    package init?(_ plan: Identifier<Plan>, in db: Database) throws {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT digest, content FROM plan_sent WHERE plan = ?"), arguments: [plan])
        else {
            return nil
        }
        content = row["content"]
        digest = row["digest"]
        snapshot = try JSONDecoder().decode(PlanSnapshot.self, from: Data(content.utf8))
    }

    static func text(of snapshot: PlanSnapshot) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(snapshot), as: UTF8.self)
    }
}

/// The fields of a form whose saved values somebody else changed meanwhile.
enum Conflict {
    static func day(_ name: String, _ label: String, _ day: Day?) -> [(field: String, label: String, value: String)] {
        [
            ("\(name)-day", "\(label): day", day.map { String($0.dayOfMonth) } ?? ""),
            ("\(name)-month", "\(label): month", day.map { String($0.month) } ?? ""),
            ("\(name)-year", "\(label): year", day.map { String($0.year) } ?? ""),
        ]
    }
}
