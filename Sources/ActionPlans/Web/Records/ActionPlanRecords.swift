import ActionPlans
import GRDB
import Indicators
import IndicatorsWeb
import Inspections
import SiteKit
import Vocabulary

/// Reads of plans that other domains also need. Each takes the connection of the transaction it runs in.
package enum ActionPlanRecords {
    /// What the thread shows of an inspection's actions; withdrawn ones are not counted.
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
        package let text: String
        package let ownerTitle: String?
        package let due: Day
        package let differenceBy: Day?
        package let delivery: Delivery
        package let impact: Impact
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
                    WHERE evidence_action.action = action.id AND ended_on IS NULL AND set_aside_on IS NULL) THEN 1 END) AS evidenced,
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
    package static func summaries(of inspection: Identifier<Inspection>, in db: Database) throws -> [Summary] {
        guard let plan = try plan(of: inspection, in: db) else { return [] }
        let posts = try posts(in: db)
        return try actions(of: plan.id, in: db).filter { $0.withdrawal == nil }.map { action in
            Summary(
                id: action.id, ref: action.ref, text: action.text, ownerTitle: action.owner.flatMap { posts.title(of: $0) },
                due: action.due, differenceBy: action.differenceBy, delivery: action.delivery, impact: action.impact,
                findings: action.findings, latestUpdate: action.latestUpdate, hasMeasure: !action.measures.isEmpty,
                hasEvidence: !action.standingEvidence.isEmpty)
        }
    }

    /// An action that rests on a measure.
    package struct Use: Sendable, Hashable {
        package let action: Identifier<Action>
        package let plan: Identifier<Plan>
        package let inspection: Identifier<Inspection>
        package let planTitle: String
        package let ref: ActionRef
        package let text: String
    }

    /// The actions that brought a change of practice, of every plan; whoever shows them asks whether the inspection is open.
    package static func uses(of change: Identifier<PracticeChange>, in db: Database) throws -> [Use] {
        let sql = """
            SELECT action.id, action.plan, plan.inspection, plan.title, ref_group, ref_number, action.text
            FROM action_practice JOIN action ON action.id = action_practice.action JOIN plan ON plan.id = action.plan
            WHERE action_practice.change = ? AND withdrawn_on IS NULL ORDER BY plan.drafted_on DESC, ref_group, ref_number
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [change]).map(use)
    }

    /// The changes of practice that an action brought.
    package static func practice(of action: Identifier<Action>, in db: Database) throws -> [PracticeChange] {
        let sql = "SELECT change FROM action_practice WHERE action = ?"
        return try Identifier<PracticeChange>.fetchAll(db.cachedStatement(sql: sql), arguments: [action])
            .compactMap { try PracticeRecords.change($0, in: db) }.sorted { ($0.day, $0.title) < ($1.day, $1.title) }
    }

    private static func use(_ row: Row) -> Use {
        Use(
            action: row["id"], plan: row["plan"], inspection: row["inspection"], planTitle: row["title"],
            ref: ActionRef(group: row["ref_group"], number: row["ref_number"]), text: row["text"])
    }

    /// The actions that rest on a measure, of every plan; whoever shows them asks whether the inspection is open to the reader.
    package static func uses(of measure: Identifier<Measure>, in db: Database) throws -> [Use] {
        let sql = """
            SELECT action.id, action.plan, plan.inspection, plan.title, ref_group, ref_number, action.text
            FROM action_measure JOIN action ON action.id = action_measure.action JOIN plan ON plan.id = action.plan
            WHERE action_measure.measure = ? AND withdrawn_on IS NULL ORDER BY plan.drafted_on DESC, ref_group, ref_number
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [measure]).map(use)
    }

    package static func posts(in db: Database) throws -> PostBook {
        let holdings = Dictionary(
            grouping: try Row.fetchAll(
                db.cachedStatement(sql: "SELECT post, from_day, name, account FROM post_holder ORDER BY post, from_day")),
            by: { $0["post"] as Identifier<Post> })
        let posts = try Row.fetchAll(db.cachedStatement(sql: "SELECT id, title, version FROM post")).map { row -> Post in
            let id: Identifier<Post> = row["id"]
            return Post(id: id, title: row["title"], holdings: (holdings[id] ?? []).map(holding), version: row["version"])
        }
        return PostBook(posts)
    }

    /// Days without an update after which an action is asked after: the council's setting, or as shipped.
    package static func updateDays(in db: Database) throws -> Int { try settings(in: db).updateDays }

    /// Every finding that a plan may answer: of its inspection and of its other sources.
    package static func findings(of plan: Identifier<Plan>, in db: Database) throws -> [Finding] { try PlanRead(plan, in: db).findings }

    /// Both ratings of every standing action of a plan on a day, by its owner and by rule.
    package static func ratings(of plan: Identifier<Plan>, on today: Day, in db: Database) throws -> [Identifier<Action>: TwoRatings] {
        let read = try PlanRead(plan, in: db)
        return Dictionary(read.standing.map { ($0.id, read.ratings(of: $0, on: today)) }) { first, _ in first }
    }

    private static func holding(_ row: Row) -> Post.Holding {
        let holder = (row["name"] as String?).map { Post.Holder(name: $0, account: row["account"]) }
        return Post.Holding(from: row["from_day"], holder: holder)
    }

    private static func plan(_ row: Row, _ db: Database) throws -> Plan {
        let id: Identifier<Plan> = row["id"]
        return Plan(
            id: id, inspection: row["inspection"], title: row["title"], start: row["starts"], state: try state(row, id, db),
            version: row["version"])
    }

    private static func state(_ row: Row, _ id: Identifier<Plan>, _ db: Database) throws -> Plan.State {
        guard let agreedOn = row["agreed_on"] as Day? else { return .draft }
        let agreement = Plan.Agreement(by: row["agreed_by"], meeting: row["agreed_meeting"], on: agreedOn)
        guard let sentOn = row["sent_on"] as Day? else { return .agreed(agreement) }
        guard let publishedOn = row["published_on"] as Day? else { return .sent(agreement, on: sentOn) }
        let publication = Plan.Publication(place: row["published_where"], on: publishedOn)
        let sql = "SELECT recipients, circulated_on FROM plan_circulation WHERE plan = ? ORDER BY id"
        let circulations = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [id])
            .map { Plan.Circulation(to: $0["recipients"], on: $0["circulated_on"]) }
        return circulations.isEmpty
            ? .published(agreement, sent: sentOn, publication)
            : .circulated(agreement, sent: sentOn, publication, circulations)
    }
}
