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
            let (decisions, asked) = try await store.read { db in
                (
                    try BoardRecords.decisions(about: action.id, in: db),
                    visit.may(.readChasers) ? try ChaserRecords.all(in: db).filter { $0.action == action.id } : []
                )
            }
            let partner = try await store.read { try PartnerRecords.partner(of: action.id, in: $0) }
            return "\(BoardAsides.partner(partner, action, visit))\(BoardAsides.decided(decisions, visit))\(BoardAsides.asked(asked))"
        }
    }

    private static func partner(_ partner: Partner?, _ action: Action, _ visit: Visit) -> HTML? {
        let path = PartnerPages.action.path(action.id)
        if let partner {
            return "<h2>Partner</h2><p>Carried by <strong>\(partner.name)</strong>. <a href=\"\(path)\">Links and what they said</a></p>"
        }
        return visit.may(.keepPartners) ? "<p><a href=\"\(path)\">Give it to a partner outside the council</a></p>" : nil
    }

    private static func asked(_ entries: [ChaserEntry]) -> HTML? {
        guard !entries.isEmpty else { return nil }
        let items = entries.prefix(6).map { entry -> HTML in
            let answer = entry.answered.map { "answered \($0)" } ?? "no answer yet"
            return "<li>\(entry.day): \(entry.chase.words.lowercased()), to \(entry.name)<span class=\"sub\">\(answer)</span></li>"
        }
        return "<h2>Asked for updates</h2><ul>\(items)</ul>"
    }

    private static func decided(_ decisions: [Decision], _ visit: Visit) -> HTML? {
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
