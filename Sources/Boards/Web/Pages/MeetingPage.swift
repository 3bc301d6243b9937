import ActionPlans
import ActionPlansWeb
import Boards
import SiteKit
import Vocabulary

/// One meeting: its agenda, who was there, what was decided.
struct MeetingPage {
    let visit: Visit
    let read: BoardRead
    let meeting: Meeting
    /// What was issued, or what was raised by hand so far.
    let agenda: [AgendaItem]
    let attendance: [Attendance]
    let thread: [ThreadStep]
    let problems: Problems?

    private var keeps: Bool { visit.may(.keepBoards) }
    private func path(_ place: PlaceIn<Board, Meeting>) -> String { place.path(read.board.id, meeting.id) }

    var page: Page {
        Page(
            "Meeting of \(meeting.day)", thread: thread, breadcrumbs: BoardTrail.to(read.board), problems: problems,
            """
            <h1>Meeting of \(meeting.day.withWeekday)</h1><p>\(meeting.state.tag.html)</p>\(trail)
            <h2 id="agenda">Agenda</h2>\(agendaList)\(agendaForms)\(record)\(decisions)\(changes)
            """)
    }

    private var trail: HTML {
        var lines = meeting.moves.map {
            "<p class=\"note\">Moved from \($0.was) to \($0.became) by \($0.author) on \($0.on): \($0.reason)</p>" as HTML
        }
        if case .cancelled(let day, let reason) = meeting.state {
            lines.append("<p class=\"note\"><strong>Cancelled on \(day).</strong> \(reason)</p>")
        }
        return "\(lines)"
    }

    private var isFrozen: Bool { meeting.issuedOn != nil || meeting.heldOn != nil }

    private var agendaList: HTML {
        if case .cancelled = meeting.state { return "<p class=\"hint\">A cancelled meeting has no agenda.</p>" }
        let arising = meeting.heldOn == nil ? read.arising(for: meeting, on: visit.today) : []
        if isFrozen {
            let since = arising.filter { item in !agenda.contains { $0.isAbout(item) } }
            let later: HTML? =
                since.isEmpty
                ? nil
                : "<h3>Arisen since the agenda was issued</h3>\(AgendaView(items: since, isFrozen: false).html)"
            return "\(AgendaView(items: agenda, isFrozen: true).html)\(later)"
        }
        let items = read.board.standing.map { AgendaItem(.standing, title: $0) } + arising + agenda
        return
            "<p class=\"hint\">As it would be issued today. What arises from the plans comes and goes by itself until then.</p>\(AgendaView(items: items, isFrozen: false).html)"
    }

    private var agendaForms: HTML? {
        guard keeps, meeting.isToCome else { return nil }
        let fields = FormFields(typed: visit.form.has("title") ? visit.form : nil, problems: problems)
        let issue = isFrozen ? nil : visit.button("Issue the agenda", to: path(BoardPlaces.issue), quiet: false)
        let raise = visit.form(
            to: path(BoardPlaces.raise),
            "\(fields.text("title", "What is to be talked about?"))\(fields.text("why", "Why", hint: "Who asked for it, or what is wanted."))<p><button class=\"btn quiet\">Put it on the agenda</button></p>"
        )
        return "\(issue)<details\(" open", when: visit.form.has("title"))><summary>Raise an item</summary>\(raise)</details>"
    }

    private var record: HTML? {
        if case .cancelled = meeting.state { return nil }
        if meeting.heldOn != nil { return "<h2 id=\"attendance\">Who was there</h2>\(present)\(notes)" }
        guard keeps, meeting.day <= visit.today else { return nil }
        let fields = FormFields(typed: visit.form.has("notes") ? visit.form : nil, problems: problems)
        let rows = read.board.sitting(on: meeting.day).map { member -> HTML in
            """
            <div class="row">\(fields.select("presence-\(member.id)", "\(member.name), \(member.part.words.lowercased())", options: Attendance.Presence.allCases.map { ($0.rawValue, $0.words) }))\
            \(fields.text("deputy-\(member.id)", "Deputy for \(member.name), if one came", width: 24))</div>
            """
        }
        let problem: HTML? = problems?.all.first { $0.place == "attendance" }.map { "<p class=\"problem\">\($0.words)</p>" }
        let body: HTML = """
            \(problem)\(rows)\(fields.area("notes", "Notes of the meeting", hint: "What was said that the next meeting should know. No child’s name or circumstances."))
            <p><button class="btn">Record the meeting as held</button></p>
            """
        return "<h2 id=\"attendance\">Record the meeting</h2>\(visit.form(to: path(BoardPlaces.hold), body))"
    }

