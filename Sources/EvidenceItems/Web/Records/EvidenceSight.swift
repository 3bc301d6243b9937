import ActionPlans
import ActionPlansWeb
import EvidenceItems
import GRDB
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

/// What of the plans a person may know of, and with it which evidence: what serves an inspection under embargo alone is there for that
/// inspection's readers only.
package struct EvidenceSight: Sendable {
    /// An action as a page of evidence names it.
    struct ActionLine: Sendable, Hashable {
        let id: Identifier<Action>
        let plan: Identifier<Plan>
        let inspection: Identifier<Inspection>
        let planTitle: String
        let ref: String
        let text: String
        let isWithdrawn: Bool
    }

    let actions: [Identifier<Action>: ActionLine]
    /// Evidence that only ever served what this person may not know of.
    private let hidden: Set<Identifier<Evidence>>

    package init(_ person: Person, _ policy: Policy, in db: Database) throws {
        let sql = """
            SELECT action.id, action.plan, plan.inspection, plan.title, ref_group, ref_number, text, withdrawn_on FROM action
            JOIN plan ON plan.id = action.plan ORDER BY plan.drafted_on DESC, ref_group, ref_number
            """
        let open = Set(try InspectionRecords.all(in: db).filter { $0.isOpen(to: person, by: policy) }.map(\.id))
        var actions: [Identifier<Action>: ActionLine] = [:]
        for row in try Row.fetchAll(db.cachedStatement(sql: sql)) where open.contains(row["inspection"]) {
            let line = ActionLine(
                id: row["id"], plan: row["plan"], inspection: row["inspection"], planTitle: row["title"],
                ref: ActionRef(group: row["ref_group"], number: row["ref_number"]).description, text: row["text"],
                isWithdrawn: (row["withdrawn_on"] as String?) != nil)
            actions[line.id] = line
        }
        self.actions = actions
        // Ties that ended count too: what served an embargoed plan once may still tell of it.
        let ties = try Row.fetchAll(db.cachedStatement(sql: "SELECT evidence, action FROM evidence_action"))
        let all = Set(ties.map { $0["evidence"] as Identifier<Evidence> })
        let seen = Set(ties.filter { actions[$0["action"]] != nil }.map { $0["evidence"] as Identifier<Evidence> })
        hidden = all.subtracting(seen)
    }

    package func sees(_ evidence: Identifier<Evidence>) -> Bool { !hidden.contains(evidence) }

    /// The actions of an item that this person may know of, in the order of their numbers.
    func lines(of item: EvidenceItem) -> [ActionLine] {
        item.actions.compactMap { actions[$0] }.sorted { ($0.planTitle, $0.ref) < ($1.planTitle, $1.ref) }
    }

    /// Every standing action, for a choice of what evidence serves.
    var choices: [ActionLine] {
        actions.values.filter { !$0.isWithdrawn }.sorted { ($0.planTitle, $0.ref.count, $0.ref) < ($1.planTitle, $1.ref.count, $1.ref) }
    }
}
