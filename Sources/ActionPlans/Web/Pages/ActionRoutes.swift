import ActionPlans
import Indicators
import IndicatorsWeb
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

extension ActionPlanPages {
    func showAction(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        .page(try await actionPage(request, plan, id))
    }

    func actionPage(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<Action>, _ problems: Problems? = nil) async throws
        -> Page
    {
        let read = try await read(plan, for: request)
        _ = try read.action(id)
        // With all its updates.
        guard let action = try await store.read({ try ActionPlanRecords.action(id, in: $0) }) else { throw NotFound() }
        let (changes, requests) = try await store.read {
            (try ActionPlanRecords.changes(of: id, in: $0), try DueRequests.all(of: id, in: $0))
        }
        let measures = try await store.read { db in
            try action.measures.map { linked in
                (linked, try MeasureRecords.line(linked.id, in: db), try MeasureRecords.series(of: linked.id, in: db))
            }
        }
        let ways = Dictionary(
            measures.compactMap { linked, line, series in
                line.map { (linked.id, MeasurePath($0, series, of: action)) }
            }
        ) { first, _ in first }
        let steps = try await thread.steps(read.plan.inspection, .actions([id.text]), at: .actions, request)
        let besides = try await besides(action, request)
        let isOwner = try await store.read { try ImpactSigns.isOwner(request.person.id.text, of: id, in: $0) }
        return ActionPage(
            request: request, read: read, action: action, ways: ways, changes: changes, requests: requests, thread: steps,
            besides: besides, isOwner: isOwner, problems: problems
        ).page
    }

    /// Does something to an action of this plan and shows the action again, with any problems.
    /// - Parameter other: what the confirmation says where nothing of the action itself changed.
    func act(
        _ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<Action>, then anchor: String,
        or other: String? = nil, _ body: @Sendable () async throws -> Void
    ) async throws -> Answer {
        let before = try await read(plan, for: request).action(id)
        do {
            try await asProblems(body)
            let read = try await read(plan, for: request)
            let after = try read.action(id)
            let said = after.changes(since: before, owner: read.ownerTitle(of: after))
            return .seeOther(
                ActionPlanPlaces.action.path(plan, id) + anchor, saying: .saved(said.isEmpty ? other.map { [$0] } ?? [] : said))
        } catch let problems as Problems {
            return .page(try await actionPage(request, plan, id, problems))
        }
    }

    func newAction(_ request: PageRequest, _ plan: Identifier<Plan>) async throws -> Answer {
        .page(ActionFormPage(request: request, read: try await read(plan, for: request), action: nil, problems: nil).page)
    }

    func addAction(_ request: PageRequest, _ plan: Identifier<Plan>) async throws -> Answer {
        let read = try await read(plan, for: request)
        do {
            let draft = try ActionForm.parse(request.form, due: nil)
            let id = try await asProblems { try await acts.addAction(to: plan, draft, on: request.today, by: request.changer) }
            let added = try await self.read(plan, for: request).action(id)
            return .seeOther(ActionPlanPlaces.action.path(plan, id), saying: "Added: \(added.ref) \(added.title).")
        } catch let problems as Problems {
            return .page(ActionFormPage(request: request, read: read, action: nil, problems: problems).page)
        }
    }

    func showEdit(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        let read = try await read(plan, for: request)
        return .page(ActionFormPage(request: request, read: read, action: try read.action(id), problems: nil).page)
    }

    func editAction(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        let read = try await read(plan, for: request)
        let action = try read.action(id)
        do {
            let draft = try ActionForm.parse(request.form, due: action.due)
            let version = FormReader(request.form).version
            try await asProblems { try await acts.edit(id, draft, version: version, on: request.today, by: request.changer) }
            let now = try await self.read(plan, for: request)
            let changes = try now.action(id).changes(since: action, owner: now.ownerTitle(of: try now.action(id)))
            return .seeOther(ActionPlanPlaces.action.path(plan, id), saying: .saved(changes))
        } catch let problems as Problems {
            return .page(ActionFormPage(request: request, read: read, action: action, problems: problems).page)
        }
    }

    func postUpdate(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        try await act(request, plan, id, then: "#updates") {
            var form = FormReader(request.form)
            let words = form.text("words", "Enter what has happened since the last update.")
            let delivery = form.choice("delivery", "Select the delivery status.", as: Delivery.self)
            let impact = form.choice("impact", "Select the impact.", as: Impact.self)
            let (judged, seen) = try form.finish(delivery, impact)
            try await acts.addUpdate(
                to: id, UpdateDraft(words: words, delivery: judged, impact: seen), on: request.today, today: request.today,
                by: request.changer)
        }
    }

