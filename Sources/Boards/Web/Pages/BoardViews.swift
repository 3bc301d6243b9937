import ActionPlans
import ActionPlansWeb
import Boards
import SiteKit
import Vocabulary

/// The boards, their next meetings, and the form to add one.
struct BoardListPage {
    let request: PageRequest
    let boards: [BoardRead]
    let plans: [Plan]
    let problems: Problems?

    private let columns = [
        Table.Column("Board"), Table.Column("Meets"), Table.Column("Next meeting"), Table.Column("Open decisions", isNumber: true),
    ]

    var page: Page {
        Page("Boards", problems: problems, "<h1>Boards</h1>\(list)\(onward)\(form)")
    }

    private var list: HTML {
        if boards.isEmpty {
            return "<p class=\"note\">There are no boards yet. Add the board that monitors the plan below.</p>"
        }
        let rows = boards.map { read -> HTML in
            let next = read.next(on: request.today)
            let link: HTML? = next.map { "<a href=\"\(BoardPlaces.meeting.path(read.board.id, $0.id))\">\($0.day)</a>" }
            return Table.row(
                columns,
                [
                    "<a href=\"\(BoardPlaces.board.path(read.board.id))\">\(read.board.name)</a>", "\(read.board.cycle.words)",
                    link ?? "not planned", "\(read.decisions.count(where: \.isOpen))",
                ])
        }
        return Table("\(boards.count) board\("s", when: boards.count != 1)", columns, rows: rows).html()
    }

    private var onward: HTML? {
        let partners: HTML =
            "<p><a href=\"\(PartnerRegister.address.list)\">Partners and partner commitments</a> · <a href=\"\(PackRegister.address.list)\">Packs</a> · <a href=\"\(BoardPlaces.settings.path)\">Settings</a></p>"
        guard request.may(.readChasers) else { return partners }
        return
            "\(partners)<p><a href=\"\(UpdateRequestRegister.address.list)\">Update requests: sent, answered and unanswered</a></p>"
    }

    private var form: HTML? {
        guard request.may(.manageBoards) else { return nil }
        let fields = FormFields(typed: request.form.has("name") ? request.form : nil, problems: problems)
        let body = BoardFields(fields: fields, board: nil, plans: plans, today: request.today).html
        return
            "<h2>Add a board</h2>\(request.form(to: BoardPlaces.list.path, "\(body)<p><button class=\"btn\">Add board</button></p>"))"
    }
}

/// The fields of a board.
struct BoardFields {
    let fields: FormFields
    let board: Board?
    let plans: [Plan]
    let today: Day

    var html: HTML {
        let cycle = board?.cycle
        let weekdays = Day.Weekday.allCases.prefix(5).map { (value: String($0.rawValue), words: "\($0)".capitalisedFirst) }
        let standing = board?.standing.joined(separator: "\n") ?? BoardFields.usualItems
        return """
            \(fields.text("name", "Name", hint: "For example, Children’s Improvement Board.", value: board?.name ?? ""))
            \(fields.area("purpose", "Purpose", value: board?.purpose ?? "", rows: 2))
            \(fields.select("week", "Week of the month", options: MeetingCycle.Week.allCases.map { ($0.rawValue, "\($0.rawValue) week") }, value: cycle?.week.rawValue ?? "second"))
            \(fields.select("weekday", "Day of the week", options: Array(weekdays), value: cycle.map { String($0.weekday.rawValue) } ?? "1"))
            \(fields.text("months", "Months between meetings", hint: "Enter 1 for every month, 2 for every second month. A meeting that falls on a bank holiday moves to the next working day.", value: cycle.map { String($0.everyMonths) } ?? "1", width: 3))
            \(fields.day("from", "First meeting on or after", value: cycle?.from ?? today))
            \(fields.text("time-and-place", "Usual time and place (optional)", hint: "For example: 10am, Garden Room, Shirehall. It is shown in reports.", value: board?.timeAndPlace ?? ""))
            \(fields.area("standing", "Standing items", hint: "One per line. They come first on every agenda.", value: standing, rows: 5))
            \(follows)
            """
    }

    private var follows: HTML? {
        plans.isEmpty
            ? nil
            : fields.choices(
                "plan", "Plans it monitors", hint: "Improvements not sustained, overdue actions and commitments go on its agenda.",
                several: true, options: plans.map { ($0.id.text, $0.title) }, chosen: Set((board?.plans ?? plans.map(\.id)).map(\.text)))
    }

    private static let usualItems = "Welcome and apologies\nNotes and actions of the last meeting\nFeedback from children and parents"
}

