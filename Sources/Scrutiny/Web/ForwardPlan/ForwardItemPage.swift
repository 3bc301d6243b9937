import ActionPlans
import Scrutiny
import SiteKit
import Vocabulary

/// Puts a report on the forward plan.
struct ForwardFormPage {
    let visit: Visit
    let posts: PostBook
    let questions: [CommitteeQuestion]
    let committees: [String]
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: visit.form.pairs.isEmpty ? nil : visit.form, problems: problems)
        let asked =
            [(value: "", words: "No single question")]
            + questions.map { (value: $0.id.text, words: "\($0.reference): \($0.asked.words.cut(to: 70))") }
        let body: HTML = """
            \(fields.text("title", "Title of the report"))\(fields.area("purpose", "What the committee wants to know from it", rows: 3))
            \(fields.text("committee", "Committee", value: committees.first ?? "", width: 40))\(fields.day("meeting", "Meeting"))
            \(fields.select("author", "Which post writes it?", options: PostOptions.all(posts)))
            \(fields.select("question", "Which question or recommendation asked for it?", options: asked, value: visit.query["question"]))
            <p><button class="btn">Add it to the plan</button></p>
            """
        return Page(
            "Add a report", breadcrumbs: [("Forward plan", ScrutinyPlaces.forwardPlan.path)], problems: problems,
            "<h1>Add a report to the forward plan</h1>\(visit.form(to: ScrutinyPlaces.addForward.path, body))")
    }

    func read() throws(Problems) -> ForwardItem {
        var form = FormReader(visit.form)
        let title = form.text("title", "Give the report a title.", limit: 200)
        let purpose = form.optionalText("purpose", limit: 1000)
        let committee = form.text("committee", "Give the name of the committee.", limit: 200)
        let meeting = form.day("meeting", "Give the day of the meeting.")
        let author = PostOptions.read(&form, visit.form, "author", posts)
        let question = Identifier<CommitteeQuestion>(visit.form["question"]).flatMap { id in questions.first { $0.id == id }?.id }
        if let meeting, meeting < visit.today { form.note(Problem("meeting", "\(meeting) has passed. Give today or a later day.")) }
        try form.finish()
        guard let meeting else { throw Problems("meeting", "Give the day of the meeting.") }
        return ForwardItem(title: title, purpose: purpose, committee: committee, meeting: meeting, author: author, answers: question)
    }
}

/// One report of the forward plan, with what may be done to it.
struct ForwardItemPage {
    let visit: Visit
    let item: ForwardItem
    let posts: PostBook
    /// The question it answers, where the visitor may know of it.
    let question: CommitteeQuestion?
    /// Reports that are written here, to choose from.
    let reports: [ReportLine]
    let problems: Problems?

    var page: Page {
        let author = item.author.flatMap { posts.title(of: $0) } ?? "nobody yet"
        let holder = posts.holder(of: item.author, on: visit.today).map { ", held by \($0.name)" }
        let asked = question.map {
            "<div><dt>Asked for by</dt><dd><a href=\"\(ScrutinyPlaces.question.path($0.id))\">\($0.reference): \($0.asked.words.cut(to: 90))</a></dd></div>"
                as HTML
        }
        let purpose: HTML? = item.purpose.isEmpty ? nil : "<p>\(item.purpose)</p>"
        return Page(
            item.title, breadcrumbs: [("Forward plan", ScrutinyPlaces.forwardPlan.path)], problems: problems,
            """
            <h1>\(item.title) <span class="sub">\(item.committee), \(item.meeting.withWeekday)</span></h1>\(purpose)
            <dl class="summary"><div><dt>State</dt><dd>\(item.tag.html)\(facts)</dd></div><div><dt>Author</dt><dd>\(author)\(holder)</dd></div>
            \(asked)\(written)\(moves)</dl>\(forms)
            """)
    }

    private var facts: HTML? {
        switch item.state {
        case .planned, .underWay: nil
        case .heard(let day, let minute, _): "<span class=\"sub\">on \(day), \(minute)</span>"
        case .withdrawn(let withdrawal): "<span class=\"sub\">on \(withdrawal.day): \(withdrawal.reason)</span>"
        }
    }

    private var written: HTML? {
        guard let report = reports.first(where: { $0.id == item.report }) else { return nil }
        return
            "<div><dt>Report</dt><dd><a href=\"\(ScrutinyPlaces.report.path(report.id))\">\(report.title)</a>, \(report.stateWords)</dd></div>"
    }

    private var moves: HTML? {
        guard !item.moves.isEmpty else { return nil }
        let lines = item.moves.map {
            "<li>\($0.day): from \($0.was) to \($0.became), agreed by \($0.approvedBy), because \($0.reason)</li>" as HTML
        }
        return "<div><dt>Moved</dt><dd><ul>\(lines)</ul></dd></div>"
    }

    private var forms: HTML? {
        guard visit.may(.recordQuestion), item.isOpen else { return nil }
        let options = [(value: "", words: "Choose")] + reports.map { (value: $0.id.text, words: "\($0.title), \($0.meeting)") }
        let name: HTML? =
            reports.isEmpty
            ? nil
            : form(
                "report", ScrutinyPlaces.writeForward, "Name the report",
                fields("report").select("report", "The report written here", options: options))
        let move = fields("move")
        return """
            \(name)\(form("move", ScrutinyPlaces.moveForward, "Move it to another meeting", """
                \(move.day("meeting", "New meeting"))\(move.text("reason", "Why?"))\(move.text("approver", "Who agreed?", width: 30))
                """))\(heard)
            \(form("author", ScrutinyPlaces.giveForward, "Give it to a post", fields("author").select(
                "author", "Which post writes it?", options: PostOptions.all(posts), value: item.author?.text ?? "")))
            \(form("withdraw", ScrutinyPlaces.withdrawForward, "Withdraw it", fields("withdraw").text("withdraw-reason", "Why?")))
            """
    }

    private var heard: HTML? {
        guard item.meeting <= visit.today else { return nil }
        return form(
            "heard", ScrutinyPlaces.hearForward, "Record that it was heard",
            fields("heard").text("minute", "Place in the minutes", width: 20))
    }

    private func fields(_ name: String) -> FormFields {
        visit.form["form"] == name ? FormFields(typed: visit.form, problems: problems) : FormFields()
    }

    private func form(_ name: String, _ place: PlaceOf<ForwardItem>, _ title: HTML, _ fields: HTML) -> HTML {
        let body: HTML =
            "<input type=\"hidden\" name=\"form\" value=\"\(name)\">\(fields)<p><button class=\"btn quiet\">\(title)</button></p>"
        return """
            <details\(" open", when: visit.form["form"] == name)><summary>\(title)</summary>\
            \(visit.form(to: place.path(item.id), version: item.version, body))</details>
            """
    }
}
