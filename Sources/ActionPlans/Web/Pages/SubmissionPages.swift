import ActionPlans
import Inspections
import Law
import SiteKit
import Vocabulary

/// Sign-off and submission: agreed, submitted to Ofsted, published, circulated, with the next step.
struct SubmissionSection {
    let request: PageRequest
    let read: PlanRead

    private var id: Identifier<Plan> { read.plan.id }

    var html: HTML {
        "<h2 id=\"submission\">Sign-off and submission</h2><ol class=\"tasks\">\(agreed)\(circulated)\(sent)\(published)</ol>"
    }

    private var agreed: HTML {
        guard let agreement = read.plan.agreement else {
            return step("Agreed", "not yet", next("Record agreement", ActionPlanPlaces.agree.path(id), .agreePlan))
        }
        return step("Agreed", "\(agreement.on) by \(agreement.by), at \(agreement.meeting)")
    }

    private var sent: HTML {
        if let day = read.plan.sentOn {
            return step(
                "Submitted to Ofsted", "\(day)", "<a href=\"\(ActionPlanPlaces.sent.path(id))\">What was submitted, and changes since</a>")
        }
        let isNext = read.plan.agreement != nil
        return step(
            "Submitted to Ofsted", "not yet", isNext ? next("Record submission to Ofsted", ActionPlanPlaces.send.path(id), .sendPlan) : nil)
    }

    private var published: HTML {
        if let publication = read.plan.publication { return step("Published", "\(publication.on), \(publication.place)") }
        let isNext = read.plan.sentOn != nil
        return step("Published", "not yet", isNext ? next("Record publication", ActionPlanPlaces.publish.path(id), .sendPlan) : nil)
    }

    private var circulated: HTML {
        let lines = read.plan.circulations.map { "<span class=\"sub\">\($0.on) to \($0.to)</span>" as HTML }
        let isNext = read.plan.agreement != nil
        let link = isNext ? next("Record circulation", ActionPlanPlaces.circulate.path(id), .sendPlan) : nil
        return step("Circulated", lines.isEmpty ? "not yet" : "\(lines)", link)
    }

    private func step(_ title: HTML, _ status: HTML, _ link: HTML? = nil) -> HTML {
        "<li><span><strong>\(title)</strong>: \(status)</span>\(link)</li>"
    }

    private func next(_ words: HTML, _ path: String, _ act: Act) -> HTML? {
        request.may(act) ? "<a class=\"btn quiet\" href=\"\(path)\">\(words)</a>" : nil
    }
}

extension ActionPlanPages {
    func stepPage(_ step: StepPage.Step) -> @Sendable (PageRequest, Identifier<Plan>) async throws -> Answer {
        { request, id in .page(StepPage(request: request, read: try await read(id, for: request), step: step, problems: nil).page) }
    }

    func takeStep(_ step: StepPage.Step) -> @Sendable (PageRequest, Identifier<Plan>) async throws -> Answer {
        { request, id in
            let read = try await read(id, for: request)
            do {
                try await asProblems { try await take(step, id, request) }
                return .seeOther(ActionPlanPlaces.plan.path(id) + "#submission", saying: .saved([step.recorded]))
            } catch let problems as Problems {
                return .page(StepPage(request: request, read: read, step: step, problems: problems).page)
            }
        }
    }

    private func take(_ step: StepPage.Step, _ id: Identifier<Plan>, _ request: PageRequest) async throws {
        var form = FormReader(request.form)
        let by = step == .agree ? form.text("by", "Enter who agreed the plan.", limit: 200) : ""
        let meeting = step == .agree ? form.text("meeting", "Enter the meeting that agreed it.", limit: 200) : ""
        let place = step == .publish ? form.text("place", "Enter where it was published.", limit: 500) : ""
        let recipients = step == .circulate ? form.text("to", "Enter who was given the plan.", limit: 1000) : ""
        let day = form.day("on", "Enter the date.")
        let (on, today, changer) = (try form.finish(day), request.today, request.changer)
        switch step {
        case .agree: try await acts.agree(id, by: by, at: meeting, on: on, today: today, changer: changer)
        case .send: try await acts.send(id, on: on, today: today, changer: changer)
        case .publish: try await acts.publish(id, at: place, on: on, today: today, changer: changer)
        case .circulate: try await acts.circulate(id, to: recipients, on: on, today: today, changer: changer)
        }
    }

