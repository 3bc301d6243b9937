import ActionPlans
import Scrutiny
import SiteKit
import Vocabulary

/// Records what a committee asked, from the minutes of a meeting that was held.
struct QuestionFormPage {
    let visit: Visit
    let posts: PostBook
    let committees: [String]
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: visit.form.pairs.isEmpty ? nil : visit.form, problems: problems)
        let body: HTML = """
            \(fields.choices("kind", "What is it?", options: CommitteeQuestion.Kind.allCases.map { ($0.rawValue, $0.words) }, chosen: ["question"]))
            \(fields.text("committee", "Committee", value: committees.first ?? "", width: 40))
            \(fields.day("meeting", "Meeting at which it was asked"))
            \(fields.text("minute", "Place in the minutes", hint: "As the minutes number it, as in Minute 24.", width: 20))
            \(fields.text("asker", "Who asked, as the minutes give it", hint: "Leave empty where they name nobody.", width: 40))
            \(fields.area("words", "The words of the minutes", hint: "Copied, not summed up and not made better.", rows: 6))
            \(fields.choices("copied", "Are these the minutes’ own words?", several: true, options: [("yes", "I copied them from the minutes")]))
            \(fields.select("owner", "Which post answers?", options: PostOptions.all(posts)))
            \(fields.day(
                "due", "Answer owed by",
                hint: "Left empty: two months from the meeting for a recommendation, ten working days for a question, a local setting."))
            \(fields.choices("publicity", "Was it asked in public?", options: [("public", "Yes"), ("exempt", "No, in an exempt part")], chosen: ["public"]))
            <details\(" open", when: visit.form["publicity"] == "exempt")><summary>Why the part was exempt</summary>\(FactsForm.exemption(fields, nil))</details>
            <p><button class="btn">Record it</button></p>
            """
        return Page(
            "Record what was asked", breadcrumbs: [("What was asked", ScrutinyPlaces.questions.path)], problems: problems,
            """
            <h1>Record what was asked</h1><p>A question begins with the minutes. Nothing is drafted here for a committee to ask.</p>
            \(visit.form(to: ScrutinyPlaces.recordQuestion.path, body))
            """)
    }

    static func read(_ fields: Fields, _ posts: PostBook) throws(Problems) -> QuestionStatement {
        var form = FormReader(fields)
        let kind: CommitteeQuestion.Kind? = form.choice("kind", "Choose whether it is a question or a recommendation.")
        let committee = form.text("committee", "Give the name of the committee.", limit: 200)
        let meeting = form.day("meeting", "Give the day of the meeting.")
        let minute = form.text("minute", "Give the place in the minutes.", limit: 100)
        let words = form.text("words", "Copy the words from the minutes.", limit: 5000)
        if fields["copied"] != "yes" { form.note(Problem("copied", "Confirm that the words are copied from the minutes.")) }
        let owner = PostOptions.read(&form, fields, "owner", posts)
        let due = form.optionalDay("due")
        let exemption = fields["publicity"] == "exempt" ? FactsForm.readExemption(&form) : nil
        let asker = form.optionalText("asker", limit: 200)
        try form.finish()
        guard let kind, let meeting else { throw Problems("kind", "Choose whether it is a question or a recommendation.") }
        return QuestionStatement(
            kind: kind, asked: Minuted(committee: committee, meeting: meeting, reference: minute, words: words), asker: asker, owner: owner,
            due: due ?? AnswerOwed.proposed(kind, meeting: meeting), exemption: exemption)
    }
}

/// The posts of the council to choose from.
enum PostOptions {
    static func all(_ posts: PostBook) -> [(value: String, words: String)] {
        [(value: "", words: "Nobody yet")] + posts.all.map { (value: $0.id.text, words: $0.title) }
    }

    static func read(_ form: inout FormReader, _ fields: Fields, _ name: String, _ posts: PostBook) -> Identifier<Post>? {
        if fields[name].isEmpty { return nil }
        guard let post = Identifier<Post>(fields[name]), posts.post(post) != nil else {
            form.note(Problem(name, "Choose a post of the list."))
            return nil
        }
        return post
    }
}
