import ActionPlans
import Foundation
import GRDB
import Indicators
import IndicatorsWeb
import Inspections
import InspectionsWeb
import Law
import SiteKit
import Vocabulary

/// Every act on plans, actions and posts, each in one transaction with its audit row.
package struct ActionPlanStore: Sendable {
    let store: Store
    let watch: PostWatch

    package init(_ store: Store, watch: @escaping PostWatch = { _, _ in }) { (self.store, self.watch) = (store, watch) }

    /// The plan, which must exist.
    func plan(_ id: Identifier<Plan>, in db: Database) throws -> Plan {
        guard let plan = try ActionPlanRecords.plan(id, in: db) else { throw NotFound() }
        return plan
    }

    func action(_ id: Identifier<Action>, in db: Database) throws -> Action {
        guard let action = try ActionPlanRecords.action(id, in: db) else { throw NotFound() }
        return action
    }

    func post(_ id: Identifier<Post>, in db: Database) throws -> Post {
        guard let post = try ActionPlanRecords.posts(in: db).post(id) else { throw NotFound() }
        return post
    }

    func answered(_ inspection: Identifier<Inspection>, in db: Database) throws -> AnsweredInspection {
        guard let answered = try AnsweredInspection(inspection, in: db) else { throw NotFound() }
        return answered
    }

    /// The name that the record shows for whoever makes a change.
    static func author(_ changer: Changer, in db: Database) throws -> String {
        try changer.name(in: db)
    }
}

extension ActionPlanStore {
    /// Saves a new plan with its actions; every confirmed finding gets its number in the plan, in the report's order.
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