    func moveDue(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        try await act(request, plan, id, then: "#due-dates") {
            var form = FormReader(request.form)
            let day = form.day("due", "Enter the new due date.")
            let reason = form.text("reason", "Enter why the due date changes.", limit: 1000)
            let approver = form.text("approver", "Enter who approved it.", limit: 200)
            let read = Result { try form.finish(day) }
            try await acts.moveDue(
                id, to: try read.get(), reason: reason, approvedBy: approver, version: form.version, on: request.today,
                by: request.changer)
        }
    }

    func withdraw(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        try await act(request, plan, id, then: "") {
            var form = FormReader(request.form)
            let reason = form.text("withdraw-reason", "Enter why the action will not be pursued.", limit: 1000)
            try form.finish()
            try await acts.withdraw(id, reason: reason, on: request.today, by: request.changer)
        }
    }
}

/// Reads the form of one action.
enum ActionForm {
    /// - Parameter current: the due date of an existing action, which only its own form changes; nil for a new action.
    static func parse(_ fields: Fields, due current: Day?) throws(Problems) -> ActionDraft {
        var form = FormReader(fields)
        let title = form.text("title", "Enter a short title.", limit: ActionTitle.limit)
        let text = form.text("text", "Enter what will be done.", limit: 2000)
        let owner = form.optionalText("owner", limit: 150)
        let start = form.optionalDay("start", called: "Start date")
        let due = current ?? form.day("due", "Enter the due date.", called: "Due date")
        let difference = form.optionalDay("difference", called: "Date when impact is expected")
        if let start, let due, current == nil, due < start {
            form.note(Problem("due", "This is before the start date, \(start). Change one of the two."))
        }
        if let start, let difference, difference < start {
            form.note(Problem("difference", "This is before the start date, \(start). Change one of the two."))
        }
        return ActionDraft(
            title: title, text: text, findings: fields.all("finding").compactMap { Identifier<Finding>($0) },
            owner: owner.isEmpty ? .nobody : .titled(owner), start: start, due: try form.finish(due), differenceBy: difference)
    }
}

/// The form for a new action or for changing one.
struct ActionFormPage {
    let request: PageRequest
    let read: PlanRead
    /// Nil for a new action.
    let action: Action?
    let problems: Problems?

    private var plan: Plan { read.plan }
    private var typed: Fields? { request.form.has("text") ? request.form : nil }

    var page: Page {
        let title = action.map { "Change \($0.ref)" } ?? "Add an action"
        return Page(
            title, breadcrumbs: action.map { PlanBreadcrumbs.to($0, of: plan) } ?? PlanBreadcrumbs.to(plan), problems: problems,
            "<h1>\(title)</h1>\(suggestions)\(request.form(to: path, version: action?.version, inputs))")
    }

    private var path: String {
        action.map { ActionPlanPlaces.editAction.path(plan.id, $0.id) } ?? ActionPlanPlaces.addAction.path(plan.id)
    }

    private var chosen: Set<String> {
        if let action { return Set(action.findings.map(\.text)) }
        return request.query["finding"].isEmpty ? [] : [request.query["finding"]]
    }

    private var inputs: HTML {
        let fields = FormFields(typed: typed, problems: problems)
        let due: HTML? =
            action == nil
            ? fields.day("due", "Due date")
            : "<p class=\"hint\">Due date: \(action?.due). <a href=\"\(ActionPlanPlaces.action.path(plan.id, action?.id ?? Identifier()))#due-dates\">Change the due date</a> with a reason.</p>"
        return """
            \(fields.text("title", "Short title", hint: "At most \(ActionTitle.limit) characters. It names the action in lists.", value: action?.title ?? ""))
            \(fields.area("text", "What will be done?", hint: "One thing that somebody can deliver and show.", value: action?.text ?? "", rows: 3))
            \(fields.choices("finding", "Which findings does it answer?", several: true, options: read.findingChoices, chosen: typed == nil ? chosen : []))
            <datalist id="posts">\(read.posts.all.map { "<option value=\"\($0.title)\"></option>" as HTML })</datalist>
            \(ownerField("owner", value: typed?["owner"] ?? action.flatMap { read.ownerTitle(of: $0) } ?? ""))
            \(fields.day("start", "Start date (optional)", value: action == nil ? request.today : action?.start))\(due)
            \(fields.day("difference", "Impact expected by (optional)", hint: "The date by which children and families should notice a difference. Until then it is too early to tell.", value: action?.differenceBy))
            <p><button class="btn">\(action == nil ? "Add the action" : "Save")</button></p>
            """
    }

    /// The playbook's suggestions for the finding of this action.
    private var suggestions: HTML? {
        guard action == nil, let id = Identifier<Finding>(request.query["finding"]), let finding = read.finding(id) else { return nil }
        let offers = Playbook.shipped.suggestions(for: finding.themes).flatMap(\.suggestions)
        guard !offers.isEmpty else { return nil }
        let items = offers.map { "<li>\($0.text)<span class=\"sub\">\($0.post) · \($0.weeks) weeks</span></li>" as HTML }
        return "<details><summary>Playbook suggestions</summary><ul>\(items)</ul></details>"
    }
}

