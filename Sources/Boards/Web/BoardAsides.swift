import ActionPlans
import ActionPlansWeb
import Boards
import SiteKit

/// What boards add to the pages of a plan.
package struct BoardAsides: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    /// On an action: its partner, the decisions about it and its update requests.
    package var action: ActionAside {
        { [store] action, request in
            guard request.may(.readBoards) else { return nil }
            let (decisions, asked) = try await store.read { db in
                (
                    try BoardRecords.decisions(about: action.id, in: db),
                    request.may(.readChasers) ? try UpdateRequest.of(action.id, in: db) : []
                )
            }
            let partner = try await store.read { try PartnerRecords.partner(of: action.id, in: $0) }
            return "\(BoardAsides.partner(partner, action, request))\(BoardAsides.decided(decisions, request))\(BoardAsides.asked(asked))"
        }
    }

    private static func partner(_ partner: Partner?, _ action: Action, _ request: PageRequest) -> HTML? {
        let path = PartnerPages.action.path(action.id)
        if let partner {
            return "<h2>Partner</h2><p>Owned by <strong>\(partner.name)</strong>. <a href=\"\(path)\">Links and replies</a></p>"
        }
        return request.may(.managePartners) ? "<p><a href=\"\(path)\">Assign to a partner outside the council</a></p>" : nil
    }

    private static func asked(_ entries: [UpdateRequest]) -> HTML? {
        guard !entries.isEmpty else { return nil }
        let items = entries.prefix(6).map { entry -> HTML in
            let answer = entry.answered.map { "answered \($0)" } ?? "not answered yet"
            return "<li>\(entry.day): \(entry.chase.words.lowercased()), to \(entry.name)<span class=\"sub\">\(answer)</span></li>"
        }
        return "<h2>Update requests</h2><ul>\(items)</ul>"
    }

    private static func decided(_ decisions: [Decision], _ request: PageRequest) -> HTML? {
        guard !decisions.isEmpty else { return nil }
        let items = decisions.map { decision -> HTML in
            """
            <li><a href="\(DecisionRegister.address.path(decision.id, in: decision.board))">\(decision.ref) \(decision.text)</a> \
            \(decision.tag(on: request.today).html)<span class="sub">decided on \(decision.taken)\
            \(decision.due.map { ", due \($0)" } ?? "")</span></li>
            """
        }
        return "<h2>Decisions of the board</h2><ul>\(items)</ul>"
    }
}