/// Changing a board.
struct BoardEditPage {
    let request: PageRequest
    let board: Board
    let plans: [Plan]
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: request.form.has("name") ? request.form : nil, problems: problems)
        let body = BoardFields(fields: fields, board: board, plans: plans, today: request.today).html
        return Page(
            "Change board", breadcrumbs: BoardTrail.to(board), problems: problems,
            """
            <h1>Change board</h1><p>If you change when it meets, upcoming meetings that nobody has changed are planned again.</p>
            \(request.form(to: BoardPlaces.edit.path(board.id), version: board.version, "\(body)<p><button class=\"btn\">Save</button></p>"))
            """)
    }
}

enum BoardTrail {
    static let list = (title: "Boards", path: BoardPlaces.list.path)
    static func to(_ board: Board) -> [(title: String, path: String)] {
        [list, (title: board.name, path: BoardPlaces.board.path(board.id))]
    }
}

/// One board: its next meeting and agenda, its packs, decisions, meetings and members.
struct BoardPage {
    let request: PageRequest
    let read: BoardRead
    let accounts: [(id: Identifier<Person>, name: String)]
    let packs: [PackEntry]
    let open: [DecisionLine]
    let thread: [ThreadStep]
    let problems: Problems?

    private var board: Board { read.board }

    var page: Page {
        Page(
            board.name, thread: thread, breadcrumbs: [BoardTrail.list], problems: problems,
            """
            <h1>\(board.name)</h1>\(purpose)\(summary)
            \(next)\(packList)<h2 id="decisions">Open decisions</h2>\(recordDecision)\(openDecisions)\(meetings)\(members)
            """)
    }

    private var purpose: HTML? { board.purpose.isEmpty ? nil : "<p>\(board.purpose)</p>" }

    private var summary: HTML {
        let plans = read.plans.map { "<a href=\"\(ActionPlanPlaces.plan.path($0.plan.id))\">\($0.plan.title)</a>" as HTML }.joined("<br>")
        let edit: HTML? = request.may(.manageBoards) ? "<a href=\"\(BoardPlaces.edit.path(board.id))\">Change board</a>" : nil
        return """
            <dl class="summary"><div><dt>Meets</dt><dd>\(board.cycle.words)\(board.timeAndPlace.isEmpty ? "" : ", \(board.timeAndPlace)") \(edit)</dd></div>
            <div><dt>Chair</dt><dd>\(board.chair(on: request.today)?.name ?? "vacant")</dd></div>
            <div><dt>Plans</dt><dd>\(read.plans.isEmpty ? "none that you can see" : plans)</dd></div></dl>
            """
    }

    private var next: HTML {
        guard let meeting = read.next(on: request.today) else {
            return "<p class=\"note\">No meeting is planned. Change when the board meets, or add a meeting below.</p>"
        }
        let arising = read.arising(for: meeting, on: request.today)
        let lines = AgendaItem.Kind.allCases.compactMap { kind -> HTML? in
            let count = arising.count { $0.kind == kind }
            return count == 0 ? nil : "<li>\(kind.heading): \(count)</li>"
        }
        let items: HTML =
            lines.isEmpty
            ? "<p class=\"hint\">No items from the plans so far.</p>" : "<p>On its agenda automatically:</p><ul>\(lines)</ul>"
        return """
            <h2>Next meeting</h2><p><a href="\(BoardPlaces.meeting.path(board.id, meeting.id))">\(meeting.day.withWeekday)</a> \
            \(meeting.state.tag.html)\(read.timeAndPlace(of: meeting).map { "<span class=\"sub\">\($0)</span>" as HTML })</p>\(items)
            """
    }

    private var packList: HTML {
        let lines = packs.map { PackLine($0).html }
        let list: HTML = lines.isEmpty ? "<p class=\"hint\">No packs yet.</p>" : "<ul>\(lines)</ul>"
        let all: HTML? =
            packs.isEmpty ? nil : "<p><a href=\"\(PackRegister.address.list)?board=\(board.id)\">All packs of this board</a></p>"
        let make: HTML? =
            request.may(.makePack)
            ? "<p><a class=\"btn quiet\" href=\"\(PackPages.make.path)?board=\(board.id)\">Make a pack</a></p>" : nil
        return "<h2 id=\"packs\">Packs</h2>\(list)\(all)\(make)"
    }

    /// Leads to the form, or to recording a meeting that was not recorded yet.
    private var recordDecision: HTML? {
        guard request.may(.manageBoards) else { return nil }
        if let late = read.meetings.first(where: { $0.isUpcoming && $0.day <= request.today }) {
            return """
                <p><a class="btn quiet" href="\(BoardPlaces.meeting.path(board.id, late.id))#attendance">Record the meeting of \(late.day)</a></p>
                """
        }
        if read.meetings.allSatisfy({ $0.heldOn == nil }) { return nil }
        return "<p><a class=\"btn quiet\" href=\"\(DecisionRegister.address.list(in: board.id))/new\">Record a decision</a></p>"
    }