extension ActionPlanPages {
    func close(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        try await act(request, plan, id, then: "#closing") {
            var form = FormReader(request.form)
            let words = form.text("closing-words", "Enter what you looked at.", limit: 1000)
            try form.finish()
            try await acts.close(id, words: words, on: request.today, by: request.changer)
        }
    }

    func reopen(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        try await act(request, plan, id, then: "#closing") {
            var form = FormReader(request.form)
            let why = form.text("reopen-why", "Enter why the action is reopened.", limit: 1000)
            try form.finish()
            try await acts.reopen(id, why: why, on: request.today, by: request.changer)
        }
    }

    func answerRegression(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        let regressions = try await read(plan, for: request).action(id).regressions
        return try await act(request, plan, id, then: "#closing") {
            guard let regression = Identifier<Regression>(request.form["regression"]), regressions.contains(where: { $0.id == regression })
            else {
                throw NotFound()
            }
            var form = FormReader(request.form)
            let why = form.text("regression-why", "Enter the reason.", limit: 1000)
            let answer = request.form["answer"]
            if !["reopen", "keep"].contains(answer) { form.note(Problem("answer", "Select whether the action is reopened.")) }
            try form.finish()
            try await acts.answer(regression, reopening: answer == "reopen", why: why, on: request.today, by: request.changer)
        }
    }

    func addAudit(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        try await act(request, plan, id, then: "#audits") {
            if let audit = Identifier<AuditResult>(request.form["confirm"]) {
                return try await acts.confirm(audit, of: id, by: request.changer)
            }
            var form = FormReader(request.form)
            let question = form.text("question", "Enter the audit question.", limit: 500)
            let day = form.day("audited", "Enter the date of the audit.")
            let source = form.text("audit-source", "Enter who audited which records.", limit: 500)
            let (sample, met) = (Int(request.form["sample"]) ?? 0, Int(request.form["met"]) ?? -1)
            if !(1...100_000).contains(sample) { form.note(Problem("sample", "Enter the number of records audited, for example 12.")) }
            if !(0...max(sample, 0)).contains(met) {
                form.note(Problem("met", "Enter the number of records that met the standard, from 0 to the number audited."))
            }
            if let day, day > request.today { form.note(Problem("audited", "The date of the audit must be today or in the past.")) }
            try await acts.addAudit(
                to: id, AuditDraft(question: question, day: try form.finish(day), sample: sample, met: met, source: source),
                on: request.today,
                by: request.changer)
        }
    }

    func showFindings(_ request: PageRequest, _ plan: Identifier<Plan>) async throws -> Answer {
        .page(try await findingsPage(request, plan))
    }

    private func findingsPage(_ request: PageRequest, _ id: Identifier<Plan>, _ problems: Problems? = nil) async throws -> Page {
        let read = try await read(id, for: request)
        let closings = try await store.read { try ActionPlanRecords.findingClosings(of: id, in: $0) }
        let steps = try await thread.steps(read.plan.inspection, at: .findings, request)
        return FindingsPage(request: request, read: read, closings: closings, thread: steps, problems: problems).page
    }

    func closeFinding(_ request: PageRequest, _ plan: Identifier<Plan>, _ finding: Identifier<Finding>) async throws -> Answer {
        guard try await read(plan, for: request).finding(finding) != nil else { throw NotFound() }
        do {
            var form = FormReader(request.form)
            let words = form.text("words-\(finding)", "Enter what shows that the finding is answered.", limit: 1000)
            try form.finish()
            try await acts.close(finding: finding, of: plan, words: words, on: request.today, by: request.changer)
            return .seeOther(ActionPlanPlaces.findings.path(plan), saying: "Saved: the finding is closed.")
        } catch let problems as Problems {
            return .page(try await findingsPage(request, plan, problems))
        } catch let refusal as ClosingRefusal {
            return .page(try await findingsPage(request, plan, Problems("words-\(finding)", refusal.words)))
        }
    }

    func showRules(_ request: PageRequest) async throws -> Answer { .page(try await rulesPage(request)) }

    private func rulesPage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let settings = try await store.read { try ActionPlanRecords.settings(in: $0) }
        return RatingRulesPage(request: request, settings: settings, problems: problems).page
    }

    func setRules(_ request: PageRequest) async throws -> Answer {
        var (set, problems): ([PlanSettings.Name: Int], [Problem]) = ([:], [])
        for name in PlanSettings.Name.allCases {
            let most = name == .auditStandard ? 100 : 730
            if let value = Int(request.form[name.rawValue]), (1...most).contains(value) {
                set[name] = value
            } else {
                problems.append(Problem(name.rawValue, "Enter a whole number from 1 to \(most), for example \(name.shipped)."))
            }
        }
        if !problems.isEmpty { return .page(try await rulesPage(request, Problems(problems))) }
        try await acts.set(PlanSettings(set), by: request.changer)
        return .seeOther(ActionPlanPlaces.rules.path, saying: "Saved: the settings of the ratings.")
    }
}