    func showSent(_ request: PageRequest, _ id: Identifier<Plan>) async throws -> Answer {
        let read = try await read(id, for: request)
        let frozen = try await frozen(id)
        return .page(SentPage(request: request, read: read, frozen: frozen).page)
    }

    private func frozen(_ id: Identifier<Plan>) async throws -> FrozenPlan {
        try await store.read { db in
            guard let frozen = try FrozenPlan(id, in: db) else { throw NotFound() }
            return frozen
        }
    }

    func sentFile(_ request: PageRequest, _ id: Identifier<Plan>) async throws -> Answer {
        _ = try await read(id, for: request)
        let frozen = try await frozen(id)
        return .file(Download(frozen.content.utf8, type: "application/json", name: "plan-sent-\(frozen.snapshot.sentOn.iso).json"))
    }
}

/// One step of sign-off and submission: what it means, what is missing, and the facts to record.
struct StepPage {
    enum Step: Sendable {
        case agree, send, publish, circulate

        /// For the confirmation.
        var recorded: String {
            switch self {
            case .agree: "the plan was agreed"
            case .send: "the plan was submitted to Ofsted, and its version is frozen"
            case .publish: "the plan was published"
            case .circulate: "the plan was circulated"
            }
        }
    }

    let request: PageRequest
    let read: PlanRead
    let step: Step
    let problems: Problems?

    private var id: Identifier<Plan> { read.plan.id }
    private var fields: FormFields { FormFields(typed: request.form.has("on-day") ? request.form : nil, problems: problems) }

    var page: Page {
        Page(
            title, breadcrumbs: PlanBreadcrumbs.to(read.plan), problems: problems,
            "<h1>\(title)</h1><p class=\"hint\">\(read.plan.title)</p>\(explanation)\(missing)\(request.form(to: path, "\(inputs)<p><button class=\"btn\">\(button)</button></p>"))"
        )
    }

    /// What Ofsted will read of actions that are not sustained or off track.
    private var attention: HTML? {
        let lines = read.current.sorted { $0.ref < $1.ref }.compactMap { action -> HTML? in
            let outward = OutwardStatus(action, read.ratings(of: action, on: request.today))
            guard [.notSustained, .offTrack].contains(outward.kind) else { return nil }
            let path = ActionPlanPlaces.action.path(id, action.id)
            return
                "<li><a href=\"\(path)\">\(action.ref.description) \(action.title)</a> \(outward.delivery.tag.html) \(outward.impact.html)</li>"
        }
        return lines.isEmpty
            ? nil : "<div class=\"note doubt\"><p><strong>Not sustained or off track</strong></p><ul>\(lines)</ul></div>"
    }

    private var title: String {
        switch step {
        case .agree: "Record agreement of the plan"
        case .send: "Record submission to Ofsted"
        case .publish: "Record publication of the plan"
        case .circulate: "Record circulation of the plan"
        }
    }

    private var path: String {
        switch step {
        case .agree: ActionPlanPlaces.agree.path(id)
        case .send: ActionPlanPlaces.send.path(id)
        case .publish: ActionPlanPlaces.publish.path(id)
        case .circulate: ActionPlanPlaces.circulate.path(id)
        }
    }

    private var button: HTML { step == .send ? "Freeze and record submission" : "Save" }

    private var explanation: HTML {
        switch step {
        case .agree: "<p>Once the plan is agreed, an update is due on each action every \(read.updateDays) days.</p>"
        case .send:
            """
            <p>The plan is frozen as it is now, with its \(read.current.count) actions. Later changes are shown against the submitted version.
            You cannot undo this.</p>\(attention)\(priority)
            """
        case .publish:
            "<p>Publication meets the deadline for the council’s statement of proposed action.</p><p>\(Timescale.actionStatement.asks)</p>"
        case .circulate:
            "<p>Record who was given the plan. An agreed plan can be circulated before it is published, and more than once.</p>"
        }
    }

    private var priority: HTML? {
        guard read.inspection.hasPriorityAction else { return nil }
        return """
            <p>Inspectors found an area for priority action. The draft meets Ofsted’s request for it. The final statement is due \(Timescale.actionStatement.span)
            after receipt as well. \(Timescale.actionStatement.asks)</p>
            """
    }

    /// The posts that own actions and that nobody holds today.
    private var vacant: [Post] {
        let owners = Set(read.current.compactMap(\.owner))
        return read.posts.all.filter { owners.contains($0.id) && $0.holder(on: request.today) == nil }
    }

    private var missing: HTML? {
        guard step == .agree || step == .send else { return nil }
        let needing = read.unanswered.filter(\.kind.needsAnswer)
        let gaps = [
            (needing.count, "finding needs an answer and has no action", "findings need an answer and have no action"),
            (read.current.count { $0.owner == nil }, "action has no owner", "actions have no owner"),
            (vacant.count, "post that owns actions has no holder", "posts that own actions have no holder"),
            (
                read.current.count { $0.differenceBy == nil }, "action has no date by which impact is expected",
                "actions have no date by which impact is expected"
            ),
            (read.current.count { $0.findings.isEmpty }, "action answers no finding", "actions answer no finding"),
        ].filter { $0.0 > 0 }
        guard !gaps.isEmpty else { return nil }
        let posts = vacant.map { "<li><a href=\"\(ActionPlanPlaces.post.path($0.id))\">\($0.title)</a> is vacant</li>" as HTML }
        let items = gaps.map { "<li>\($0.0) \($0.0 == 1 ? $0.1 : $0.2)</li>" as HTML } + posts
        return "<div class=\"note doubt\"><p><strong>Before you continue:</strong></p><ul>\(items)</ul></div>"
    }

    private var inputs: HTML {
        switch step {
        case .agree:
            """
            \(fields.text("by", "Agreed by", hint: "A person, a post or a body, for example Director of children’s services."))
            \(fields.text("meeting", "Meeting", hint: "For example Improvement board."))\(fields.day("on", "Date of agreement", value: request.today))
            """
        case .send: fields.day("on", "Date of submission", value: request.today)
        case .publish:
            """
            \(fields.text("place", "Published at", hint: "For example the council’s website, or the address of the page."))
            \(fields.day("on", "Date of publication", value: request.today))
            """
        case .circulate:
            """
            \(fields.area("to", "Circulated to", hint: "For example all staff of children’s services, the safeguarding partners, headteachers.", rows: 2))
            \(fields.day("on", "Date of circulation", value: request.today))
            """
        }
    }
}

