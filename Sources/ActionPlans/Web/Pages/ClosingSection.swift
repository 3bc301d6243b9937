import ActionPlans
import SiteKit
import Vocabulary

/// Closing by a second person, what slipped back, and the forms for both.
struct ClosingSection {
    let visit: Visit
    let read: PlanRead
    let action: Action
    let problems: Problems?

    var html: HTML {
        "<section id=\"closing\"><h2>Closing</h2>\(standing)\(closeForm)\(reopenForm)\(history)</section>"
    }

    /// Above everything else: what slipped back and waits for an answer.
    var slips: [HTML] {
        action.openSlips.map { slip in
            let form: HTML = visit.may(.closeAction) && slip == action.openSlips.first ? answerForm(slip) : ""
            return """
                <div class="note doubt" id="slipped"><p><strong>Slipped back on \(slip.day).</strong> \(slip.words)</p>
                <p>Somebody opens it again, or records why not, by \(slip.answerBy).</p>\(form)</div>
                """
        }
    }

    private func answerForm(_ slip: Slip) -> HTML {
        let fields = FormFields(typed: visit.form.has("slip-why") ? visit.form : nil, problems: problems)
        let body: HTML = """
            <input type="hidden" name="slip" value="\(slip.id)">
            \(fields.choices("answer", "What is to happen?", options: [("reopen", "Open the action again"), ("keep", "It stays closed, for a reason")]))
            \(fields.area("slip-why", "Why?", rows: 2))<p><button class="btn">Record the answer</button></p>
            """
        return visit.form(to: ActionPlanPlaces.answerSlip.path(read.plan.id, action.id), body)
    }

    private var standing: HTML {
        if let closing = action.closing {
            return "<p>Closed on \(closing.day) by \(closing.by): \(closing.words)</p>"
        }
        if action.isCalledDone {
            return DoneNeedsEvidence.allows(action)
                ? "<p>Its owner calls it done, and evidence stands beside it. It is closed when a second person has looked.</p>"
                : "<p>Its owner calls it done, and no evidence stands beside it. Without evidence it cannot be closed.</p>"
        }
        return "<p>Open. An action is closed by a second person once its owner calls it done, with evidence.</p>"
    }

    private var closeForm: HTML? {
        guard visit.may(.closeAction), action.closing == nil, action.isCalledDone, DoneNeedsEvidence.allows(action),
            action.withdrawal == nil
        else { return nil }
        let fields = FormFields(typed: visit.form.has("closing-words") ? visit.form : nil, problems: problems)
        let isOpen = problems?.all.contains { $0.place == "closing-words" } == true
        let form = visit.form(
            to: ActionPlanPlaces.close.path(read.plan.id, action.id),
            """
            \(fields.area("closing-words", "What did you look at?", hint: "You close it as a second person: not its owner, and not whoever called it done.", rows: 2))
            <p><button class="btn">Close the action</button></p>
            """)
        return "<details\(" open", when: isOpen)><summary>Close this action</summary>\(form)</details>"
    }

    private var reopenForm: HTML? {
        guard visit.may(.closeAction), action.closing != nil, action.openSlips.isEmpty else { return nil }
        let fields = FormFields(typed: visit.form.has("reopen-why") ? visit.form : nil, problems: problems)
        let isOpen = problems?.all.contains { $0.place == "reopen-why" } == true
        let form = visit.form(
            to: ActionPlanPlaces.reopen.path(read.plan.id, action.id),
            "\(fields.area("reopen-why", "Why is it opened again?", rows: 2))<p><button class=\"btn quiet\">Open it again</button></p>")
        return "<details\(" open", when: isOpen)><summary>Open this action again</summary>\(form)</details>"
    }

    private var history: HTML? {
        let reopened = action.closings.filter { $0.reopening != nil }.map { closing -> HTML in
            """
            <li>Closed on \(closing.day) by \(closing.by): \(closing.words)\
            <span class="sub">opened again \(closing.reopening.map { "\($0.day) by \($0.by): \($0.why)" })</span></li>
            """
        }
        let answered = action.slips.compactMap { slip -> HTML? in
            guard let answer = slip.answer else { return nil }
            return """
                <li>Slipped back on \(slip.day). \(slip.words)<span class="sub">\(answer.isReopened ? "opened again" : "stayed closed"), \(answer.day), \(answer.by): \(answer.why)</span></li>
                """
        }
        let items = reopened + answered
        return items.isEmpty ? nil : "<details><summary>What happened to it before</summary><ul>\(items)</ul></details>"
    }
}
