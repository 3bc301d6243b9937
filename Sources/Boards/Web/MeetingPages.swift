import ActionPlans
import ActionPlansWeb
import Boards
import GRDB
import SiteKit
import Vocabulary

extension BoardPages {
    func callMeeting(_ request: PageRequest, _ id: Identifier<Board>) async throws -> Answer {
        try await doing(
            BoardPlaces.board.path(id) + "#meetings", saying: "Added: the meeting.", again: { try await boardPage(request, id, $0) }
        ) {
            var form = FormReader(request.form)
            let typed = form.day("day", "Enter the date of the meeting.")
            let day = try form.values(typed)
            try await acts.callMeeting(of: id, on: day, today: request.today, by: request.changer)
        }
    }

    func meetingPage(
        _ request: PageRequest, _ board: Identifier<Board>, _ id: Identifier<Meeting>, _ problems: Problems? = nil
    ) async throws -> Page {
        let read = try await read(board, for: request)
        let meeting = try read.meeting(id)
        let viewer = Viewer(request)
        let (agenda, attendance, packs, taken) = try await store.read { db in
            (
                try BoardRecords.agenda(of: id, in: db), try BoardRecords.attendance(of: id, in: db),
                try PackRegister.register.lines(Fields([("board", board.text)]), as: viewer, in: db),
                try DecisionRegister.register.lines(
                    Fields([("meeting", id.text), ("sort", "number")]), as: viewer, within: [board.text], in: db)
            )
        }
        return MeetingPage(
            request: request, read: read, meeting: meeting, agenda: agenda.filter(read.isShown), attendance: attendance,
            packs: packs, taken: taken, thread: try await steps(read, request), problems: problems
        ).page
    }

    /// Carries out an act on a meeting of this board, and shows the meeting again.
    private func act(
        _ request: PageRequest, _ board: Identifier<Board>, _ id: Identifier<Meeting>, then anchor: String = "",
        _ body: @Sendable () async throws -> Void
    ) async throws -> Answer {
        _ = try await read(board, for: request).meeting(id)
        return try await doing(
            BoardPlaces.meeting.path(board, id) + anchor, again: { try await meetingPage(request, board, id, $0) }, body)
    }

    func moveMeeting(_ request: PageRequest, _ board: Identifier<Board>, _ id: Identifier<Meeting>) async throws -> Answer {
        try await act(request, board, id) {
            var form = FormReader(request.form)
            let typed = form.day("day", "Enter the new date.")
            let reason = form.text("reason", "Enter the reason for the move.", limit: 500)
            let day = try form.values(typed)
            try await acts.move(id, to: day, reason: reason, today: request.today, by: request.changer)
        }
    }

    func placeMeeting(_ request: PageRequest, _ board: Identifier<Board>, _ id: Identifier<Meeting>) async throws -> Answer {
        try await act(request, board, id) {
            var form = FormReader(request.form)
            let place = form.optionalText("time-and-place", limit: 200)
            try form.finish()
            try await acts.place(id, at: place, by: request.changer)
        }
    }

    func cancelMeeting(_ request: PageRequest, _ board: Identifier<Board>, _ id: Identifier<Meeting>) async throws -> Answer {
        try await act(request, board, id) {
            var form = FormReader(request.form)
            let reason = form.text("cancel-reason", "Enter the reason for cancelling.", limit: 500)
            try form.finish()
            try await acts.cancel(id, reason: reason, today: request.today, by: request.changer)
        }
    }

    func issueAgenda(_ request: PageRequest, _ board: Identifier<Board>, _ id: Identifier<Meeting>) async throws -> Answer {
        try await act(request, board, id, then: "#agenda") {
            try await acts.issueAgenda(of: id, today: request.today, by: request.changer)
        }
    }

    func raiseItem(_ request: PageRequest, _ board: Identifier<Board>, _ id: Identifier<Meeting>) async throws -> Answer {
        try await act(request, board, id, then: "#agenda") {
            var form = FormReader(request.form)
            let title = form.text("title", "Enter the item.", limit: 300)
            let why = form.optionalText("why", limit: 500)
            try form.finish()
            try await acts.raise(title, why: why, for: id, by: request.changer)
        }
    }

