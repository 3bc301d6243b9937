import ActionPlans
import Indicators
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

/// One action: what it is, its status, its updates, its evidence, and the findings it answers.
struct ActionPage {
    let request: PageRequest
    let read: PlanRead
    let action: Action
    let ways: [Identifier<Measure>: MeasurePath]
    let changes: [ActionChange]
    let requests: [DueRequest]
    let thread: [ThreadStep]
    let besides: HTML?
    /// True for whoever holds or held a post that owns it.
    let isOwner: Bool
    let problems: Problems?

    private var plan: Plan { read.plan }

    var page: Page {
        Page(
            "\(action.ref) \(action.title)", thread: thread, breadcrumbs: PlanBreadcrumbs.to(plan), problems: problems,
            """
            <h1>\(action.ref.description) \(action.title)</h1>\(closing.regressions)\(action.text == action.title ? nil : "<p>\(action.text)</p>" as HTML)\(buttons)\(notes)\(summary)\(change)
            \(RatingsSection(request: request, read: read, action: action).html)
            <div class="split"><div>\(UpdateSection(request: request, read: read, action: action, problems: problems).html)\
            \(StepSection(request: request, read: read, action: action, problems: problems).html)\(closing.html)\
            \(DueSection(request: request, read: read, action: action, requests: requests, problems: problems).html)\(besides)\(history)\(withdrawForm)</div>
            <aside aria-label="Links">\(findings)\(EvidenceSection(request: request, read: read, action: action).html)\
            \(MeasureSection(request: request, read: read, action: action, ways: ways, isOwner: isOwner, problems: problems).html)\
            \(PracticeSection(request: request, read: read, action: action, problems: problems).html)\
            \(AuditSection(request: request, read: read, action: action, isOwner: isOwner, problems: problems).html)</aside></div>
            """)
    }

    private var closing: ClosingSection { ClosingSection(request: request, read: read, action: action, problems: problems) }

    /// What people come here to do, at the top of the page.
    private var buttons: HTML? {
        guard action.withdrawal == nil else { return nil }
        var buttons: [HTML] = []
        if request.may(.updateAction) {
            buttons.append("<a class=\"btn\" href=\"#words\">Add an update</a>")
            buttons.append("<a class=\"btn quiet\" href=\"\(ActionPlanPlaces.newEvidence.path)?action=\(action.id)\">Add evidence</a>")
        }
        if closing.mayClose { buttons.append("<a class=\"btn quiet\" href=\"#closing\">Close the action</a>") }
        return buttons.isEmpty ? nil : "<p class=\"row unprinted\">\(buttons)</p>"
    }

    /// Owner, due date and status, changed in place.
    private var change: HTML? {
        guard request.may(.updateAction), action.withdrawal == nil, action.closing == nil else { return nil }
        let isOpen = problems?.all.contains { $0.place.hasPrefix("new-") } == true
        let fields = FormFields(typed: request.form.has("new-words") ? request.form : nil, problems: problems)
        let form = request.form(
            to: ActionPlanPlaces.changeActions.path(plan.id),
            """
            <input type="hidden" name="chosen" value="\(ChosenAction(action).value)"><input type="hidden" name="from" value="action">
            <datalist id="posts">\(read.posts.all.map { "<option value=\"\($0.title)\"></option>" as HTML })</datalist>
            <div class="row">\(PlanChangeForm.inputs(request, fields, action, read))</div><p><button class="btn quiet">Save</button></p>
            """)
        return "<details class=\"unprinted\"\(" open", when: isOpen)><summary>Change owner, due date or status</summary>\(form)</details>"
    }

    private var notes: HTML {
        var notes: [HTML] = []
        if let withdrawal = action.withdrawal {
            notes.append("<p class=\"note\"><strong>Withdrawn on \(withdrawal.day).</strong> \(withdrawal.reason)</p>")
        }
        if DoneNeedsEvidence.isContradicted(action) {
            notes.append(
                "<p class=\"note doubt\">The owner marked this as done and evidenced, but it has no evidence of delivery. Add evidence or post an update.</p>"
            )
        }
        if let late = LateUpdate(action, agreed: read.agreed, on: request.today, after: read.updateDays), late.isLate {
            notes.append(
                "<p class=\"note doubt\">No update for \(late.daysWithout) days. An update is due every \(read.updateDays) days (a local setting).</p>"
            )
        }
        if TooEarlyToTell.needsJudgement(action, on: request.today) {
            notes.append(
                "<p class=\"note doubt\">Impact was expected by \(action.differenceBy). Post an update that says what the measures and audits show.</p>"
            )
        }
        return "\(notes)"
    }

