import ActionPlans
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

extension ActionPlanPages {
    func showVersions(_ request: PageRequest, _ plan: Identifier<Plan>) async throws -> Answer {
        .page(try await versionsPage(request, plan))
    }

    private func versionsPage(_ request: PageRequest, _ id: Identifier<Plan>, _ problems: Problems? = nil) async throws -> Page {
        let read = try await read(id, for: request)
        let today = request.today
        let choices = try await store.read { db in
            var choices: [ChoosableVersion] = []
            if let sent = try FrozenPlan(id, in: db) {
                choices.append(.init(key: "sent", name: "as submitted to Ofsted", day: sent.snapshot.sentOn, items: sent.snapshot.actions))
            }
            for version in read.versions where version.source == nil {
                guard let content = try PlanVersions.content(of: version.id, in: id, db) else { continue }
                choices.append(.init(key: version.id.text, name: version.name, day: version.day, items: content.snapshot.actions))
            }
            let now = read.items(read.actions, on: today)
            return choices.sorted { $0.day < $1.day } + [.init(key: "now", name: "current plan", day: today, items: now)]
        }
        let steps = try await thread.steps(read.plan.inspection, at: .actions, request)
        let comments = try await store.read { try PlanComment.counts(of: id, in: $0) }
        return VersionsPage(
            request: request, read: read, versions: choices, comments: comments, thread: steps, problems: problems
        ).page
    }

    func freeze(_ request: PageRequest, _ plan: Identifier<Plan>) async throws -> Answer {
        _ = try await read(plan, for: request)
        var form = FormReader(request.form)
        let name = form.text("version-name", "Enter a name for the version.", limit: 150)
        do {
            try form.finish()
            try await acts.freeze(plan, name: name, on: request.today, by: request.changer)
            return .seeOther(ActionPlanPlaces.versions.path(plan), saying: "Saved: the version “\(name)” is frozen.")
        } catch let problems as Problems {
            return .page(try await versionsPage(request, plan, problems))
        }
    }

    func showVersion(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<PlanVersion>) async throws -> Answer {
        .page(try await versionPage(request, plan, id))
    }

    func versionPage(
        _ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<PlanVersion>, _ problems: Problems? = nil
    ) async throws -> Page {
        let read = try await read(plan, for: request)
        let (kept, comments) = try await store.read { db in
            guard let kept = try PlanVersions.content(of: id, in: plan, db) else { throw NotFound() }
            return (kept, try PlanComment.all(on: id, in: db))
        }
        return VersionPage(
            request: request, read: read, version: kept.version, snapshot: kept.snapshot, digest: kept.digest, comments: comments,
            problems: problems
        ).page
    }
}

/// A version to compare: what was submitted to Ofsted, a frozen one, or the current plan.
struct ChoosableVersion: Sendable {
    let key: String
    let name: String
    let day: Day
    let items: [PlanSnapshot.Item]
}

/// The frozen versions of a plan, and the differences between any two, in words.
struct VersionsPage {
    let request: PageRequest
    let read: PlanRead
    let versions: [ChoosableVersion]
    let comments: [Identifier<PlanVersion>: (all: Int, open: Int)]
    let thread: [ThreadStep]
    let problems: Problems?

    private var plan: Plan { read.plan }
    private var earlier: ChoosableVersion? { chosen("from") ?? versions.first }
    private var later: ChoosableVersion? { chosen("to") ?? versions.last }
    private func chosen(_ name: String) -> ChoosableVersion? { versions.first { $0.key == request.query[name] } }

    var page: Page {
        Page(
            "Versions", thread: thread, breadcrumbs: PlanBreadcrumbs.to(plan), problems: problems,
            "<h1>Compare versions</h1>\(picker)\(story)<h2>Frozen versions</h2>\(list)\(freezeForm)")
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
            <form class="filters" method="get" action="\(request.path)">\(select("from", "Earlier", earlier?.key))\(select("to", "Later", later?.key))<button class="btn quiet">Compare</button></form>
            """
    }

    private var story: HTML {
        guard let earlier, let later, earlier.key != later.key else {
            return
                "<p class=\"note\">Select two different versions. If there is only one, freeze the current plan and compare it later.</p>"
        }
        let moves = Dictionary(read.actions.map { ($0.id, $0.moves) }) { first, _ in first }
        let story = VersionChanges(
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
        if kept.isEmpty { return "<p class=\"hint\">No other versions are frozen.</p>" }
        let items = kept.map {
            "<li><a href=\"\(ActionPlanPlaces.version.path(plan.id, $0.id))\">\($0.name)</a><span class=\"sub\">\($0.day), by \($0.author)\($0.recipients.isEmpty ? "" : ", to \($0.recipients)")\(commentWords($0))</span></li>"
                as HTML
        }
        return "<ul>\(items)</ul>"
    }

    private func commentWords(_ version: PlanVersion) -> String {
        guard let count = comments[version.id] else { return "" }
        return ". \(count.all) comment\(count.all == 1 ? "" : "s"), \(count.open) waiting for a response"
    }

    private var freezeForm: HTML? {
        guard request.may(.editPlan) else { return nil }
        let fields = FormFields(typed: request.form.has("version-name") ? request.form : nil, problems: problems)
        let form = request.form(
            to: ActionPlanPlaces.versions.path(plan.id),
            "\(fields.text("version-name", "Name of the version", hint: "For example: board of 14 July."))<p><button class=\"btn quiet\">Freeze the current plan</button></p>"
        )
        return "<details\(" open", when: problems != nil)><summary>Freeze a version</summary>\(form)</details>"
    }
}

/// One frozen version.
struct VersionPage {
    let request: PageRequest
    let read: PlanRead
    let version: PlanVersion
    let snapshot: PlanSnapshot
    let digest: Digest
    let comments: [PlanComment]
    let problems: Problems?

    var page: Page {
        let source = version.source.flatMap { id in read.sources.first { $0.id == id }?.title }
        return Page(
            version.name, breadcrumbs: PlanBreadcrumbs.to(read.plan) + [("Versions", ActionPlanPlaces.versions.path(read.plan.id))],
            problems: problems,
            """
            <h1>\(version.name)</h1><p class="hint">Frozen on \(version.day) by \(version.author)\(version.recipients.isEmpty ? "" : "; sent to \(version.recipients)")\(source.map { "; the part that answers: \($0)" as HTML })</p>
            \(snapshot.table)
            \(PlanCommentList(
                request: request, plan: read.plan.id, version: version.id, actions: snapshot.actions.map(\.ref), comments: comments,
                problems: problems).html)
            <p class="sub">Unchanged since it was frozen. SHA-256 <code>\(digest.text)</code></p>
            """)
    }
}
