import ActionPlans
import GRDB
import Indicators
import IndicatorsWeb
import Inspections
import SiteKit
import Vocabulary

/// Reads of plans that other domains also need. Each takes the connection of the transaction it runs in.
package enum ActionPlanRecords {
    /// What the golden thread shows of an inspection's actions; withdrawn ones are not counted.
    package struct Counts: Sendable, Hashable {
        package let actions: Int
        package let withMeasure: Int
        package let withEvidence: Int
        package let withPractice: Int
        package let withAudit: Int
    }

    /// What a report says of an action: the post, not the name of who holds it.
    package struct Summary: Sendable, Hashable, Identifiable {
        package let id: Identifier<Action>
        package let ref: ActionRef
        package let title: String
        package let text: String
        package let ownerTitle: String?
        package let due: Day
        package let differenceBy: Day?
        package let delivery: DeliveryStatus
        package let impact: ShownImpact
        package let findings: [Identifier<Finding>]
        package let latestUpdate: Update?
        package let hasMeasure: Bool
        package let hasEvidence: Bool
    }

    package static func plan(_ id: Identifier<Plan>, in db: Database) throws -> Plan? {
        try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM plan WHERE id = ?"), arguments: [id]).map { try plan($0, db) }
    }

    /// The plan that answers an inspection; there is at most one.
    package static func plan(of inspection: Identifier<Inspection>, in db: Database) throws -> Plan? {
        try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM plan WHERE inspection = ?"), arguments: [inspection]).map {
            try plan($0, db)
        }
    }

    package static func plans(in db: Database) throws -> [Plan] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM plan ORDER BY drafted_on DESC, id")).map { try plan($0, db) }
    }

    package static func counts(of inspection: Identifier<Inspection>, in db: Database) throws -> Counts {
        let sql = """
            SELECT count(*) AS actions,
                count(CASE WHEN EXISTS (SELECT 1 FROM action_measure WHERE action = action.id) THEN 1 END) AS measured,
                count(CASE WHEN EXISTS (
                    SELECT 1 FROM evidence_action JOIN evidence_item ON evidence_item.id = evidence_action.evidence
                    WHERE evidence_action.action = action.id AND ended_on IS NULL AND set_aside_on IS NULL
                        AND kind <> 'voice') THEN 1 END) AS evidenced,
                count(CASE WHEN EXISTS (SELECT 1 FROM action_practice WHERE action = action.id) THEN 1 END) AS practised,
                count(CASE WHEN EXISTS (SELECT 1 FROM audit_result WHERE action = action.id) THEN 1 END) AS audited
            FROM action JOIN plan ON plan.id = action.plan WHERE plan.inspection = ? AND action.withdrawn_on IS NULL
            """
        let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [inspection])
        return Counts(
            actions: row?["actions"] ?? 0, withMeasure: row?["measured"] ?? 0, withEvidence: row?["evidenced"] ?? 0,
            withPractice: row?["practised"] ?? 0, withAudit: row?["audited"] ?? 0)
    }

    /// The actions of an inspection's plan that are not withdrawn, in the order of their numbers.
    package static func summaries(of inspection: Identifier<Inspection>, on today: Day, in db: Database) throws -> [Summary] {
        guard let plan = try plan(of: inspection, in: db) else { return [] }
        let (posts, settings) = (try posts(in: db), try settings(in: db))
        return try actions(of: plan.id, in: db).filter { $0.withdrawal == nil }.map { action in
            Summary(
                id: action.id, ref: action.ref, title: action.title, text: action.text,
                ownerTitle: action.owner.flatMap { posts.title(of: $0) },
                due: action.due, differenceBy: action.differenceBy, delivery: action.deliveryStatus,
                impact: action.impactShown(on: today, settings: settings),
                findings: action.findings, latestUpdate: action.latestUpdate, hasMeasure: !action.measures.isEmpty,
                hasEvidence: !action.deliveryEvidence.isEmpty)
        }
    }

    /// An action that a measure or a change of practice is linked to.
    package struct Use: Sendable, Hashable {
        package let action: Identifier<Action>
        package let plan: Identifier<Plan>
        package let inspection: Identifier<Inspection>
        package let planTitle: String
        package let ref: ActionRef
        package let text: String
    }

    /// The actions that a change of practice is linked to, of every plan; the caller checks whether the inspection is open to the reader.
    package static func uses(of change: Identifier<PracticeChange>, in db: Database) throws -> [Use] {
        let sql = """
            SELECT action.id, action.plan, plan.inspection, plan.title, ref_series, ref_group, ref_number, action.text
            FROM action_practice JOIN action ON action.id = action_practice.action JOIN plan ON plan.id = action.plan
            WHERE action_practice.change = ? AND withdrawn_on IS NULL ORDER BY plan.drafted_on DESC, ref_series, ref_group, ref_number
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [change]).map(use)
    }

    /// The changes of practice linked to an action.
    package static func practice(of action: Identifier<Action>, in db: Database) throws -> [PracticeChange] {
        let sql = "SELECT change FROM action_practice WHERE action = ?"
        return try Identifier<PracticeChange>.fetchAll(db.cachedStatement(sql: sql), arguments: [action])
            .compactMap { try PracticeChange.load($0, in: db) }.sorted { ($0.day, $0.title) < ($1.day, $1.title) }
    }

    private static func use(_ row: Row) throws -> Use {
        try Use(
            action: row["id"], plan: row["plan"], inspection: row["inspection"], planTitle: row["title"],
            ref: ActionRef(row: row), text: row["text"])
    }

    /// The actions that a measure is linked to, of every plan; the caller checks whether the inspection is open to the reader.
    package static func uses(of measure: Identifier<Measure>, in db: Database) throws -> [Use] {
        let sql = """
            SELECT action.id, action.plan, plan.inspection, plan.title, ref_series, ref_group, ref_number, action.text
            FROM action_measure JOIN action ON action.id = action_measure.action JOIN plan ON plan.id = action.plan
            WHERE action_measure.measure = ? AND withdrawn_on IS NULL ORDER BY plan.drafted_on DESC, ref_series, ref_group, ref_number
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [measure]).map(use)
    }

    package static func posts(in db: Database) throws -> PostBook {
        let holdings = Dictionary(
            grouping: try Row.fetchAll(
                db.cachedStatement(sql: "SELECT * FROM post_holder ORDER BY post, from_day")),
            by: { $0["post"] as Identifier<Post> })
        let posts = try Row.fetchAll(db.cachedStatement(sql: "SELECT id, title, version FROM post")).map { row -> Post in
            let id: Identifier<Post> = row["id"]
            return Post(id: id, title: row["title"], holdings: (holdings[id] ?? []).map(holding), version: row["version"])
        }
        return PostBook(posts)
    }

    /// Days without an update after which one is overdue: the council's setting or the default.
    package static func updateDays(in db: Database) throws -> Int { try settings(in: db).updateDays }

    /// Every finding that a plan may answer: of its inspection and of its other sources.
    package static func findings(of plan: Identifier<Plan>, in db: Database) throws -> [Finding] { try PlanRead(plan, in: db).findings }

    /// Both ratings of every action of a plan that is not withdrawn, by its owner and as calculated.
    package static func ratings(of plan: Identifier<Plan>, on today: Day, in db: Database) throws -> [Identifier<Action>: TwoRatings] {
        let read = try PlanRead(plan, in: db)
        return Dictionary(read.current.map { ($0.id, read.ratings(of: $0, on: today)) }) { first, _ in first }
    }

    /// What a paper that leaves says of every action of a plan that is not withdrawn, on a day.
    package static func outward(of plan: Identifier<Plan>, on today: Day, in db: Database) throws -> [Identifier<Action>: OutwardStatus] {
        let read = try PlanRead(plan, in: db)
        return Dictionary(read.current.map { ($0.id, OutwardStatus($0, read.ratings(of: $0, on: today))) }) { first, _ in first }
    }

    private static func holding(_ row: Row) -> Post.Holding {
        let holder = (row["name"] as String?).map { Post.Holder(name: $0, account: row["account"]) }
        let handedOver = (row["handed_over_by"] as String?).map { Post.HandedOver(by: $0, on: row["handed_over_on"]) }
        return Post.Holding(from: row["from_day"], holder: holder, handedOver: handedOver)
    }

    private static func plan(_ row: Row, _ db: Database) throws -> Plan {
        let id: Identifier<Plan> = row["id"]
        return Plan(
            id: id, inspection: row["inspection"], title: row["title"], start: row["starts"], state: state(row),
            circulations: try circulations(of: id, db),
            version: row["version"])
    }

    private static func state(_ row: Row) -> Plan.State {
        guard let agreedOn = row["agreed_on"] as Day? else { return .draft }
        let agreement = Plan.Agreement(by: row["agreed_by"], meeting: row["agreed_meeting"], on: agreedOn)
        guard let sentOn = row["sent_on"] as Day? else { return .agreed(agreement) }
        guard let publishedOn = row["published_on"] as Day? else { return .sent(agreement, on: sentOn) }
        return .published(agreement, sent: sentOn, Plan.Publication(place: row["published_where"], on: publishedOn))
    }

    private static func circulations(of id: Identifier<Plan>, _ db: Database) throws -> [Plan.Circulation] {
        let sql = "SELECT recipients, circulated_on FROM plan_circulation WHERE plan = ? ORDER BY id"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [id])
            .map { Plan.Circulation(to: $0["recipients"], on: $0["circulated_on"]) }
    }
}

