import ActionPlans
import SiteKit
import Vocabulary

/// The actions by the post that owns them; what nobody owns comes first.
struct OwnerView {
    let visit: Visit
    let read: PlanRead

    func html(_ actions: [Action]) -> HTML {
        let byOwner = Dictionary(grouping: actions, by: \.owner)
        let unassigned = byOwner[nil].map { group("Unassigned", "No post owns these yet. Give each one an owner.", $0) }
        let owned = read.posts.all.compactMap { post in byOwner[post.id].map { group(post.title, held(post), $0) } }
        return "\(unassigned)\(owned)"
    }

    private func group(_ title: String, _ held: HTML, _ actions: [Action]) -> HTML {
        let late = actions.count { PastDue.days($0, on: visit.today) != nil }
        let caption: HTML = "\(actions.count) action\("s", when: actions.count != 1)\(late > 0 ? ", \(late) late" : "")"
        return """
            <section><h3>\(title)</h3><p class="hint">\(held)</p>
            \(PlanTable(visit: visit, read: read, showsOwner: false).html(actions, caption: caption))</section>
            """
    }

    private func held(_ post: Post) -> HTML {
        post.holder(on: visit.today).map { "Held by \($0.name)" } ?? "Vacant"
    }
}
