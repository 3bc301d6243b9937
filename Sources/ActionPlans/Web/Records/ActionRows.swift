import ActionPlans
import GRDB
import Indicators
import IndicatorsWeb
import Inspections
import SiteKit
import Vocabulary

extension ActionPlanRecords {
    /// Every action of a plan, also withdrawn ones, in the order of their numbers.
    package static func actions(of plan: Identifier<Plan>, in db: Database) throws -> [Action] {
        try actions(.ofPlan, plan.text, in: db)
    }

    /// Every action of a plan with its latest update only, for pages that show where it stands and not what was ever said.
    static func standings(of plan: Identifier<Plan>, in db: Database) throws -> [Action] {
        try actions(.ofPlan, plan.text, latestOnly: true, in: db)
    }

    package static func action(_ id: Identifier<Action>, in db: Database) throws -> Action? {
        try actions(.one, id.text, in: db).first
    }

    /// Changes of an action's words, owner and days, the latest first.
    static func changes(of action: Identifier<Action>, in db: Database) throws -> [ActionChange] {
        let sql = "SELECT day, what, was, became, author FROM action_change WHERE action = ? ORDER BY id DESC"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [action]).map {
            ActionChange(day: $0["day"], what: $0["what"], was: $0["was"], became: $0["became"], author: $0["author"])
        }
    }

    private enum Scope: String {
        case ofPlan = "action.plan = ?"
        case one = "action.id = ?"
    }

    private static func actions(_ scope: Scope, _ key: String, latestOnly: Bool = false, in db: Database) throws -> [Action] {
        let parts = try ActionParts(condition: scope.rawValue, key: key, latestOnly: latestOnly, in: db)
        let sql = "SELECT action.* FROM action WHERE \(scope.rawValue) ORDER BY ref_group, ref_number"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [key]).map { row in
            let id: Identifier<Action> = row["id"]
            return Action(
                id: id, plan: row["plan"], ref: ActionRef(group: row["ref_group"], number: row["ref_number"]), text: row["text"],
                findings: parts.findings[id] ?? [], owner: row["owner"], start: row["starts"], due: row["due"],
                differenceBy: row["difference_by"], added: row["added_on"], updates: parts.updates[id] ?? [],
                evidence: parts.evidence[id] ?? [], measures: parts.measures[id] ?? [], moves: parts.moves[id] ?? [],
                withdrawal: withdrawal(row["withdrawn_on"], row["withdrawn_reason"]), closings: parts.more.closings[id] ?? [],
                audits: parts.more.audits[id] ?? [], slips: parts.more.slips[id] ?? [], steps: parts.more.steps[id] ?? [],
                waitsFor: parts.more.waits[id] ?? [], version: row["version"])
        }
    }

    static func withdrawal(_ day: Day?, _ reason: String?) -> Withdrawal? {
        guard let day, let reason else { return nil }
        return Withdrawal(day: day, reason: reason)
    }
}

/// What hangs on actions, read table by table and not action by action.
private struct ActionParts {
    var findings: [Identifier<Action>: [Identifier<Finding>]] = [:]
    var updates: [Identifier<Action>: [Update]] = [:]
    var moves: [Identifier<Action>: [DueDayMove]] = [:]
    var evidence: [Identifier<Action>: [Evidence]] = [:]
    var measures: [Identifier<Action>: [LinkedMeasure]] = [:]
    let more: ActionMore

    /// - Parameter condition: written in this program, with one place for the key.
    init(condition: String, key: String, latestOnly: Bool, in db: Database) throws {
        func rows(_ columns: String, _ source: String, _ order: String) throws -> [Row] {
            try Row.fetchAll(
                db.cachedStatement(sql: "SELECT \(columns) FROM \(source) WHERE \(condition) ORDER BY \(order)"), arguments: [key])
        }
        more = try ActionMore(rows)
        let found = try rows(
            "action_finding.action, action_finding.finding",
            """
            action_finding JOIN action ON action.id = action_finding.action
            LEFT JOIN plan_finding ON plan_finding.plan = action.plan AND plan_finding.finding = action_finding.finding
            """, "plan_finding.number")
        for row in found { findings[row["action"], default: []].append(row["finding"]) }
        let elsewhere = try rows(
            "action_source_finding.action, action_source_finding.finding",
            """
            action_source_finding JOIN action ON action.id = action_source_finding.action
            JOIN source_finding ON source_finding.id = action_source_finding.finding
            """, "source_finding.number")
        for row in elsewhere { findings[row["action"], default: []].append(row["finding"]) }
        // Of five years of updates the latest of each action, found by the index of actions and days.
        let said =
            latestOnly
            ? "action JOIN action_update ON action_update.id = (SELECT id FROM action_update AS latest WHERE latest.action = action.id ORDER BY latest.day DESC, latest.id DESC LIMIT 1)"
            : "action_update JOIN action ON action.id = action_update.action"
        for row in try rows("action_update.*", said, "action_update.id") {
            updates[row["action"], default: []].append(
                Update(
                    day: row["day"], words: row["words"], delivery: Delivery(rawValue: row["delivery"]) ?? .notStarted,
                    impact: Impact(rawValue: row["impact"]) ?? .notMeasured, author: row["author"], owner: row["owner"],
                    account: row["account"], number: row["id"]))
        }
        for row in try rows("due_move.*", "due_move JOIN action ON action.id = due_move.action", "due_move.id") {
            moves[row["action"], default: []].append(
                DueDayMove(
                    day: row["day"], was: row["was"], became: row["became"], reason: row["reason"], approvedBy: row["approved_by"]))
        }
        for row in try rows(
            "evidence_action.action, \(EvidenceRows.columns)",
            """
            evidence_action JOIN action ON action.id = evidence_action.action AND evidence_action.ended_on IS NULL
            JOIN (\(EvidenceRows.current)) ON evidence_item.id = evidence_action.evidence
            """, "evidence_item.added_on, evidence_item.id")
        {
            evidence[row["action"], default: []].append(EvidenceRows.evidence(row))
        }
        let linked = try rows(
            "action_measure.action, measure.*, measure_standing.*",
            """
            action_measure JOIN action ON action.id = action_measure.action JOIN measure ON measure.id = action_measure.measure
            LEFT JOIN measure_standing ON measure_standing.measure = measure.id
            """, "measure.name COLLATE NOCASE, measure.id")
        for row in linked { measures[row["action"], default: []].append(LinkedMeasure(MeasureRecords.line(row))) }
    }
}

extension LinkedMeasure {
    init(_ line: MeasureLine) {
        let latest = line.standing.latestOn.map { Latest(day: $0, words: line.standing.latestWords ?? "") }
        self.init(
            id: line.id, name: line.measure.name, source: line.measure.source, verdict: line.standing.verdict, since: line.standing.since,
            sentence: line.standing.sentence, latest: latest)
    }
}