/// A finding by the table that holds it: the inspection's findings and those of other sources are kept apart.
struct FindingColumn {
    let inspections, sources: Identifier<Finding>?

    init(_ finding: Identifier<Finding>, in db: Database) throws {
        let sql = "SELECT EXISTS (SELECT 1 FROM source_finding WHERE id = ?)"
        let isOfSource = try Bool.fetchOne(db.cachedStatement(sql: sql), arguments: [finding]) ?? false
        (inspections, sources) = isOfSource ? (nil, finding) : (finding, nil)
    }
}

/// Events of a plan that its board needs to know: written in the transaction of what happened.
package enum PlanEvents {
    /// The events of a plan in the order in which they happened.
    /// - Parameter since: only what happened on that day or later.
    package static func all(of plan: Identifier<Plan>, since: Day? = nil, in db: Database) throws -> [PlanEvent] {
        let sql = "SELECT * FROM plan_event WHERE plan = ? AND day >= ? ORDER BY day, rowid"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [plan, since?.iso ?? ""]).map { row in
            PlanEvent(
                id: row["id"], kind: try row.word("kind", of: "plan_event"), plan: row["plan"],
                action: row["action"], finding: row["finding"] ?? row["source_finding"], day: row["day"], words: row["words"],
                author: row["author"])
        }
    }

    /// The regressions of a plan that nobody has responded to yet.
    package static func openRegressions(of plan: Identifier<Plan>, in db: Database) throws -> [Regression] {
        let sql = """
            SELECT regression.* FROM regression JOIN action ON action.id = regression.action
            WHERE action.plan = ? AND answered_on IS NULL ORDER BY regression.day, regression.rowid
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [plan]).map(regression)
    }

    static func add(_ event: PlanEvent, in db: Database) throws {
        let finding = try event.finding.map { try FindingColumn($0, in: db) }
        try db.execute(
            sql: """
                INSERT INTO plan_event (id, plan, action, finding, source_finding, kind, day, words, author)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                event.id, event.plan, event.action, finding?.inspections, finding?.sources, event.kind.rawValue, event.day, event.words,
                event.author,
            ])
    }

    static func regression(_ row: Row) -> Regression {
        let answer = (row["answered_on"] as Day?).map {
            Regression.Answer(day: $0, by: row["answered_name"], isReopened: row["reopened"] == 1, why: row["why"])
        }
        let sign: Regression.Sign? =
            (row["measure"] as Identifier<Measure>?).map { .measure($0) } ?? (row["audit"] as Identifier<AuditResult>?).map { .audit($0) }
        return Regression(
            id: row["id"], action: row["action"], sign: sign, day: row["day"], words: row["words"], answerBy: row["answer_by"],
            answer: answer)
    }
}