    private var present: HTML {
        let members = Dictionary(read.board.members.map { ($0.id, $0) }) { first, _ in first }
        let columns = ["Member", "Part", "Attendance"].map { Table.Column($0) }
        let rows = attendance.compactMap { entry -> (String, HTML)? in
            guard let member = members[entry.member] else { return nil }
            let deputy = entry.deputy.isEmpty ? "" : "; \(entry.deputy) for them"
            return (
                member.name, Table.row(columns, ["\(member.name)", "\(member.part.words)", "\(entry.presence.words)\(deputy)"])
            )
        }.sorted { $0.0 < $1.0 }.map(\.1)
        let count = attendance.count { $0.presence == .present }
        return Table("\(count) of \(attendance.count) members were there", columns, rows: rows).html()
    }

    private var notes: HTML? { meeting.notes.isEmpty ? nil : "<h3>Notes</h3><p class=\"kept\">\(meeting.notes)</p>" }

    private var decisions: HTML? {
        guard meeting.heldOn != nil else { return nil }
        let taken = read.decisions.filter { $0.meeting == meeting.id }.sorted { $0.number < $1.number }
        let list: HTML =
            taken.isEmpty
            ? "<p class=\"hint\">None recorded.</p>"
            : DecisionTable(visit: visit, read: read, decisions: taken, isSorted: false).html
        return "<h2 id=\"decisions\">Decisions</h2>\(list)\(keeps ? decisionForm : nil)"
    }

    private var decisionForm: HTML {
        let fields = FormFields(typed: visit.form.has("flow") ? visit.form : nil, problems: problems)
        let posts = [(value: "", words: "Nobody yet")] + read.posts.all.map { (value: $0.id.text, words: $0.title) }
        let body: HTML = """
            \(fields.area("text", "What was decided?", rows: 2))\(fields.select("owner", "Which post carries it out?", options: posts))
            \(fields.day("due", "By when?"))
            \(fields.select("flow", "What becomes of it in the plan?", hint: "A new action and an action it belongs to lead back here.", options: DecisionFlow.options(read)))
            <p><button class="btn">Record the decision</button></p>
            """
        return "<h3>Record a decision</h3>\(visit.form(to: path(BoardPlaces.decide), body))"
    }

    private var changes: HTML? {
        guard keeps, meeting.isToCome else { return nil }
        let moving = FormFields(typed: visit.form.has("reason") ? visit.form : nil, problems: problems)
        let ending = FormFields(typed: visit.form.has("cancel-reason") ? visit.form : nil, problems: problems)
        let move = visit.form(
            to: path(BoardPlaces.move),
            "\(moving.day("day", "New day"))\(moving.text("reason", "Why is it moved?"))<p><button class=\"btn quiet\">Move the meeting</button></p>"
        )
        let cancel = visit.form(
            to: path(BoardPlaces.cancel),
            "\(ending.text("cancel-reason", "Why is it cancelled?"))<p><button class=\"btn quiet\">Cancel the meeting</button></p>")
        return """
            <h2>Another day</h2><details\(" open", when: visit.form.has("reason"))><summary>Move this meeting</summary>\(move)</details>
            <details\(" open", when: visit.form.has("cancel-reason"))><summary>Cancel this meeting</summary>\(cancel)</details>
            """
    }
}

/// An agenda, in its order, with why each item stands there.
struct AgendaView {
    let items: [AgendaItem]
    let isFrozen: Bool

    var html: HTML {
        if items.isEmpty { return "<p class=\"hint\">Nothing yet.</p>" }
        let sections = AgendaItem.Kind.allCases.compactMap { kind -> HTML? in
            let lines = items.enumerated().filter { $0.element.kind == kind }.map { index, item -> HTML in
                let number: HTML? = isFrozen ? "<span class=\"n\">\(index + 1).</span> " : nil
                let why: HTML? = item.why.isEmpty ? nil : "<span class=\"sub\">\(item.why)</span>"
                return "<li>\(number)\(title(item))\(why)</li>"
            }
            return lines.isEmpty ? nil : "<h3>\(kind.heading)</h3><ul class=\"agenda\">\(lines)</ul>"
        }
        return "\(sections)"
    }

    private func title(_ item: AgendaItem) -> HTML {
        guard let plan = item.plan, let action = item.action else { return "\(item.title)" }
        return "<a href=\"\(ActionPlanPlaces.action.path(plan, action))\">\(item.title)</a>"
    }
}