/// The plan as submitted to Ofsted, and what has changed since.
struct SentPage {
    let request: PageRequest
    let read: PlanRead
    let frozen: FrozenPlan

    private var snapshot: PlanSnapshot { frozen.snapshot }
    private var comparison: PlanComparison { read.comparison(with: snapshot, on: request.today) }

    var page: Page {
        Page(
            "Submitted plan", breadcrumbs: PlanBreadcrumbs.to(read.plan),
            """
            <h1>Plan submitted to Ofsted on \(snapshot.sentOn)</h1>
            <p class="hint">\(snapshot.title) · agreed on \(snapshot.agreedOn) by \(snapshot.agreedBy), at \(snapshot.meeting)</p>
            <h2>Changes since submission</h2>\(changes)<h2>The plan as submitted</h2>\(snapshot.table)
            <p class="sub">Unchanged since submission. SHA-256 \
            <code>\(frozen.digest.text)</code> · <a href="\(ActionPlanPlaces.sentFile.path(read.plan.id))">the frozen copy (JSON)</a></p>
            """)
    }

    private var changes: HTML {
        if comparison.isEmpty { return "<p>None. The plan is as it was submitted.</p>" }
        let columns = ["Action", "Changed", "As submitted", "Now"].map { Table.Column($0) }
        let added = comparison.added.map {
            Table.row(columns, [link($0), "Added", "<span class=\"hint\">not there</span>", "\($0.title ?? $0.text)"])
        }
        let removed = comparison.removed.map {
            Table.row(columns, [link($0), "Withdrawn", "\($0.title ?? $0.text)", "<span class=\"hint\">not pursued</span>"])
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
}

extension PlanSnapshot {
    /// The actions as they were frozen.
    var table: HTML {
        let columns = ["Ref", "Action", "Owner", "Due", "Impact expected by", "Delivery", "Impact"].map { Table.Column($0) }
        let rows = actions.map { item -> HTML in
            let findings = item.findings.map { "<span class=\"sub\">\($0)</span>" as HTML }
            return Table.row(
                columns,
                [
                    "\(item.ref)",
                    "\(item.title.map { "<strong>\($0)</strong><span class=\"sub\">\(item.text)</span>" as HTML } ?? "\(item.text)")\(findings)",
                    "\(item.owner ?? "no post")", "\(item.due)",
                    "\(item.differenceBy?.description ?? "not set")", item.delivery.tag.html, item.shownImpact.html,
                ])
        }
        return Table("\(actions.count) action\("s", when: actions.count != 1)", columns, rows: rows).html()
    }
}
