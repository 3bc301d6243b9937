import ActionPlans
import ActionPlansWeb
import Boards
import SiteKit
import Vocabulary

/// One board: when it meets, what stands on its next agenda, what it decided, who sits on it.
struct BoardPage {
    let visit: Visit
    let read: BoardRead
    let accounts: [(id: Identifier<Person>, name: String)]
    let thread: [ThreadStep]
    let problems: Problems?

    private var board: Board { read.board }

    var page: Page {
        Page(
            board.name, thread: thread, breadcrumbs: [BoardTrail.list], problems: problems,
            """
            <h1>\(board.name)</h1>\(purpose)\(summary)
            \(next)<h2>Decisions not carried out yet</h2>\(openDecisions)\(meetings)\(members)
            """)
    }

    private var purpose: HTML? { board.purpose.isEmpty ? nil : "<p>\(board.purpose)</p>" }

    private var summary: HTML {
        let plans = read.plans.map { "<a href=\"\(ActionPlanPlaces.plan.path($0.plan.id))\">\($0.plan.title)</a>" as HTML }.joined("<br>")
        let edit: HTML? = visit.may(.keepBoards) ? "<a href=\"\(BoardPlaces.edit.path(board.id))\">Change the board</a>" : nil
        return """
            <dl class="summary"><div><dt>Meets</dt><dd>\(board.cycle.words) \(edit)</dd></div>
            <div><dt>Chair</dt><dd>\(board.chair(on: visit.today)?.name ?? "no chair in office")</dd></div>
            <div><dt>Follows</dt><dd>\(read.plans.isEmpty ? "no plan that you can see" : plans)</dd></div></dl>
            """
    }

    private var next: HTML {
        guard let meeting = read.next(on: visit.today) else {
            return "<p class=\"note\">No meeting is planned. Give the board a cycle that goes on, or call a meeting below.</p>"
        }
        let arising = read.arising(for: meeting, on: visit.today)
        let lines = AgendaItem.Kind.allCases.compactMap { kind -> HTML? in
            let count = arising.count { $0.kind == kind }
            return count == 0 ? nil : "<li>\(kind.heading): \(count)</li>"
        }
        let rising: HTML =
            lines.isEmpty
            ? "<p class=\"hint\">Nothing arises from the plans so far.</p>" : "<p>What stands on its agenda by itself:</p><ul>\(lines)</ul>"
        return """
            <h2>Next meeting</h2><p><a href="\(BoardPlaces.meeting.path(board.id, meeting.id))">\(meeting.day.withWeekday)</a> \
            \(meeting.state.tag.html)</p>\(rising)
            """
    }

    private var openDecisions: HTML {
        let open = read.decisions.filter(\.isOpen)
        let all: HTML = "<p><a href=\"\(BoardPlaces.decisions.path(board.id))\">All decisions</a></p>"
        if open.isEmpty { return "<p class=\"hint\">None.</p>\(all)" }
        return DecisionTable(visit: visit, read: read, decisions: Array(open.prefix(10)), isSorted: false).html + all
    }

    private var meetings: HTML {
        let columns = ["Day", "State", "Note"].map { Table.Column($0) }
        let toCome = read.meetings.filter { $0.isToCome && $0.day >= visit.today }.reversed().prefix(4)
        let past = read.meetings.filter { !($0.isToCome && $0.day >= visit.today) }.prefix(14)
        let rows = (Array(toCome).reversed() + past).map { meeting -> HTML in
            Table.row(
                columns,
                [
                    "<a href=\"\(BoardPlaces.meeting.path(board.id, meeting.id))\">\(meeting.day)</a>", meeting.state.tag.html,
                    "\(meeting.moves.last.map { "moved from \($0.was.withoutYear): \($0.reason)" } ?? "")",
                ], late: meeting.isToCome && meeting.day < visit.today)
        }
        let list = rows.isEmpty ? nil : Table("Meetings, the latest first", columns, rows: rows).html()
        guard visit.may(.keepBoards) else { return "<h2 id=\"meetings\">Meetings</h2>\(list)" }
        let fields = FormFields(typed: visit.form.has("day-day") ? visit.form : nil, problems: problems)
        let call = visit.form(
            to: BoardPlaces.meetings.path(board.id),
            "\(fields.day("day", "On which day?"))<p><button class=\"btn quiet\">Call this meeting</button></p>")
        return
            "<h2 id=\"meetings\">Meetings</h2>\(list)<details\(" open", when: visit.form.has("day-day"))><summary>Call a meeting besides the cycle</summary>\(call)</details>"
    }

    private var members: HTML {
        let columns = ["Name", "Part", "Organisation", "Term", ""].map { Table.Column($0) }
        let shown = board.sitting(on: visit.today) + board.members.filter { !TermOfMembership.holds($0, on: visit.today) }
        let rows = shown.map { member -> HTML in
            let sits = TermOfMembership.holds(member, on: visit.today)
            let end =
                sits && visit.may(.keepBoards)
                ? visit.button("End the term today", to: BoardPlaces.endTerm.path(board.id, member.id)) : nil
            let account: HTML? = member.account == nil ? "<span class=\"sub\">without an account</span>" : nil
            return Table.row(
                columns,
                [
                    "\(member.name)\(account)", "\(member.part.words)", "\(member.organisation)",
                    "\(member.from) to \(member.to?.description ?? "no end set")\(sits ? "" : " (not in office)")", "\(end)",
                ])
        }
        let list: HTML =
            rows.isEmpty ? "<p class=\"hint\">Nobody sits on it yet.</p>" : Table("Members and their terms", columns, rows: rows).html()
        return "<h2 id=\"members\">Members</h2>\(list)\(memberForm)"
    }

    private var memberForm: HTML? {
        guard visit.may(.keepBoards) else { return nil }
        let fields = FormFields(typed: visit.form.has("part") ? visit.form : nil, problems: problems)
        let options = [(value: "", words: "Somebody without an account")] + accounts.map { (value: $0.id.text, words: $0.name) }
        let body: HTML = """
            \(fields.select("account", "Who?", options: options))\(fields.text("name", "Their name, where they have no account"))
            \(fields.text("organisation", "Organisation", hint: "Where they come from, if not from the council."))
            \(fields.select("part", "Part", options: BoardMember.Part.allCases.map { ($0.rawValue, $0.words) }, value: "member"))
            \(fields.day("from", "Term from", value: visit.today))\(fields.day("to", "Term to", hint: "Leave empty while no end is set."))
            <p><button class="btn quiet">Add the member</button></p>
            """
        return """
            <details\(" open", when: visit.form.has("part"))><summary>Add a member</summary>\
            \(visit.form(to: BoardPlaces.members.path(board.id), body))</details>
            """
    }
}