extension ActionPlanPages {
    /// Adds a step, marks one as done, or sets what the action depends on, whichever the form contains.
    func changeSteps(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        let read = try await read(plan, for: request)
        return try await act(request, plan, id, then: "#steps") {
            let form = request.form
            if let step = Identifier<Step>(form["done"]) {
                return try await acts.setStep(step, of: id, doneOn: request.today, today: request.today, by: request.changer)
            }
            if let step = Identifier<Step>(form["undone"]) {
                return try await acts.setStep(step, of: id, doneOn: nil, today: request.today, by: request.changer)
            }
            if form.has("waits") || form.has("no-longer") { return try await setWaiting(request, id, read) }
            var reader = FormReader(form)
            let text = reader.text("step", "Enter what will be done in this step.", limit: 500)
            let due = reader.day("step-due", "Enter the due date of the step.")
            let typed = reader.optionalText("step-waits", limit: 20)
            let other = read.current.first { $0.ref.description.lowercased() == typed.lowercased() }
            if !typed.isEmpty, other == nil {
                reader.note(Problem("step-waits", "“\(typed)” is not the number of an action in this plan."))
            }
            try await acts.addStep(to: id, text, due: try reader.finish(due), waitsFor: [other?.id].compactMap(\.self), by: request.changer)
        }
    }

    private func setWaiting(_ request: PageRequest, _ id: Identifier<Action>, _ read: PlanRead) async throws {
        // Dependencies are part of the plan, not of an update.
        guard request.may(.editPlan) else { throw NotFound() }
        if let other = Identifier<Action>(request.form["no-longer"]) {
            return try await acts.setWaiting(id, for: other, false, by: request.changer)
        }
        let typed = request.form["waits"]
        guard let other = read.current.first(where: { $0.ref.description.lowercased() == typed.lowercased() })?.id else {
            throw Problems("waits", "“\(typed)” is not the number of an action in this plan. Enter it like A4.1.")
        }
        try await acts.setWaiting(id, for: other, true, by: request.changer)
    }

    func askForDue(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        try await act(request, plan, id, then: "#due-dates", or: "the request for another due date") {
            var form = FormReader(request.form)
            let day = form.day("due", "Enter the date you request.")
            let reason = form.text("reason", "Enter why the due date should change.", limit: 1000)
            try await acts.askForDue(id, try form.finish(day), reason: reason, on: request.today, by: request.changer)
        }
    }

    func answerDue(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        try await act(request, plan, id, then: "#due-dates", or: "your decision on the due date") {
            var form = FormReader(request.form)
            let words = form.text("answer-words", "Enter the reason for your decision.", limit: 1000)
            let answer = request.form["approve"]
            if !["yes", "no"].contains(answer) { form.note(Problem("approve", "Select whether you approve it.")) }
            try form.finish()
            try await acts.answerDue(id, approved: answer == "yes", words: words, on: request.today, by: request.changer)
        }
    }

    func linkPractice(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        try await act(request, plan, id, then: "#practice", or: "the linked changes of practice") {
            if let change = Identifier<PracticeChange>(request.form["unlink"]) {
                return try await acts.setPractice(change, of: id, false, by: request.changer)
            }
            var form = FormReader(request.form)
            let change = form.identifier("change", "Select a change of practice.") as Identifier<PracticeChange>?
            try await acts.setPractice(try form.finish(change), of: id, true, by: request.changer)
        }
    }
}

extension ActionPlanPages {
    func linkMeasure(_ request: PageRequest, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        let asked = request.form.has("unlink") ? "the request to unlink it. It counts until another person confirms" : nil
        return try await act(request, plan, id, then: "#measures", or: asked) {
            if let measure = Identifier<Measure>(request.form["unlink"]) {
                return try await acts.unlink(measure, from: id, on: request.today, by: request.changer)
            }
            if let measure = Identifier<Measure>(request.form["keep"]) {
                return try await acts.keepLinked(measure, to: id, by: request.changer)
            }
            if let measure = Identifier<Measure>(request.form["confirm"]) {
                return try await acts.confirm(measure, of: id, by: request.changer)
            }
            var form = FormReader(request.form)
            let measure = form.identifier("measure", "Select a measure.") as Identifier<Measure>?
            try await acts.link(try form.finish(measure), to: id, on: request.today, by: request.changer)
        }
    }
}
