import ActionPlans
import SiteKit
import Vocabulary

/// The plan as it was sent to Ofsted, and what has changed since.
struct SentPage {
    let visit: Visit
    let read: PlanRead
    let frozen: FrozenPlan

    private var snapshot: PlanSnapshot { frozen.snapshot }
    private var comparison: PlanComparison { read.comparison(with: snapshot) }

    var page: Page {
        Page(
            "What was sent", breadcrumbs: PlanTrail.to(read.plan),
            """
            <h1>What was sent to Ofsted on \(snapshot.sentOn)</h1>
            <p class="hint">\(snapshot.title) · agreed on \(snapshot.agreedOn) by \(snapshot.agreedBy), at \(snapshot.meeting)</p>
            <h2>Changes since it was sent</h2>\(changes)<h2>The plan as sent</h2>\(table)
            <p class="sub">\(frozen.isIntact ? "Unchanged since it was sent." : "The kept copy no longer matches its digest. Tell your administrator.") SHA-256 \
            <code>\(frozen.digest.text)</code> · <a href="\(ActionPlanPlaces.sentFile.path(read.plan.id))">the frozen copy (JSON)</a></p>
            """)
    }

    private var changes: HTML {
        if comparison.isEmpty { return "<p>None. The plan stands as it was sent.</p>" }
        let columns = ["Action", "What changed", "As sent", "Now"].map { Table.Column($0) }
        let added = comparison.added.map { Table.row(columns, [link($0), "Added", "<span class=\"hint\">not there</span>", "\($0.text)"]) }
        let removed = comparison.removed.map {
            Table.row(columns, [link($0), "Withdrawn", "\($0.text)", "<span class=\"hint\">not pursued</span>"])
        }
        let changed = comparison.changed.flatMap { changed in
            changed.differences.map { Table.row(columns, [link(changed.item), "\($0.what)", "\($0.was)", "\($0.now)"]) }
        }
        let caption: HTML = "\(added.count) added, \(removed.count) withdrawn, \(comparison.changed.count) changed"
        return Table(caption, columns, rows: changed + added + removed).html()
    }

    private func link(_ item: PlanSnapshot.Item) -> HTML {
        "<a href=\"\(ActionPlanPlaces.action.path(read.plan.id, item.id))\">\(item.ref)</a>"
    }

    private var table: HTML {
        let columns = ["Ref", "What we will do", "Owner", "Due", "Difference by", "Delivery", "Practice changed"].map { Table.Column($0) }
        let rows = snapshot.actions.map { item -> HTML in
            let findings = item.findings.map { "<span class=\"sub\">\($0)</span>" as HTML }
            return Table.row(
                columns,
                [
                    "\(item.ref)", "\(item.text)\(findings)", "\(item.owner ?? "no post")", "\(item.due)",
                    "\(item.differenceBy?.description ?? "not set")", item.delivery.tag.html, "\(item.impact.words)",
                ])
        }
        return Table("\(snapshot.actions.count) action\("s", when: snapshot.actions.count != 1)", columns, rows: rows).html()
    }
}