    func holdMeeting(_ request: PageRequest, _ board: Identifier<Board>, _ id: Identifier<Meeting>) async throws -> Answer {
        let read = try await read(board, for: request)
        let meeting = try read.meeting(id)
        return try await act(request, board, id, then: "#attendance") {
            var form = FormReader(request.form)
            let attendance = read.board.sitting(on: meeting.day).compactMap { member -> Attendance? in
                let deputy = form.optionalText("deputy-\(member.id)", limit: 150)
                let presence = form.choice(
                    "presence-\(member.id)", "Select whether \(member.name) attended.", as: Attendance.Presence.self)
                return presence.map { Attendance(member: member.id, presence: $0, deputy: deputy) }
            }
            let notes = form.optionalText("notes", limit: 5000)
            try form.finish()
            try await acts.hold(id, attendance: attendance, notes: notes, today: request.today, by: request.changer)
        }
    }
}

/// One meeting: its agenda, packs, attendance and decisions.
struct MeetingPage {
    let request: PageRequest
    let read: BoardRead
    let meeting: Meeting
    /// The agenda as issued, or what was raised so far.
    let agenda: [AgendaItem]
    let attendance: [Attendance]
    let packs: [PackEntry]
    let taken: [DecisionLine]
    let thread: [ThreadStep]
    let problems: Problems?

    private var manages: Bool { request.may(.manageBoards) }
    private func path(_ place: PlaceIn<Board, Meeting>) -> String { place.path(read.board.id, meeting.id) }