    private var summary: HTML {
        let late = Overdue.days(action, on: request.today).map { " <strong>(\($0) day\("s", when: $0 != 1) overdue)</strong>" as HTML }
        let moved: HTML? =
            action.moves.isEmpty
            ? nil
            : "<span class=\"sub\">first due \(action.firstDue); <a href=\"#due-dates\">changed \(action.moves.count) time\("s", when: action.moves.count != 1)</a></span>"
        let edit: HTML? =
            request.may(.editPlan) && action.withdrawal == nil
            ? "<a href=\"\(ActionPlanPlaces.editAction.path(plan.id, action.id))\">Edit<span class=\"unseen\"> the action</span></a>"
            : nil
        return """
            <dl class="summary paired">
            <div><dt>Delivery</dt><dd>\(action.deliveryStatus.tag.html)</dd></div>
            <div><dt>Impact</dt><dd>\(action.impactShown(on: request.today, settings: read.settings).html)</dd></div>
            <div><dt>Owner</dt><dd>\(owner) \(edit)</dd></div>
            <div><dt>Start date</dt><dd>\(action.start?.description ?? "not set")</dd></div>
            <div><dt>Due date</dt><dd>\(action.due)\(late)\(moved)</dd></div>
            <div><dt>Impact expected by</dt><dd>\(action.differenceBy?.description ?? "not set")</dd></div></dl>
            """
    }

    private var owner: HTML {
        guard let owner = action.owner, let post = read.posts.post(owner) else { return "Unassigned. Give it an owner." }
        let holding = post.history.first { $0.holding.from <= request.today }?.holding
        let held: HTML =
            holding.flatMap { holding in holding.holder.map { "held by \($0.name) since \(holding.from)" } } ?? "vacant"
        return "<a href=\"\(ActionPlanPlaces.post.path(post.id))\">\(post.title)</a><span class=\"sub\">\(held)</span>"
    }

    private var findings: HTML {
        let linked = action.findings.compactMap { read.finding($0) }
        if linked.isEmpty {
            return
                "<h2>Findings addressed</h2><p class=\"note\">None yet. Link the action to the findings it addresses.</p>"
        }
        let text = InspectionPlaces.text.path(plan.inspection)
        let items = linked.map { finding -> HTML in
            let paragraphs = finding.paragraphs.map { "<a href=\"\(text)#p\($0)\" aria-label=\"paragraph \($0)\">\($0)</a>" as HTML }
            let place: HTML = paragraphs.isEmpty ? "no paragraph given" : "paragraph \(paragraphs.joined(", "))"
            return """
                <li><a href="\(read.path(of: finding))">\(finding.text)</a>
                <span class="sub">\(finding.kind.name) · \(place)</span></li>
                """
        }
        return "<h2>Findings addressed</h2><ul>\(items)</ul>"
    }

    private var history: HTML? {
        guard !changes.isEmpty else { return nil }
        let columns = ["Date", "Changed", "From", "To", "By"].map { Table.Column($0) }
        let rows = changes.map {
            Table.row(columns, ["\($0.day)", "\($0.what)", "\($0.was)", "\($0.became)", "\($0.author)"])
        }
        let table = Table("Latest first", columns, rows: rows).html()
        return "<details><summary>Changes to the action (\(changes.count))</summary>\(table)</details>"
    }

    private var withdrawForm: HTML? {
        guard request.may(.editPlan), action.withdrawal == nil else { return nil }
        let isOpen = problems?.all.contains { $0.place == "withdraw-reason" } == true
        let field = FormFields(typed: request.form.has("withdraw-reason") ? request.form : nil, problems: problems).area(
            "withdraw-reason", "Why will it not be pursued?",
            hint: "The action stays on record with this reason, and its number is not reused.",
            rows: 2)
        let form = request.form(
            to: ActionPlanPlaces.withdraw.path(plan.id, action.id),
            "\(field)<p><button class=\"btn quiet\">Withdraw the action</button></p>")
        return "<details\(" open", when: isOpen)><summary>Withdraw this action</summary>\(form)</details>"
    }
}

/// The two ratings side by side: the owner's judgement and the calculated rating with its reasons.
struct RatingsSection {
    let request: PageRequest
    let read: PlanRead
    let action: Action

    private let columns = ["Rating", "Owner’s judgement", "Calculated", "Based on"].map { Table.Column($0) }