extension ActionPlanRecords {
    /// The council's settings for its plans, with defaults.
    package static func settings(in db: Database) throws -> PlanSettings {
        let rows = try Row.fetchAll(db.cachedStatement(sql: "SELECT name, value FROM setting WHERE name LIKE 'plans.%'"))
        let set = try rows.reduce(into: [PlanSettings.Name: Int]()) { set, row in
            // Other settings of plans, as those of another version, are not among these.
            guard let name = PlanSettings.Name(rawValue: row["name"]) else { return }
            guard let value = Int(row["value"] as String) else { throw UnreadableValue("setting", "value") }
            set[name] = value
        }
        return PlanSettings(set)
    }

    /// The findings of a plan that are closed, with who closed them.
    package static func findingClosings(of plan: Identifier<Plan>, in db: Database) throws -> [Identifier<Finding>: Closing] {
        let sql = "SELECT * FROM finding_closing WHERE plan = ? AND reopened_on IS NULL"
        let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [plan])
        return Dictionary(
            rows.map {
                (
                    ($0["finding"] ?? $0["source_finding"]) as Identifier<Finding>,
                    Closing(id: $0["id"], day: $0["closed_on"], by: $0["name"], words: $0["words"])
                )
            }
        ) { first, _ in first }
    }
}

/// The part of the golden thread through a finding or some actions: current actions, the findings they answer and everything linked to them.
package struct ThreadLinks: Sendable, Hashable {
    package let actions: [Identifier<Action>]
    /// The number of the only action; nil where there are more or none.
    package let ref: ActionRef?
    package let findings: [Identifier<Finding>]
    package let practice: Int
    package let audits: Int
    package let measures: [String]
    package let evidence: [String]
    /// Pieces of evidence that show delivery, which what children and parents said does not.
    package let delivered: Int
    /// Findings of other sources than the inspection.
    package let otherFindings: Int

    /// Everything on it by identifier, which a committee's question may be linked to.
    package var subjects: Set<String> { Set(findings.map(\.text) + actions.map(\.text) + measures + evidence) }

    /// Through a finding of an inspection.
    package init(_ finding: Identifier<Finding>, of inspection: Identifier<Inspection>, in db: Database) throws {
        let sql = """
            SELECT action.id FROM action_finding JOIN action ON action.id = action_finding.action JOIN plan ON plan.id = action.plan
            WHERE finding = ? AND plan.inspection = ? AND withdrawn_on IS NULL
            """
        let ids = try String.fetchAll(db.cachedStatement(sql: sql), arguments: [finding, inspection])
        try self.init(ids, answering: [finding], in: db)
    }

    /// Through actions of an inspection's plan. What is withdrawn is not on it.
    package init(_ actions: Set<String>, of inspection: Identifier<Inspection>, in db: Database) throws {
        let sql = """
            SELECT action.id FROM action JOIN plan ON plan.id = action.plan
            WHERE action.id IN (SELECT value FROM json_each(?)) AND plan.inspection = ? AND withdrawn_on IS NULL
            """
        let ids = try String.fetchAll(db.cachedStatement(sql: sql), arguments: [ThreadLinks.list(actions.sorted()), inspection])
        let findings = try Identifier<Finding>.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT DISTINCT finding.id FROM action_finding JOIN finding ON finding.id = action_finding.finding
                    WHERE action_finding.action IN (SELECT value FROM json_each(?)) AND finding.inspection = ? ORDER BY finding.position
                    """), arguments: [ThreadLinks.list(ids), inspection])
        try self.init(ids, answering: findings, in: db)
    }

    private init(_ ids: [String], answering findings: [Identifier<Finding>], in db: Database) throws {
        let list = ThreadLinks.list(ids)
        func among(_ sql: String) throws -> [String] {
            try String.fetchAll(db.cachedStatement(sql: sql + " IN (SELECT value FROM json_each(?))"), arguments: [list])
        }
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT id, ref_series, ref_group, ref_number FROM action WHERE id IN (SELECT value FROM json_each(?))
                    ORDER BY ref_series, ref_group, ref_number
                    """), arguments: [list])
        actions = rows.map { $0["id"] }
        ref = try rows.count == 1 ? rows.first.map { try ActionRef(row: $0) } : nil
        self.findings = findings
        otherFindings = try among("SELECT DISTINCT finding FROM action_source_finding WHERE action").count
        practice = try among("SELECT DISTINCT change FROM action_practice WHERE action").count
        audits = try among("SELECT id FROM audit_result WHERE action").count
        measures = try among("SELECT DISTINCT measure FROM action_measure WHERE action")
        func pieces(_ kinds: String) throws -> [String] {
            try among(
                """
                SELECT DISTINCT evidence_item.id FROM evidence_action JOIN evidence_item ON evidence_item.id = evidence_action.evidence
                WHERE ended_on IS NULL AND set_aside_on IS NULL AND \(kinds) AND evidence_action.action
                """)
        }
        evidence = try pieces("1")
        delivered = try pieces("kind <> 'voice'").count
    }

    /// A list as SQLite reads it. Identifiers are digits and letters, so nothing in it needs marking.
    private static func list(_ ids: [String]) -> String { "[" + ids.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
}
