import ActionPlans
import GRDB
import Indicators
import IndicatorsWeb
import SiteKit
import Vocabulary

/// A change of practice and the actions of a plan that brought it.
struct PracticeOfActions: Sendable {
    let change: PracticeLine
    let actions: Set<Identifier<Action>>

    func isLinked(to action: Identifier<Action>) -> Bool { actions.contains(action) }

    static func all(in plan: Identifier<Plan>, _ db: Database) throws -> [PracticeOfActions] {
        let sql = """
            SELECT action_practice.action, action_practice.change FROM action_practice JOIN action ON action.id = action_practice.action
            WHERE action.plan = ?
            """
        let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [plan])
        let linked = Dictionary(grouping: rows) { $0["change"] as Identifier<PracticeChange> }
        return try PracticeRecords.lines(in: db).map { line in
            PracticeOfActions(change: line, actions: Set((linked[line.id] ?? []).map { $0["action"] }))
        }
    }
}