    /// Changes the plan's title and start date.
    package func editPlan(_ id: Identifier<Plan>, title: String, start: Day, version: Int, by changer: Changer) async throws {
        try await store.change(by: changer, .editPlan, on: id.text, note: "plan edited") { db in
            let plan = try self.plan(id, in: db)
            guard plan.version == version else {
                throw EditConflict([.text("title", "Title", plan.title), .day("start", "Start date", plan.start)], version: plan.version)
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

    /// Freezes the plan as it is and returns the digest of what was submitted. After an area for priority action this meets the draft's deadline.
    @discardableResult
    package func send(_ id: Identifier<Plan>, on day: Day, today: Day, changer: Changer) async throws -> Digest {
        try await store.change(by: changer, .sendPlan, on: id.text, note: "plan sent to Ofsted") { db in
            var plan = try self.plan(id, in: db)
            try plan.send(on: day, today: today)
            guard let agreement = plan.agreement else { throw PlanRefusal.notAgreedYet }
            let answered = try self.answered(plan.inspection, in: db)
            let snapshot = PlanSnapshot(
                plan: plan, agreement: agreement, sentOn: day, actions: try ActionPlanRecords.actions(of: id, in: db),
                posts: try ActionPlanRecords.posts(in: db), findings: FindingTexts(answered.findings),
                settings: try ActionPlanRecords.settings(in: db))
            let content = try FrozenPlan.text(of: snapshot)
            let digest = Digest(of: content)
            try db.execute(
                sql: "INSERT INTO plan_sent (plan, sent_on, digest, content) VALUES (?, ?, ?, ?)", arguments: [id, day, digest, content])
            try PlanCopies.sent.seal(id.text, by: changer, in: store, db)
            try db.execute(sql: "UPDATE plan SET sent_on = ?, version = version + 1 WHERE id = ?", arguments: [day, id])
            if answered.hasPriorityAction {
                try InspectionRecords.meetClock(
                    Timescale.draftAfterPriorityAction.id, of: plan.inspection, on: day, note: "Plan submitted to Ofsted", in: db)
            }
            return digest
        }
    }

    /// Records where and when the plan was published, which meets the deadline of the statement of action.
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
            let answered = try self.answered(plan.inspection, in: db)
            try plan.circulate(to: whom, on: day, isUnderEmbargo: answered.record.state.isUnderEmbargo, today: today)
            try db.execute(
                sql: "INSERT INTO plan_circulation (plan, recipients, circulated_on) VALUES (?, ?, ?)", arguments: [id, whom, day])
            try db.execute(sql: "UPDATE plan SET version = version + 1 WHERE id = ?", arguments: [id])
        }
    }
}

/// What the domain freezes. A copy is compared with its seal before it is served, and by `throughline verify`.
package enum PlanCopies {
    package static let sent = FrozenTable("plan_sent", key: "plan", parts: ["content"], facts: ["sent_on", "digest"])
    package static let versions = FrozenTable(
        "plan_version", key: "id", parts: ["content"], facts: ["plan", "source", "name", "day", "recipients", "author", "digest"])
}

/// The submitted plan as stored: JSON with sorted names, so that the same plan has the same digest.
package struct FrozenPlan: Sendable {
    package let snapshot: PlanSnapshot
    package let content: String
    package let digest: Digest
    /// Nil when the plan was not submitted.
    /// - Throws: ``DamagedCopy`` where it is no longer what was sealed.
    package init?(_ plan: Identifier<Plan>, in db: Database) throws {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT digest, content FROM plan_sent WHERE plan = ?"), arguments: [plan])
        else {
            return nil
        }
        try PlanCopies.sent.check(plan.text, in: db)
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

extension ActionPlanStore {
    /// Freezes the plan, or one source's part of it, with who it was sent to.
    @discardableResult
    package func freeze(
        _ id: Identifier<Plan>, source: Identifier<PlanSource>? = nil, name: String, recipients: String = "", on day: Day,
        by changer: Changer
    ) async throws -> Identifier<PlanVersion> {
        let version = Identifier<PlanVersion>()
        try await store.change(by: changer, .editPlan, on: id.text, note: source == nil ? "version frozen" : "source's part frozen") { db in
            let read = try PlanRead(id, in: db)
            var actions = read.actions
            if let source {
                guard let kept = read.sources.first(where: { $0.id == source }) else { throw NotFound() }
                let findings = Set(kept.findings.map(\.id))
                actions = actions.filter { !findings.isDisjoint(with: $0.findings) }
            }
            let items = read.items(actions, on: day)
            let content = try FrozenPlan.text(
                of: PlanSnapshot(title: read.plan.title, agreement: read.plan.agreement, frozenOn: day, actions: items))
            try db.execute(
                sql: """
                    INSERT INTO plan_version (id, plan, source, name, day, recipients, author, digest, content)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [version, id, source, name, day, recipients, try changer.name(in: db), Digest(of: content), content])
            try PlanCopies.versions.seal(version.text, by: changer, in: store, db)
        }
        return version
    }
}

/// Reads of frozen versions.
package enum PlanVersions {
    /// In the order in which they were frozen, without what is in them.
    package static func all(of plan: Identifier<Plan>, in db: Database) throws -> [PlanVersion] {
        let sql = "SELECT id, source, name, day, recipients, author FROM plan_version WHERE plan = ? ORDER BY day, rowid"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [plan]).map(version)
    }

    /// The content of a version.
    /// - Throws: ``DamagedCopy`` where it is no longer what was sealed.
    package static func content(
        of id: Identifier<PlanVersion>, in plan: Identifier<Plan>, _ db: Database
    ) throws -> (version: PlanVersion, snapshot: PlanSnapshot, digest: Digest)? {
        let sql = "SELECT * FROM plan_version WHERE id = ? AND plan = ?"
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id, plan]) else { return nil }
        try PlanCopies.versions.check(id.text, in: db)
        let (content, digest): (String, Digest) = (row["content"], row["digest"])
        let snapshot = try JSONDecoder().decode(PlanSnapshot.self, from: Data(content.utf8))
        return (version(row), snapshot, digest)
    }

    private static func version(_ row: Row) -> PlanVersion {
        PlanVersion(
            id: row["id"], name: row["name"], day: row["day"], author: row["author"], source: row["source"], recipients: row["recipients"])
    }
}

extension ActionPlanStore {
    /// A source besides the inspection, with the findings it gave; further ones are added later.
    @discardableResult
    package func addSource(
        to plan: Identifier<Plan>, _ kind: PlanSource.Kind, title: String, day: Day, on today: Day, by changer: Changer
    ) async throws -> Identifier<PlanSource> {
        let id = Identifier<PlanSource>()
        try await store.change(by: changer, .editPlan, on: plan.text, note: "source added") { db in
            _ = try self.plan(plan, in: db)
            try db.execute(
                sql: "INSERT INTO plan_source (id, plan, kind, title, day, added_on, author) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [id, plan, kind.rawValue, title, day, today, try changer.name(in: db)])
        }
        return id
    }

    /// A finding of a source; its number in the plan follows those there are.
    @discardableResult
    package func addFinding(
        to source: Identifier<PlanSource>, of plan: Identifier<Plan>, _ kind: FindingKind, _ text: String, on today: Day,
        by changer: Changer
    ) async throws -> Identifier<Finding> {
        let id = Identifier<Finding>()
        try await store.change(by: changer, .editPlan, on: plan.text, note: "finding of a source added") { db in
            guard try PlanSources.all(of: plan, in: db).contains(where: { $0.id == source }) else { throw NotFound() }
            try db.execute(
                sql: "INSERT INTO source_finding (id, source, plan, number, kind, text, added_on, author) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    id, source, plan, try PlanSources.nextNumber(in: plan, db), kind.rawValue, text, today, try changer.name(in: db),
                ])
        }
        return id
    }

    /// Records which post monitors a strength, and by which sign. Earlier monitoring ends.
    package func watch(
        _ finding: Identifier<Finding>, of plan: Identifier<Plan>, by watcher: String, sign: String, measure: Identifier<Measure>?,
        on today: Day, changer: Changer
    ) async throws {
        try await store.change(by: changer, .editPlan, on: finding.text, note: "strength watched") { db in
            guard try PlanRead(plan, in: db).findings.contains(where: { $0.id == finding && $0.kind == .strength }),
                let post = try ActionPlanStore.owner(.titled(watcher), in: db)
            else { throw NotFound() }
            try db.execute(
                sql: "UPDATE strength_watch SET ended_on = ? WHERE plan = ? AND finding = ? AND ended_on IS NULL",
                arguments: [today, plan, finding])
            try db.execute(
                sql: """
                    INSERT INTO strength_watch (id, plan, finding, watcher, sign, measure, since, author) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [Identifier<StrengthWatch>(), plan, finding, post, sign, measure, today, try changer.name(in: db)])
        }
    }

    /// Links a change of practice to an action, or unlinks it.
    package func setPractice(_ change: Identifier<PracticeChange>, of id: Identifier<Action>, _ isLinked: Bool, by changer: Changer)
        async throws
    {
        try await store.change(by: changer, .updateAction, on: id.text, note: "change of practice linked") { db in
            let action = try self.action(id, in: db)
            if let withdrawal = action.withdrawal { throw ActionRefusal.withdrawn(on: withdrawal.day) }
            guard try PracticeChange.load(change, in: db) != nil else { throw NotFound() }
            try db.execute(
                sql: isLinked
                    ? "INSERT OR IGNORE INTO action_practice (action, change) VALUES (?, ?)"
                    : "DELETE FROM action_practice WHERE action = ? AND change = ?", arguments: [id, change])
        }
    }
}

/// Reads of the sources of a plan besides its inspection.
package enum PlanSources {
    package static func all(of plan: Identifier<Plan>, in db: Database) throws -> [PlanSource] {
        let inspection = try Identifier<Inspection>.fetchOne(
            db.cachedStatement(sql: "SELECT inspection FROM plan WHERE id = ?"), arguments: [plan])
        guard let inspection else { return [] }
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM source_finding WHERE plan = ? ORDER BY number"), arguments: [plan])
        let findings = Dictionary(grouping: rows) { $0["source"] as Identifier<PlanSource> }
        let sources = "SELECT * FROM plan_source WHERE plan = ? ORDER BY day, rowid"
        return try Row.fetchAll(db.cachedStatement(sql: sources), arguments: [plan]).map { row in
            let id: Identifier<PlanSource> = row["id"]
            return PlanSource(
                id: id, kind: try row.word("kind", of: "plan_source"), title: row["title"], day: row["day"],
                findings: try (findings[id] ?? []).map { try finding($0, inspection) })
        }
    }

    /// A finding of the inspection and one of a source never have the same number.
    static func nextNumber(in plan: Identifier<Plan>, _ db: Database) throws -> Int {
        let sql = """
            SELECT max(number) FROM (
                SELECT number FROM plan_finding WHERE plan = ?1 UNION ALL SELECT number FROM source_finding WHERE plan = ?1
            )
            """
        return (try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [plan]) ?? 0) + 1
    }

    static func numbers(in plan: Identifier<Plan>, _ db: Database) throws -> [Identifier<Finding>: Int] {
        let sql = """
            SELECT finding, number FROM plan_finding WHERE plan = ?1 UNION ALL SELECT id, number FROM source_finding WHERE plan = ?1
            """
        let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [plan])
        return Dictionary(rows.map { ($0["finding"] as Identifier<Finding>, $0["number"] as Int) }) { first, _ in first }
    }

    /// Monitored strengths, by finding.
    package static func watches(of plan: Identifier<Plan>, in db: Database) throws -> [Identifier<Finding>: StrengthWatch] {
        let sql = "SELECT * FROM strength_watch WHERE plan = ? AND ended_on IS NULL"
        let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [plan])
        let watches = try rows.map { row -> (Identifier<Finding>, StrengthWatch) in
            let measure = try (row["measure"] as Identifier<Measure>?).flatMap { try MeasureRecords.line($0, in: db) }
            let watch = StrengthWatch(
                id: row["id"], finding: row["finding"], watcher: row["watcher"], sign: row["sign"],
                measure: measure.map { LinkedMeasure($0) })
            return (watch.finding, watch)
        }
        return Dictionary(watches) { first, _ in first }
    }

    private static func finding(_ row: Row, _ inspection: Identifier<Inspection>) throws -> Finding {
        Finding(
            id: row["id"], inspection: inspection, kind: try row.word("kind", of: "source_finding"), position: row["number"],
            text: row["text"], page: nil)
    }
}
