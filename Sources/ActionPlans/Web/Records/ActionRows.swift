import ActionPlans
import GRDB
import Indicators
import IndicatorsWeb
import Inspections
import SiteKit
import Vocabulary

extension ActionRef {
    /// From the columns `ref_series`, `ref_group` and `ref_number`.
    package init(row: Row) throws {
        guard let group = row["ref_group"] as Int?, let number = row["ref_number"] as Int? else {
            throw UnreadableValue("action", "ref_number")
        }
        self.init(series: row["ref_series"], group: group, number: number)
    }
}

extension ActionPlanRecords {
    /// Every action of a plan, also withdrawn ones, in the order of their numbers.
    package static func actions(of plan: Identifier<Plan>, in db: Database) throws -> [Action] {
        try actions(.ofPlan, plan.text, in: db)
    }

    /// Every action of a plan with its latest update only, for pages that show its status and not its history.
    static func withLatestUpdate(of plan: Identifier<Plan>, in db: Database) throws -> [Action] {
        try actions(.ofPlan, plan.text, latestOnly: true, in: db)
    }

    package static func action(_ id: Identifier<Action>, in db: Database) throws -> Action? {
        try actions(.one, id.text, in: db).first
    }

    /// Changes of an action's text, owner and dates, the latest first.
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
        let sql = "SELECT action.* FROM action WHERE \(scope.rawValue) ORDER BY ref_series, ref_group, ref_number"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [key]).map { row in
            let id: Identifier<Action> = row["id"]
            return try Action(
                id: id, plan: row["plan"], ref: ActionRef(row: row), title: row["title"],
                text: row["text"],
                findings: parts.findings[id] ?? [], owner: row["owner"], start: row["starts"], due: row["due"],
                differenceBy: row["difference_by"], added: row["added_on"], updates: parts.updates[id] ?? [],
                evidence: parts.evidence[id] ?? [], measures: parts.measures[id] ?? [], moves: parts.moves[id] ?? [],
                withdrawal: withdrawal(row["withdrawn_on"], row["withdrawn_reason"]), closings: parts.more.closings[id] ?? [],
                audits: parts.more.audits[id] ?? [], regressions: parts.more.regressions[id] ?? [], steps: parts.more.steps[id] ?? [],
                waitsFor: parts.more.waits[id] ?? [], version: row["version"])
        }
    }

    static func withdrawal(_ day: Day?, _ reason: String?) -> Withdrawal? {
        guard let day, let reason else { return nil }
        return Withdrawal(day: day, reason: reason)
    }
}

/// Everything linked to actions, read table by table and not action by action.
private struct ActionParts {
    var findings: [Identifier<Action>: [Identifier<Finding>]] = [:]
    var updates: [Identifier<Action>: [Update]] = [:]
    var moves: [Identifier<Action>: [DueDateMove]] = [:]
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
                    day: row["day"], words: row["words"], delivery: try row.word("delivery", of: "action_update"),
                    impact: try row.word("impact", of: "action_update"), author: row["author"], owner: row["owner"],
                    account: row["account"], number: row["id"]))
        }
        for row in try rows("due_move.*", "due_move JOIN action ON action.id = due_move.action", "due_move.id") {
            moves[row["action"], default: []].append(
                DueDateMove(
                    day: row["day"], was: row["was"], became: row["became"], reason: row["reason"], approvedBy: row["approved_by"]))
        }
        for row in try rows(
            "evidence_action.action, \(EvidenceRows.columns)",
            """
            evidence_action JOIN action ON action.id = evidence_action.action AND evidence_action.ended_on IS NULL
            JOIN (\(EvidenceRows.current)) ON evidence_item.id = evidence_action.evidence
            """, "evidence_item.added_on, evidence_item.id")
        {
            evidence[row["action"], default: []].append(try EvidenceRows.evidence(row))
        }
        let linked = try rows(
            """
            action_measure.action, \(ImpactSigns.isConfirmed("action_measure")), unlink_account, unlink_name, unlink_on, measure.*,
            measure_status.*, \(MeasureRecords.hasWaitingFigure)
            """,
            """
            action_measure JOIN action ON action.id = action_measure.action JOIN measure ON measure.id = action_measure.measure
            LEFT JOIN measure_status ON measure_status.measure = measure.id
            """, "measure.name COLLATE NOCASE, measure.id")
        for row in linked {
            let asked = (row["unlink_on"] as Day?).map {
                LinkedMeasure.Unlinking(account: row["unlink_account"], name: row["unlink_name"], on: $0)
            }
            measures[row["action"], default: []].append(
                LinkedMeasure(
                    try MeasureRecords.line(row), isConfirmed: row["is_confirmed"],
                    hasWaitingFigure: row["has_waiting_figure"], unlinking: asked))
        }
    }
}