    var page: Page {
        Page(
            "Meeting of \(meeting.day)", thread: thread, breadcrumbs: BoardTrail.to(read.board), problems: problems,
            """
            <h1>Meeting of \(meeting.day.withWeekday)</h1><p>\(meeting.state.tag.html)\(read.timeAndPlace(of: meeting).map { " \($0)" as HTML })</p>\(trail)
            <h2 id="agenda">Agenda</h2>\(agendaList)\(agendaForms)\(packList)\(record)\(decisions)\(changes)
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
        let arising = meeting.heldOn == nil ? read.arising(for: meeting, on: request.today) : []
        if isFrozen {
            let since = arising.filter { item in !agenda.contains { $0.isAbout(item) } }
            let later: HTML? =
                since.isEmpty
                ? nil
                : "<h3>New since the agenda was issued</h3>\(AgendaView(items: since, isFrozen: false).html)"
            return "\(AgendaView(items: agenda, isFrozen: true).html)\(later)"
        }
        let items = read.board.standing.map { AgendaItem(.standing, title: $0) } + arising + agenda
        return
            "<p class=\"hint\">This is a preview of today’s agenda. Items from the plans are updated automatically until you issue it.</p>\(AgendaView(items: items, isFrozen: false).html)"
    }

    private var agendaForms: HTML? {
        guard manages, meeting.isUpcoming else { return nil }
        let fields = FormFields(typed: request.form.has("title") ? request.form : nil, problems: problems)
        let issue = isFrozen ? nil : request.button("Issue agenda", to: path(BoardPlaces.issue), quiet: false)
        let raise = request.form(
            to: path(BoardPlaces.raise),
            "\(fields.text("title", "Item"))\(fields.text("why", "Reason (optional)", hint: "Who asked for it, or what the board is asked to do."))<p><button class=\"btn quiet\">Add to agenda</button></p>"
        )
        return "\(issue)<details\(" open", when: request.form.has("title"))><summary>Add an item</summary>\(raise)</details>"
    }

    /// The packs made for this meeting, and the form for one while it is upcoming.
    /// The packs made for this meeting, and the way to make one.
    private var packList: HTML? {
        let made = packs.filter { $0.meeting == meeting.id }.map { PackLine($0).html }
        let make: HTML? =
            request.may(.makePack) && meeting.isUpcoming
            ? """
            <p><a class="btn quiet" href="\(PackPages.make.path)?board=\(read.board.id)&amp;meeting=\(meeting.id)">Make a pack</a></p>
            """ : nil
        if made.isEmpty, make == nil { return nil }
        return "<h2 id=\"packs\">Packs</h2>\(made.isEmpty ? nil : "<ul>\(made)</ul>" as HTML)\(make)"
    }

    private var record: HTML? {
        if case .cancelled = meeting.state { return nil }
        if meeting.heldOn != nil { return "<h2 id=\"attendance\">Attendance</h2>\(present)\(notes)" }
        guard manages, meeting.day <= request.today else { return nil }
        let fields = FormFields(typed: request.form.has("notes") ? request.form : nil, problems: problems)
        let rows = read.board.sitting(on: meeting.day).map { member -> HTML in
            """
            <div class="row">\(fields.select("presence-\(member.id)", "\(member.name), \(member.part.words.lowercased())", options: Attendance.Presence.allCases.map { ($0.rawValue, $0.words) }))\
            \(fields.text("deputy-\(member.id)", "Deputy for \(member.name) (optional)", width: 24))</div>
            """
        }
        let problem: HTML? = problems?.all.first { $0.place == "attendance" }.map { "<p class=\"problem\">\($0.words)</p>" }
        let body: HTML = """
            \(problem)\(rows)\(fields.area("notes", "Notes (optional)", hint: "What the next meeting needs to know. Do not name children or describe their circumstances."))
            <p><button class="btn">Record meeting as held</button></p>
            """
        return "<h2 id=\"attendance\">Record the meeting</h2>\(request.form(to: path(BoardPlaces.hold), body))"
    }

    private var present: HTML {
        let members = Dictionary(read.board.members.map { ($0.id, $0) }) { first, _ in first }
        let columns = ["Member", "Role", "Attendance"].map { Table.Column($0) }
        let rows = attendance.compactMap { entry -> (String, HTML)? in
            guard let member = members[entry.member] else { return nil }
            let deputy = entry.deputy.isEmpty ? "" : "; deputy: \(entry.deputy)"
            return (
                member.name, Table.row(columns, ["\(member.name)", "\(member.part.words)", "\(entry.presence.words)\(deputy)"])
            )
        }.sorted { $0.0 < $1.0 }.map(\.1)
        let count = attendance.count { $0.presence == .present }
        return Table("\(count) of \(attendance.count) members attended", columns, rows: rows).html()
    }

    private var notes: HTML? { meeting.notes.isEmpty ? nil : "<h3>Notes</h3><p class=\"kept\">\(meeting.notes)</p>" }

    private var decisions: HTML? {
        guard meeting.heldOn != nil else { return nil }
        let list: HTML =
            taken.isEmpty
            ? "<p class=\"hint\">No decisions recorded.</p>"
            : DecisionRegister.register.table("\(taken.count) decision\("s", when: taken.count != 1)", taken, request)
        let record: HTML? =
            manages
            ? """
            <p><a class="btn" href="\(DecisionRegister.address.list(in: read.board.id))/new?meeting=\(meeting.id)">Record a decision</a></p>
            """ : nil
        return "<h2 id=\"decisions\">Decisions</h2>\(list)\(record)"
    }

    private var changes: HTML? {
        guard manages, meeting.isUpcoming else { return nil }
        let moving = FormFields(typed: request.form.has("reason") ? request.form : nil, problems: problems)
        let ending = FormFields(typed: request.form.has("cancel-reason") ? request.form : nil, problems: problems)
        let move = request.form(
            to: path(BoardPlaces.move),
            "\(moving.day("day", "New date"))\(moving.text("reason", "Reason"))<p><button class=\"btn quiet\">Move meeting</button></p>"
        )
        let cancel = request.form(
            to: path(BoardPlaces.cancel),
            "\(ending.text("cancel-reason", "Reason"))<p><button class=\"btn quiet\">Cancel meeting</button></p>")
        let placing = FormFields(typed: request.form.has("time-and-place") ? request.form : nil, problems: problems)
        let usual =
            read.board.timeAndPlace.isEmpty
            ? "The board has no usual time and place." : "Leave blank for as usual: \(read.board.timeAndPlace)"
        let place = request.form(
            to: path(BoardPlaces.timeAndPlace),
            "\(placing.text("time-and-place", "Time and place", hint: usual, value: meeting.timeAndPlace))<p><button class=\"btn quiet\">Save time and place</button></p>"
        )
        return """
            <h2>Change the meeting</h2><details><summary>Change its time or place</summary>\(place)</details><details\(" open", when: request.form.has("reason"))><summary>Move this meeting</summary>\(move)</details>
            <details\(" open", when: request.form.has("cancel-reason"))><summary>Cancel this meeting</summary>\(cancel)</details>
            """
    }
}

/// An agenda in its order, with the reason for each item.
struct AgendaView {
    let items: [AgendaItem]
    let isFrozen: Bool

    var html: HTML {
        if items.isEmpty { return "<p class=\"hint\">No items yet.</p>" }
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
