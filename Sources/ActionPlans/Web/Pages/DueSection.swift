import ActionPlans
import SiteKit
import Vocabulary

/// Every due day the action has had and who asked for and approved another, and the forms for both.
struct DueSection {
    let visit: Visit
    let read: PlanRead
    let action: Action
    let requests: [DueRequest]
    let problems: Problems?

    static let fields = ["due", "reason", "approver", "answer-words", "approve"]
    private var open: DueRequest? { requests.first { $0.answer == nil } }
    private var hasProblem: Bool { problems?.all.contains { DueSection.fields.contains($0.place) } == true }
    private var fields: FormFields {
        FormFields(typed: visit.form.has("reason") || visit.form.has("answer-words") ? visit.form : nil, problems: problems)
    }

    var html: HTML { "<section id=\"due-days\"><h2>Due day</h2>\(asked)\(list)\(refused)\(form)</section>" }

    /// The trail: the first day, each move with who approved it and why, and the day that stands.
    private var list: HTML {
        if action.moves.isEmpty { return "<p>\(action.due), as first set.</p>" }
        let columns = ["Moved on", "From", "To", "Why", "Approved by"].map { Table.Column($0) }
        let rows = action.moves.reversed().map {
            Table.row(columns, ["\($0.day)", "\($0.was)", "\($0.became)", "\($0.reason)", "\($0.approvedBy)"])
        }
        let days = action.due - action.firstDue
        let slipped: HTML =
            days > 0
            ? "\(days) day\("s", when: days != 1) later than first set"
            : days < 0 ? "\(-days) day\("s", when: days != -1) earlier than first set" : "as first set"
        return """
            <p>First due \(action.firstDue); now \(action.due), \(slipped).</p>
            \(Table("Moved \(action.moves.count) time\("s", when: action.moves.count != 1), latest first", columns, rows: rows).html())
            """
    }

    private var refused: HTML? {
        let answered = requests.compactMap { request -> HTML? in
            guard let answer = request.answer, !answer.isApproved else { return nil }
            return
                "<li>\(request.wanted), asked for by \(request.by) on \(request.asked): \(request.reason)<span class=\"sub\">not approved by \(answer.by), \(answer.day): \(answer.words)</span></li>"
        }
        return answered.isEmpty
            ? nil : "<details><summary>Asked for and not approved: \(answered.count)</summary><ul>\(answered)</ul></details>"
    }

    private var asked: HTML? {
        guard let open else { return nil }
        let mayAnswer = visit.may(.approveDue) && open.account != visit.person.id.text
        let answer: HTML =
            mayAnswer
            ? visit.form(
                to: ActionPlanPlaces.answerDue.path(read.plan.id, action.id),
                """
                \(fields.choices("approve", "Approve it?", options: [("yes", "Yes, move the due day to \(open.wanted)"), ("no", "No, it stays \(action.due)")]))
                \(fields.area("answer-words", "In a few words", rows: 2))<p><button class="btn">Record the answer</button></p>
                """) : ""
        return """
            <div class="note"><p><strong>\(open.by) asks for \(open.wanted)</strong> in place of \(action.due) (asked on \(open.asked)): \(open.reason)</p>\(answer)</div>
            """
    }

    private var form: HTML? {
        guard action.isOpen, open == nil else { return nil }
        if visit.may(.approveDue) {
            let body: HTML = """
                \(fields.day("due", "New due day"))\(fields.area("reason", "Why is it moved?", rows: 2))
                \(fields.text("approver", "Who approved it?", hint: "You, or a meeting that decided it.", value: visit.person.name))<p><button class="btn">Move the due day</button></p>
                """
            let form = visit.form(to: ActionPlanPlaces.moveDue.path(read.plan.id, action.id), version: action.version, body)
            return "<details\(" open", when: hasProblem)><summary>Move the due day</summary>\(form)</details>"
        }
        guard visit.may(.updateAction) else { return nil }
        let body: HTML = """
            \(fields.day("due", "Which day would it be?"))\(fields.area("reason", "Why?", rows: 2))
            <p><button class="btn">Ask for another due day</button></p>
            """
        let form = visit.form(to: ActionPlanPlaces.askForDue.path(read.plan.id, action.id), body)
        return
            "<details\(" open", when: hasProblem)><summary>Ask for another due day</summary><p class=\"hint\">A leader approves it. Until then the due day stays.</p>\(form)</details>"
    }
}