extension LinkedMeasure {
    init(_ line: MeasureLine, isConfirmed: Bool = true, hasWaitingFigure: Bool = false, unlinking: Unlinking? = nil) {
        let latest = line.status.latestOn.map { Latest(day: $0, words: line.status.latestWords ?? "") }
        self.init(
            id: line.id, name: line.measure.name, source: line.measure.source, verdict: line.status.verdict, since: line.status.since,
            sentence: line.status.sentence, latest: latest, isConfirmed: isConfirmed,
            hasWaitingFigure: hasWaitingFigure, unlinking: unlinking)
    }
}

/// Closings, audits, regressions, steps and dependencies of the actions that are read.
struct ActionMore {
    /// Reads columns of a source that joins `action`, in an order.
    typealias Rows = (_ columns: String, _ source: String, _ order: String) throws -> [Row]

    private(set) var closings: [Identifier<Action>: [Closing]] = [:]
    private(set) var audits: [Identifier<Action>: [AuditResult]] = [:]
    private(set) var regressions: [Identifier<Action>: [Regression]] = [:]
    private(set) var steps: [Identifier<Action>: [Step]] = [:]
    private(set) var waits: [Identifier<Action>: [Identifier<Action>]] = [:]

    init(_ rows: Rows) throws {
        let closed = try rows(
            "action_closing.*", "action_closing JOIN action ON action.id = action_closing.action",
            "action_closing.closed_on, action_closing.rowid")
        for row in closed { closings[row["action"], default: []].append(ActionMore.closing(row)) }
        let audited = try rows(
            "audit_result.*, \(ImpactSigns.isConfirmed("audit_result"))",
            "audit_result JOIN action ON action.id = audit_result.action", "audit_result.day")
        for row in audited {
            audits[row["action"], default: []].append(
                AuditResult(
                    id: row["id"], question: row["question"], day: row["day"], sample: row["sample"], met: row["met"],
                    standard: row["standard"], source: row["source"], author: row["author"],
                    confirmedBy: row["confirmed_by"], isConfirmed: row["is_confirmed"]))
        }
        for row in try rows(
            "regression.*", "regression JOIN action ON action.id = regression.action", "regression.day, regression.rowid")
        {
            regressions[row["action"], default: []].append(PlanEvents.regression(row))
        }
        let stepWaits = Dictionary(
            grouping: try rows(
                "step_wait.*", "step_wait JOIN step ON step.id = step_wait.step JOIN action ON action.id = step.action", "step_wait.step"),
            by: { $0["step"] as Identifier<Step> })
        for row in try rows("step.*", "step JOIN action ON action.id = step.action", "step.action, step.number") {
            let id: Identifier<Step> = row["id"]
            steps[row["action"], default: []].append(
                Step(
                    id: id, number: row["number"], text: row["text"], due: row["due"], done: row["done_on"],
                    waitsFor: (stepWaits[id] ?? []).map { $0["waits_for"] }, version: row["version"]))
        }
        for row in try rows("action_wait.*", "action_wait JOIN action ON action.id = action_wait.action", "action_wait.waits_for") {
            waits[row["action"], default: []].append(row["waits_for"])
        }
    }

    private static func closing(_ row: Row) -> Closing {
        let reopening = (row["reopened_on"] as Day?).map {
            Closing.Reopening(day: $0, by: row["reopened_name"], why: row["reopened_why"], after: row["reopened_updates"])
        }
        return Closing(id: row["id"], day: row["closed_on"], by: row["name"], words: row["words"], reopening: reopening)
    }
}
