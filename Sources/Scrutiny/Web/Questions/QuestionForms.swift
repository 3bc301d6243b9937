import ActionPlans
import Scrutiny
import SiteKit
import Vocabulary

/// What a person may do to a question now. Which form was sent is known by the field it carries.
struct QuestionForms {
    let page: QuestionPage
    private var visit: Visit { page.visit }
    private var question: CommitteeQuestion { page.question }

    private func fields(of form: String) -> FormFields {
        visit.form["form"] == form ? FormFields(typed: visit.form, problems: page.problems) : FormFields()
    }

    /// - Parameter adds: it only adds to what is there, so that nothing somebody else saved meanwhile can be lost.
    private func form(_ name: String, _ place: PlaceOf<CommitteeQuestion>, adds: Bool = false, _ body: HTML) -> HTML {
        visit.form(
            to: place.path(question.id), version: adds ? nil : question.version,
            "<input type=\"hidden\" name=\"form\" value=\"\(name)\">\(body)")
    }

    private func folded(_ name: String, _ title: HTML, _ body: HTML) -> HTML {
        "<details\(" open", when: visit.form["form"] == name)><summary>\(title)</summary>\(body)</details>"
    }

    var answer: HTML? {
        guard visit.may(.answerQuestion), question.owedBy != nil else { return nil }
        let fields = fields(of: "answer")
        let positions = CommitteeAnswer.Position.allowed(for: question.kind)
        let choice: HTML =
            positions.count == 1
            ? "<input type=\"hidden\" name=\"position\" value=\"answered\">"
            : fields.choices("position", "What does the council do with it?", options: positions.map { ($0.rawValue, $0.words) })
        return """
            <h2>We said</h2>\(form("answer", ScrutinyPlaces.answerQuestion, """
                \(choice)\(fields.area("words", "The answer", hint: "Plain words. Say what is done, by which post and by when. Posts, not names; no child.", rows: 6))
                \(fields.day("answered", "Answered on", value: visit.today))<p><button class="btn">Save the answer</button></p>
                """))
            """
    }

    var judgement: HTML? {
        guard visit.may(.recordQuestion), case .answered = question.state else { return nil }
        let fields = fields(of: "judgement")
        return """
            <h2>Was it enough?</h2><p>For the committee to say, at a later meeting. Copy what the minutes have.</p>
            \(folded("judgement", "Copy the committee’s judgement", form("judgement", ScrutinyPlaces.judgeQuestion, """
                \(fields.choices("verdict", "What did the committee find?", options: CommitteeJudgement.Verdict.allCases.map { ($0.rawValue, $0.words) }))
                \(fields.text("judged-by", "Committee", value: question.asked.committee, width: 40))
                \(fields.day("judged", "Meeting"))\(fields.text("judged-minute", "Place in the minutes", width: 20))
                \(fields.area("judged-words", "The words of the minutes", rows: 4))
                \(fields.day("again", "Where it was not enough: another answer by"))<p><button class="btn">Record the judgement</button></p>
                """)))
            """
    }

    var outcome: HTML? {
        guard visit.may(.answerQuestion) else { return nil }
        let fields = fields(of: "outcome")
        return folded(
            "outcome", "Add what happened",
            form(
                "outcome", ScrutinyPlaces.addOutcome, adds: true,
                """
                \(fields.area("outcome", "What happened", rows: 3))\(fields.day("happened-on", "On", value: visit.today))
                <p><button class="btn quiet">Add it</button></p>
                """))
    }

    var tie: HTML? {
        let free = page.choices.filter { choice in
            !question.ties.contains { $0.kind == choice.tie.kind && $0.subject == choice.tie.subject }
        }
        guard visit.may(.answerQuestion), !free.isEmpty else { return nil }
        let fields = fields(of: "tie")
        let options =
            [(value: "", words: "Choose")]
            + free.map { (value: $0.code, words: "\($0.tie.kind.words): \($0.tie.words.cut(to: 70))") }
        return folded(
            "tie", "Tie it to something of the record",
            form(
                "tie", ScrutinyPlaces.tieQuestion, adds: true,
                """
                \(fields.select("tie", "Finding, action, measure or evidence", options: options))<p><button class="btn quiet">Tie it</button></p>
                """))
    }

    /// What is done seldom: the due day, the owner, a copy put right.
    var besides: HTML? {
        guard visit.may(.recordQuestion) else { return nil }
        return "<h2>Change</h2>\(due)\(owner)\(correction)"
    }

    private var due: HTML? {
        guard question.owedBy != nil else { return nil }
        let fields = fields(of: "due")
        return folded(
            "due", "Move the due day",
            form(
                "due", ScrutinyPlaces.moveQuestion,
                """
                \(fields.day("due", "New due day"))\(fields.text("reason", "Why?"))\(fields.text("approver", "Who agreed?", width: 30))
                <p><button class="btn quiet">Move it</button></p>
                """))
    }

    private var owner: HTML {
        let fields = fields(of: "owner")
        return folded(
            "owner", "Give it to a post",
            form(
                "owner", ScrutinyPlaces.ownQuestion,
                """
                \(fields.select("owner", "Which post answers?", options: PostOptions.all(page.posts), value: question.owner?.text ?? ""))
                <p><button class="btn quiet">Save the owner</button></p>
                """))
    }

    private var correction: HTML {
        let fields = fields(of: "correction")
        return folded(
            "correction", "Put right what was copied wrongly",
            form(
                "correction", ScrutinyPlaces.correctQuestion,
                """
                \(fields.area("asked-words", "The words of the minutes", value: question.asked.words, rows: 5))
                \(fields.text("asker", "Who asked", value: question.asker))\(fields.text("minute", "Place in the minutes", value: question.asked.reference))
                \(fields.text("correction-reason", "What was wrong with the copy?"))<p><button class="btn quiet">Save the copy</button></p>
                """))
    }
}
