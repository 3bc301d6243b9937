import ActionPlans
import SiteKit
import Vocabulary

/// A version that can be chosen: what was sent to Ofsted, a frozen one, or the plan as it stands.
struct ChoosableVersion: Sendable {
    let key: String
    let name: String
    let day: Day
    let items: [PlanSnapshot.Item]
}

/// The frozen versions of a plan, and any two of them side by side, in words.
struct VersionsPage {
    let visit: Visit
    let read: PlanRead
    let versions: [ChoosableVersion]
    let thread: [ThreadStep]
    let problems: Problems?

    private var plan: Plan { read.plan }
    private var earlier: ChoosableVersion? { chosen("from") ?? versions.first }
    private var later: ChoosableVersion? { chosen("to") ?? versions.last }
    private func chosen(_ name: String) -> ChoosableVersion? { versions.first { $0.key == visit.query[name] } }

    var page: Page {
        Page(
            "Versions", thread: thread, breadcrumbs: PlanTrail.to(plan), problems: problems,
            "<h1>Versions side by side</h1>\(picker)\(story)<h2>Frozen versions</h2>\(list)\(freezeForm)")
    }

    private var picker: HTML {
        let options = versions.map { (value: $0.key, words: "\($0.name), \($0.day)") }
        func select(_ name: String, _ label: HTML, _ chosen: String?) -> HTML {
            let choices = options.map {
                "<option value=\"\($0.value)\"\(" selected", when: $0.value == chosen)>\($0.words)</option>" as HTML
            }
            return
                "<div class=\"field\"><label for=\"\(name)\">\(label)</label><select id=\"\(name)\" name=\"\(name)\">\(choices)</select></div>"
        }
        return """
            <form class="filters" method="get" action="\(visit.path)">\(select("from", "Earlier", earlier?.key))\(select("to", "Later", later?.key))<button class="btn quiet">Compare</button></form>
            """
    }

    private var story: HTML {
        guard let earlier, let later, earlier.key != later.key else {
            return "<p class=\"note\">Choose two versions. With only one, freeze the plan as it stands, and compare later.</p>"
        }
        let moves = Dictionary(read.actions.map { ($0.id, $0.moves) }) { first, _ in first }
        let story = VersionStory(
            PlanComparison(sent: earlier.items, now: later.items), moves: moves, after: earlier.day, upTo: later.day)
        if story.lines.isEmpty { return "<p>Nothing changed from \(earlier.name) to \(later.name).</p>" }
        let items = story.lines.map { line -> HTML in
            let words = line.words.map { "<li>\($0)</li>" as HTML }
            return "<li><a href=\"\(ActionPlanPlaces.action.path(plan.id, line.action))\">\(line.ref)</a><ul>\(words)</ul></li>"
        }
        return
            "<h2>From \(earlier.name) (\(earlier.day)) to \(later.name) (\(later.day))</h2><p>\(story.lines.count) action\("s", when: story.lines.count != 1) changed.</p><ul class=\"plain\">\(items)</ul>"
    }

    private var list: HTML {
        let kept = read.versions
        if kept.isEmpty { return "<p class=\"hint\">None besides what was sent.</p>" }
        let items = kept.map {
            "<li><a href=\"\(ActionPlanPlaces.version.path(plan.id, $0.id))\">\($0.name)</a><span class=\"sub\">\($0.day), by \($0.author)\($0.recipients.isEmpty ? "" : ", to \($0.recipients)")</span></li>"
                as HTML
        }
        return "<ul>\(items)</ul>"
    }

    private var freezeForm: HTML? {
        guard visit.may(.editPlan) else { return nil }
        let fields = FormFields(typed: visit.form.has("version-name") ? visit.form : nil, problems: problems)
        let form = visit.form(
            to: ActionPlanPlaces.versions.path(plan.id),
            "\(fields.text("version-name", "Name of the version", hint: "As in: for the board of 14 July."))<p><button class=\"btn quiet\">Freeze the plan as it stands</button></p>"
        )
        return "<details\(" open", when: problems != nil)><summary>Freeze a version</summary>\(form)</details>"
    }
}

/// One frozen version.
struct VersionPage {
    let visit: Visit
    let read: PlanRead
    let version: PlanVersion
    let snapshot: PlanSnapshot
    let digest: Digest
    let isIntact: Bool

    var page: Page {
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
        let source = version.source.flatMap { id in read.sources.first { $0.id == id }?.title }
        return Page(
            version.name, breadcrumbs: PlanTrail.to(read.plan) + [("Versions", ActionPlanPlaces.versions.path(read.plan.id))],
            """
            <h1>\(version.name)</h1><p class="hint">Frozen on \(version.day) by \(version.author)\(version.recipients.isEmpty ? "" : "; sent to \(version.recipients)")\(source.map { "; the part that answers: \($0)" as HTML })</p>
            \(Table("\(snapshot.actions.count) action\("s", when: snapshot.actions.count != 1)", columns, rows: rows).html())
            <p class="sub">\(isIntact ? "Unchanged since it was frozen." : "The kept copy no longer matches its digest. Tell your administrator.") SHA-256 <code>\(digest.text)</code></p>
            """)
    }
}