    private var openDecisions: HTML {
        let all: HTML = "<p><a href=\"\(DecisionRegister.address.list(in: board.id))\">All decisions</a></p>"
        return open.isEmpty
            ? "<p class=\"hint\">None.</p>\(all)" : DecisionRegister.register.table("Open decisions", open, request) + all
    }

    private var meetings: HTML {
        let columns = ["Date", "Status", "Note"].map { Table.Column($0) }
        let upcoming = read.meetings.filter { $0.isUpcoming && $0.day >= request.today }.reversed().prefix(4)
        let past = read.meetings.filter { !($0.isUpcoming && $0.day >= request.today) }
        func table(_ caption: HTML, _ meetings: [Meeting]) -> HTML? {
            meetings.isEmpty ? nil : Table(caption, columns, rows: meetings.map(row)).html()
        }
        func row(_ meeting: Meeting) -> HTML {
            Table.row(
                columns,
                [
                    "<a href=\"\(BoardPlaces.meeting.path(board.id, meeting.id))\">\(meeting.day)</a>", meeting.state.tag.html,
                    "\(meeting.moves.last.map { "moved from \($0.was.withoutYear): \($0.reason)" } ?? "")",
                ], late: meeting.isUpcoming && meeting.day < request.today)
        }
        let earlier = table("Earlier meetings", Array(past.dropFirst(4)))
        let list: HTML = """
            \(table("Meetings, latest first", upcoming.reversed() + past.prefix(4)))\
            \(earlier.map { "<details><summary>Earlier meetings</summary>\($0)</details>" as HTML })
            """
        guard request.may(.manageBoards) else { return "<h2 id=\"meetings\">Meetings</h2>\(list)" }
        let fields = FormFields(typed: request.form.has("day-day") ? request.form : nil, problems: problems)
        let call = request.form(
            to: BoardPlaces.meetings.path(board.id),
            "\(fields.day("day", "Date"))<p><button class=\"btn quiet\">Add meeting</button></p>")
        return
            "<h2 id=\"meetings\">Meetings</h2>\(list)<details\(" open", when: request.form.has("day-day"))><summary>Add an extra meeting</summary>\(call)</details>"
    }

    private var members: HTML {
        let columns = ["Name", "Role", "Organisation", "Term", ""].map { Table.Column($0) }
        let shown = board.sitting(on: request.today) + board.members.filter { !TermOfMembership.holds($0, on: request.today) }
        let rows = shown.map { member -> HTML in
            let sits = TermOfMembership.holds(member, on: request.today)
            let end =
                sits && request.may(.manageBoards)
                ? request.button("End term today", to: BoardPlaces.endTerm.path(board.id, member.id)) : nil
            let account: HTML? = member.account == nil ? "<span class=\"sub\">no account</span>" : nil
            return Table.row(
                columns,
                [
                    "\(member.name)\(account)", "\(member.part.words)", "\(member.organisation)",
                    "\(member.from) to \(member.to?.description ?? "no end date")\(sits ? "" : " (not in office)")", "\(end)",
                ])
        }
        let list: HTML =
            rows.isEmpty ? "<p class=\"hint\">No members yet.</p>" : Table("Members", columns, rows: rows).html()
        return "<h2 id=\"members\">Members</h2>\(list)\(memberForm)"
    }

    private var memberForm: HTML? {
        guard request.may(.manageBoards) else { return nil }
        let fields = FormFields(typed: request.form.has("part") ? request.form : nil, problems: problems)
        let options = [(value: "", words: "Person without an account")] + accounts.map { (value: $0.id.text, words: $0.name) }
        let body: HTML = """
            \(fields.select("account", "Person", options: options))\(fields.text("name", "Name, if they have no account"))
            \(fields.text("organisation", "Organisation", hint: "If they are not from the council."))
            \(fields.select("part", "Role", options: BoardMember.Part.allCases.map { ($0.rawValue, $0.words) }, value: "member"))
            \(fields.day("from", "Term starts", value: request.today))\(fields.day("to", "Term ends (optional)"))
            <p><button class="btn quiet">Add member</button></p>
            """
        return """
            <details\(" open", when: request.form.has("part"))><summary>Add a member</summary>\
            \(request.form(to: BoardPlaces.members.path(board.id), body))</details>
            """
    }
}
