import ActionPlans
import ActionPlansWeb
import Boards
import SiteKit
import Vocabulary

/// What boards show on the pages of a plan.
package struct BoardAsides: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    /// On an action: the decisions that made it or belong to it.
    package var action: ActionAside {
        { [store] action, visit in
            guard visit.may(.readBoards) else { return nil }
            let decisions = try await store.read { try BoardRecords.decisions(about: action.id, in: $0) }
            guard !decisions.isEmpty else { return nil }
            let items = decisions.map { decision -> HTML in
                """
                <li><a href="\(BoardPlaces.decision.path(decision.board, decision.id))">\(decision.ref) \(decision.text)</a> \
                \(decision.tag(on: visit.today).html)<span class="sub">decided on \(decision.taken)\
                \(decision.due.map { ", due \($0)" } ?? "")</span></li>
                """
            }
            return "<h2>Decisions of the board</h2><ul>\(items)</ul>"
        }
    }
}