    var html: HTML {
        let ratings = read.ratings(of: action, on: request.today)
        let judged: HTML = ratings.judged.map { "<span class=\"sub\">\($0)</span>" } ?? "<span class=\"sub\">no update yet</span>"
        let delivery = Table.row(
            columns,
            [
                "Delivery: is it done?", "\(ratings.judged == nil ? nil : action.delivery.tag.html)\(judged)",
                ratings.delivery.map { DeliveryStatus(action, until: $0.delivery).tag.html } ?? "withdrawn",
                list(ratings.delivery?.reasons ?? []),
            ])
        let impact = Table.row(
            columns,
            [
                "Impact: has practice changed?", "\(action.impact.tag.html)\(judged)", ratings.impact.impact.tag.html,
                list(ratings.impact.reasons),
            ])
        let table = Table("Delivery does not show impact", columns, rows: [delivery, impact]).html()
        return """
            <h2 id="ratings">Two ratings</h2>\(contradictions(ratings))\(table)
            <p class="small"><a href="\(ActionPlanPlaces.rules.path)">How ratings are calculated</a></p>
            """
    }

    private func contradictions(_ ratings: TwoRatings) -> HTML? {
        let lines = [("Delivery", ratings.deliveryContradiction), ("Impact", ratings.impactContradiction)].compactMap { name, words in
            words.map { "<li><strong>\(name)</strong> – \($0)</li>" as HTML }
        }
        return lines.isEmpty
            ? nil : "<div class=\"note doubt\"><p>The owner’s judgement and the calculated rating differ.</p><ul>\(lines)</ul></div>"
    }

    private func list(_ reasons: [String]) -> HTML {
        reasons.isEmpty
            ? "<span class=\"hint\">no measure, audit or evidence is linked</span>" : "<ul>\(reasons.map { "<li>\($0)</li>" as HTML })</ul>"
    }
}

/// The updates of an action, the latest first, and the form for a new one.
struct UpdateSection {
    let request: PageRequest
    let read: PlanRead
    let action: Action
    let problems: Problems?

    var html: HTML { "<h2 id=\"updates\">Updates</h2>\(form)\(list)" }

    private var form: HTML? {
        guard request.may(.updateAction), action.withdrawal == nil else { return nil }
        let fields = FormFields(typed: request.form.has("words") ? request.form : nil, problems: problems)
        let body: HTML = """
            \(fields.area("words", "What has happened since the last update?", hint: "Dated today, \(request.today). It cannot be changed later. Do not name children."))
            <div class="row">\(fields.select("delivery", "Delivery", options: Delivery.allCases.map { ($0.rawValue, $0.words) }, value: action.delivery.rawValue))
            \(fields.select("impact", "Impact", options: impacts, value: impact.rawValue))</div>
            <p><button class="btn">Post the update</button></p>
            """
        return request.form(to: ActionPlanPlaces.update.path(read.plan.id, action.id), body)
    }

    private var isEarly: Bool { action.differenceBy.map { TooEarlyToTell.allows(on: request.today, differenceBy: $0) } ?? true }

    /// “Too early to tell” is offered only while it can be chosen.
    private var impacts: [(value: String, words: String)] {
        Impact.allCases.filter { $0 != .tooEarlyToTell || isEarly }.map { ($0.rawValue, $0.words) }
    }

    private var impact: Impact { action.impact == .tooEarlyToTell && !isEarly ? .notMeasured : action.impact }

    private var list: HTML {
        if action.updates.isEmpty {
            return "<p class=\"note\">There are no updates yet.</p>"
        }
        let sorted = action.updates.enumerated().sorted { ($0.element.day, $0.offset) > ($1.element.day, $1.offset) }.map(\.element)
        let items = sorted.map { update -> HTML in
            """
            <li><time datetime="\(update.day.iso)">\(update.day)</time>\(update.delivery.tag.html) \(update.impact.tag.html)
            <p class="kept">\(update.words)</p><small>\(update.author)\(post(update))</small></li>
            """
        }
        let earlier: HTML? =
            items.count > 3
            ? "<details><summary>\(items.count - 3) earlier update\("s", when: items.count != 4)</summary><ol class=\"timeline\">\(Array(items.dropFirst(3)))</ol></details>"
            : nil
        return "<h3>Latest updates</h3><ol class=\"timeline\">\(Array(items.prefix(3)))</ol>\(earlier)"
    }

    /// The post that owned the action on that day, and who held it.
    private func post(_ update: Update) -> HTML? {
        guard let owner = update.owner, let post = read.posts.post(owner) else { return nil }
        let holder = post.holder(on: update.day).map { $0.name == update.author ? "" : ", then held by \($0.name)" } ?? ", then vacant"
        return " · \(post.title)\(holder)"
    }
}

/// Closing by a second person, and the response to an improvement that was not sustained.
struct ClosingSection {
    let request: PageRequest
    let read: PlanRead
    let action: Action
    let problems: Problems?

