import ActionPlans
import ActionPlansWeb
import Boards
import SiteKit
import Vocabulary

/// Decisions as a table.
struct DecisionTable {
    let visit: Visit
    let read: BoardRead
    let decisions: [Decision]
    let isSorted: Bool

    private let columns = [
        Table.Column("No.", sort: "number"), Table.Column("Decision", sort: "text"), Table.Column("Owner", sort: "owner"),
        Table.Column("Due", sort: "due"), Table.Column("Standing"), Table.Column("In the plan"),
    ]

    var html: HTML {
        let rows = decisions.map { decision -> HTML in
            Table.row(
                columns,
                [
                    "\(decision.ref)", "<a href=\"\(BoardPlaces.decision.path(read.board.id, decision.id))\">\(decision.text)</a>",
                    "\(read.ownerTitle(decision.owner) ?? "nobody yet")", "\(decision.due?.description ?? "no day")",
                    decision.tag(on: visit.today).html, inPlan(decision),
                ], late: DecisionDue.days(decision, on: visit.today) != nil)
        }
        return Table("\(decisions.count) decision\("s", when: decisions.count != 1)", columns, rows: rows).html(isSorted ? visit : nil)
    }

    private func inPlan(_ decision: Decision) -> HTML {
        guard let id = decision.action, let action = read.action(id) else { return "–" }
        return "<a href=\"\(ActionPlanPlaces.action.path(action.plan, id))\">\(action.ref.description)</a>"
    }
}

/// Every decision of a board, filtered and sorted by the address.
struct DecisionListPage {
    let visit: Visit
    let read: BoardRead
    let decisions: [Decision]
    let thread: [ThreadStep]

    var page: Page {
        let owners = Set(read.decisions.compactMap(\.owner))
        let meetings = Set(read.decisions.map(\.meeting))
        let bar = FilterBar([
            FilterBar.Choice("standing", "Standing", DecisionFilter.Standing.allCases.map { ($0.rawValue, $0.words) }),
            FilterBar.Choice("owner", "Owner", read.posts.all.filter { owners.contains($0.id) }.map { ($0.id.text, $0.title) }),
            FilterBar.Choice(
                "meeting", "Meeting", read.meetings.filter { meetings.contains($0.id) }.map { ($0.id.text, $0.day.description) }),
        ])
        let list: HTML =
            decisions.isEmpty
            ? "<p class=\"note\">No decision fits.</p>"
            : DecisionTable(visit: visit, read: read, decisions: decisions, isSorted: true).html
        let query = visit.path(with: "", nil).dropFirst(visit.path.count)
        return Page(
            "Decisions", thread: thread, breadcrumbs: BoardTrail.to(read.board),
            """
            <h1>Decisions</h1>\(bar.html(visit))\(list)
            <p><a href="\(BoardPlaces.spreadsheet.path(read.board.id))\(query)">The same as CSV</a></p>
            """)
    }
}

/// One decision: when it was taken, who carries it out, what became of it.
struct DecisionPage {
    let visit: Visit
    let read: BoardRead
    let decision: Decision
    let thread: [ThreadStep]
    let problems: Problems?

    var page: Page {
        let meeting = BoardPlaces.meeting.path(read.board.id, decision.meeting)
        return Page(
            "\(decision.ref) \(decision.text.prefix(80))", thread: thread,
            breadcrumbs: BoardTrail.to(read.board) + [("Decisions", BoardPlaces.decisions.path(read.board.id))], problems: problems,
            """
            <h1>\(decision.ref) \(decision.text)</h1>
            <dl class="summary"><div><dt>Taken</dt><dd><a href="\(meeting)">\(decision.taken)</a></dd></div>
            <div><dt>Standing</dt><dd>\(decision.tag(on: visit.today).html)</dd></div>
            <div><dt>Owner</dt><dd>\(owner)</dd></div><div><dt>Due</dt><dd>\(decision.due?.description ?? "no day")</dd></div>
            <div><dt>In the plan</dt><dd>\(inPlan)</dd></div></dl>\(outcome)\(form)
            """)
    }

    private var owner: HTML {
        guard let post = decision.owner, let title = read.ownerTitle(post) else { return "nobody yet" }
        return "<a href=\"\(ActionPlanPlaces.post.path(post))\">\(title)</a>"
    }

    private var inPlan: HTML {
        guard let id = decision.action, let action = read.action(id) else { return "It stands by itself." }
        return """
            <a href="\(ActionPlanPlaces.action.path(action.plan, id))">\(action.ref.description) \(action.text)</a> \(action.delivery.tag.html)
            """
    }

    private var outcome: HTML? {
        switch decision.outcome {
        case .open: nil
        case .done(let day, let words): "<h2>Done on \(day)</h2><p class=\"kept\">\(words)</p>"
        case .setAside(let day, let reason): "<h2>Set aside on \(day)</h2><p class=\"kept\">\(reason)</p>"
        }
    }

    private var form: HTML? {
        guard visit.may(.keepBoards), decision.isOpen else { return nil }
        let fields = FormFields(typed: visit.form.has("words") ? visit.form : nil, problems: problems)
        let body: HTML = """
            \(fields.choices("manner", "What became of it?", options: [("done", "It is done"), ("set-aside", "It is not pursued")]))
            \(fields.area("words", "In which way, or why not?", rows: 3))<p><button class="btn">Save</button></p>
            """
        return "<h2>Settle it</h2>\(visit.form(to: BoardPlaces.settle.path(read.board.id, decision.id), body))"
    }
}
