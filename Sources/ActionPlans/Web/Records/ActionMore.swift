import ActionPlans
import GRDB
import SiteKit
import Vocabulary

/// Closings, audits, what slipped back, steps and what waits for what, of the actions that are read.
struct ActionMore {
    /// Reads columns of a source that joins `action`, in an order.
    typealias Rows = (_ columns: String, _ source: String, _ order: String) throws -> [Row]

    private(set) var closings: [Identifier<Action>: [Closing]] = [:]
    private(set) var audits: [Identifier<Action>: [AuditResult]] = [:]
    private(set) var slips: [Identifier<Action>: [Slip]] = [:]
    private(set) var steps: [Identifier<Action>: [Step]] = [:]
    private(set) var waits: [Identifier<Action>: [Identifier<Action>]] = [:]

    init(_ rows: Rows) throws {
        let closed = try rows(
            "action_closing.*", "action_closing JOIN action ON action.id = action_closing.action",
            "action_closing.closed_on, action_closing.rowid")
        for row in closed { closings[row["action"], default: []].append(ActionMore.closing(row)) }
        for row in try rows("audit_result.*", "audit_result JOIN action ON action.id = audit_result.action", "audit_result.day") {
            audits[row["action"], default: []].append(
                AuditResult(
                    id: row["id"], question: row["question"], day: row["day"], sample: row["sample"], met: row["met"],
                    standard: row["standard"], source: row["source"], author: row["author"]))
        }
        for row in try rows("slip.*", "slip JOIN action ON action.id = slip.action", "slip.day, slip.rowid") {
            slips[row["action"], default: []].append(PlanEvents.slip(row))
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