    var html: HTML {
        "<section id=\"closing\"><h2>Closing</h2>\(status)\(closeForm)\(reopenForm)\(history)</section>"
    }

    /// Above everything else: what was not sustained and needs a response.
    var regressions: [HTML] {
        if action.isNotSustained, action.openRegressions.isEmpty {
            let signs = action.notSustained.map { "<li>\($0)</li>" as HTML }
            return [
                "<div class=\"note doubt\" id=\"not-sustained\"><p><strong>Improvement not sustained.</strong></p><ul>\(signs)</ul></div>"
            ]
        }
        return action.openRegressions.map { regression in
            let form: HTML = request.may(.closeAction) && regression == action.openRegressions.first ? answerForm(regression) : ""
            return """
                <div class="note doubt" id="not-sustained"><p><strong>Improvement not sustained since \(regression.day).</strong> \(regression.words)</p>
                <p>Reopen the action, or record why it stays closed, by \(regression.answerBy).</p>\(form)</div>
                """
        }
    }

    private func answerForm(_ regression: Regression) -> HTML {
        let fields = FormFields(typed: request.form.has("regression-why") ? request.form : nil, problems: problems)
        let body: HTML = """
            <input type="hidden" name="regression" value="\(regression.id)">
            \(fields.choices("answer", "What happens now?", options: [("reopen", "Reopen the action"), ("keep", "Keep it closed")]))
            \(fields.area("regression-why", "Reason", rows: 2))<p><button class="btn">Save the response</button></p>
            """
        return request.form(to: ActionPlanPlaces.answerRegression.path(read.plan.id, action.id), body)
    }

    private var status: HTML {
        if let closing = action.closing {
            return "<p>Closed on \(closing.day) by \(closing.by): \(closing.words)</p>"
        }
        if action.isCalledDone {
            return DoneNeedsEvidence.allows(action)
                ? "<p>The owner marked it as done and it has evidence. A second person can now close it.</p>"
                : "<p>The owner marked it as done, but it has no evidence. It cannot be closed without evidence.</p>"
        }
        return "<p>Open. A second person closes an action once its owner has marked it as done, with evidence.</p>"
    }

    var mayClose: Bool {
        request.may(.closeAction) && action.closing == nil && action.isCalledDone && DoneNeedsEvidence.allows(action)
            && action.withdrawal == nil
    }

    private var closeForm: HTML? {
        guard mayClose else { return nil }
        let fields = FormFields(typed: request.form.has("closing-words") ? request.form : nil, problems: problems)
        let isOpen = problems?.all.contains { $0.place == "closing-words" } == true
        let form = request.form(
            to: ActionPlanPlaces.close.path(read.plan.id, action.id),
            """
            \(fields.area("closing-words", "What did you look at?", hint: "You close it as a second person: not its owner, and not the person who marked it as done.", rows: 2))
            <p><button class="btn">Close the action</button></p>
            """)
        return "<details\(" open", when: isOpen)><summary>Close this action</summary>\(form)</details>"
    }

    private var reopenForm: HTML? {
        guard request.may(.closeAction), action.closing != nil, action.openRegressions.isEmpty else { return nil }
        let fields = FormFields(typed: request.form.has("reopen-why") ? request.form : nil, problems: problems)
        let isOpen = problems?.all.contains { $0.place == "reopen-why" } == true
        let form = request.form(
            to: ActionPlanPlaces.reopen.path(read.plan.id, action.id),
            "\(fields.area("reopen-why", "Why is it reopened?", rows: 2))<p><button class=\"btn quiet\">Reopen the action</button></p>")
        return "<details\(" open", when: isOpen)><summary>Reopen this action</summary>\(form)</details>"
    }

    private var history: HTML? {
        let reopened = action.closings.filter { $0.reopening != nil }.map { closing -> HTML in
            """
            <li>Closed on \(closing.day) by \(closing.by): \(closing.words)\
            <span class="sub">reopened \(closing.reopening.map { "\($0.day) by \($0.by): \($0.why)" })</span></li>
            """
        }
        let answered = action.regressions.compactMap { regression -> HTML? in
            guard let answer = regression.answer else { return nil }
            return """
                <li>Not sustained, \(regression.day). \(regression.words)<span class="sub">\(answer.isReopened ? "reopened" : "kept closed"), \(answer.day), \(answer.by): \(answer.why)</span></li>
                """
        }
        let items = reopened + answered
        return items.isEmpty ? nil : "<details><summary>Earlier closings and responses</summary><ul>\(items)</ul></details>"
    }
}
