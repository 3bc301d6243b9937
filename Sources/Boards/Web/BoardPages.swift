import ActionPlans
import ActionPlansWeb
import Boards
import GRDB
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

/// The addresses of boards, meetings and decisions.
package enum BoardPlaces {
    package static let list = Place("/boards")
    package static let settings = Place("/boards/settings")
    package static let board = PlaceOf<Board>("/boards/:board")
    static let edit = PlaceOf<Board>("/boards/:board/edit")
    static let members = PlaceOf<Board>("/boards/:board/members")
    static let endTerm = PlaceIn<Board, BoardMember>("/boards/:board/members/:member/end")
    static let meetings = PlaceOf<Board>("/boards/:board/meetings")
    package static let meeting = PlaceIn<Board, Meeting>("/boards/:board/meetings/:meeting")
    static let move = PlaceIn<Board, Meeting>("/boards/:board/meetings/:meeting/move")
    static let timeAndPlace = PlaceIn<Board, Meeting>("/boards/:board/meetings/:meeting/place")
    static let cancel = PlaceIn<Board, Meeting>("/boards/:board/meetings/:meeting/cancel")
    static let issue = PlaceIn<Board, Meeting>("/boards/:board/meetings/:meeting/agenda")
    static let raise = PlaceIn<Board, Meeting>("/boards/:board/meetings/:meeting/items")
    static let hold = PlaceIn<Board, Meeting>("/boards/:board/meetings/:meeting/attendance")
}

extension Act {
    package static let readBoards = Act("boards.read", "read boards, their agendas and decisions")
    package static let makeLinks = Act(
        "boards.make-links", "make a link for a partner or a pack’s reader, which opens one thing without sign-in")
    package static let manageBoards = Act("boards.keep", "manage boards: members, meetings, agendas, decisions")
}

/// The pages of boards, their meetings and their decisions.
package struct BoardPages: Sendable {
    let store: Store
    let acts: BoardStore
    let thread: InspectionsWeb.Thread

    package init(store: Store, thread: InspectionsWeb.Thread = .none) {
        self.store = store
        acts = BoardStore(store)
        self.thread = thread
    }

    /// The golden thread on a board’s page: of the action that a decision is about, else of the newest plan that the board monitors and this
    /// person may see.
    func steps(_ read: BoardRead, about action: Identifier<Action>? = nil, _ request: PageRequest) async throws -> [ThreadStep] {
        if let action = action.flatMap({ read.action($0) }), let followed = read.plans.first(where: { $0.plan.id == action.plan }) {
            return try await thread.steps(followed.plan.inspection, .actions([action.id.text]), at: .board, request)
        }
        guard let newest = read.plans.first else {
            return InspectionsWeb.Thread.loose("Plan", "none that you can see", here: "Board")
        }
        return try await thread.steps(newest.plan.inspection, at: .board, request)
    }

    package func register(on site: inout Site) {
        site.get(BoardPlaces.list, .readBoards) { .page(try await listPage($0)) }
        site.post(BoardPlaces.list, .manageBoards, addBoard)
        site.get(BoardPlaces.settings, .readBoards) { .page(try await settingsPage($0)) }
        site.post(BoardPlaces.settings, .managePosts, saveSettings)
        site.get(BoardPlaces.board, .readBoards) { .page(try await boardPage($0, $1)) }
        site.get(BoardPlaces.edit, .manageBoards) { .page(try await editPage($0, $1)) }
        site.post(BoardPlaces.edit, .manageBoards, editBoard)
        site.post(BoardPlaces.members, .manageBoards, addMember)
        site.post(BoardPlaces.endTerm, .manageBoards, endTerm)
        registerMeetings(on: &site)
        RegisterPages(
            DecisionRegister.register, store: store,
            thread: { decision, request in try await steps(try await read(decision.board, for: request), about: decision.action, request) },
            frame: { outer, request in
                guard let board = outer.first.flatMap({ Identifier<Board>($0) }) else { throw NotFound() }
                let read = try await read(board, for: request)
                return (try await steps(read, request), BoardTrail.to(read.board))
            }
        ).register(on: &site)
    }

    private func registerMeetings(on site: inout Site) {
        site.post(BoardPlaces.meetings, .manageBoards, callMeeting)
        site.get(BoardPlaces.meeting, .readBoards) { .page(try await meetingPage($0, $1, $2)) }
        site.post(BoardPlaces.timeAndPlace, .manageBoards, placeMeeting)
        site.post(BoardPlaces.move, .manageBoards, moveMeeting)
        site.post(BoardPlaces.cancel, .manageBoards, cancelMeeting)
        site.post(BoardPlaces.issue, .manageBoards, issueAgenda)
        site.post(BoardPlaces.raise, .manageBoards, raiseItem)
        site.post(BoardPlaces.hold, .manageBoards, holdMeeting)
    }

    func read(_ board: Identifier<Board>, for request: PageRequest) async throws -> BoardRead {
        try await store.read { try BoardRead(board, for: request.person, request.site.policy, in: $0) }
    }

    /// Shows the form again with its problems, or goes on to the next page.
    func doing(
        _ then: String, saying said: Confirmation = .saved, again page: @Sendable (Problems) async throws -> Page,
        _ body: @Sendable () async throws -> Void
    ) async throws -> Answer {
        do {
            try await asProblems(body)
            return .seeOther(then, saying: said)
        } catch let problems as Problems {
            return .page(try await page(problems))
        }
    }
}

extension BoardPages {
    func listPage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let (boards, plans) = try await store.read { db in
            (
                try BoardRecords.boards(in: db).map { try BoardRead($0.id, for: request.person, request.site.policy, in: db) },
                try openPlans(request, in: db)
            )
        }
        return BoardListPage(request: request, boards: boards, plans: plans, problems: problems).page
    }

    private func openPlans(_ request: PageRequest, in db: Database) throws -> [Plan] {
        try ActionPlanRecords.plans(in: db).filter { try OpenPlans.isOpen($0, to: request.person, request.site.policy, in: db) }
    }

    func addBoard(_ request: PageRequest) async throws -> Answer {
        do {
            let draft = try BoardForm.parse(request.form)
            let id = try await acts.add(draft, on: request.today, by: request.changer)
            return .seeOther(BoardPlaces.board.path(id), saying: "Added: \(draft.name). Add its members next.")
        } catch let problems as Problems {
            return .page(try await listPage(request, problems))
        }
    }

    func boardPage(_ request: PageRequest, _ id: Identifier<Board>, _ problems: Problems? = nil) async throws -> Page {
        let read = try await read(id, for: request)
        let viewer = Viewer(request)
        let (accounts, packs, open) = try await store.read { db in
            (
                try BoardPages.accounts(in: db),
                try PackRegister.register.lines(Fields([("board", id.text)]), as: viewer, limit: 3, in: db),
                try DecisionRegister.register.lines(Fields([("status", "open")]), as: viewer, within: [id.text], limit: 10, in: db)
            )
        }
        return BoardPage(
            request: request, read: read, accounts: accounts, packs: packs, open: open, thread: try await steps(read, request),
            problems: problems
        ).page
    }

    func editPage(_ request: PageRequest, _ id: Identifier<Board>, _ problems: Problems? = nil) async throws -> Page {
        let read = try await read(id, for: request)
        let plans = try await store.read { try openPlans(request, in: $0) }
        return BoardEditPage(request: request, board: read.board, plans: plans, problems: problems).page
    }

    func editBoard(_ request: PageRequest, _ id: Identifier<Board>) async throws -> Answer {
        let read = try await read(id, for: request)
        return try await doing(
            BoardPlaces.board.path(id), saying: "Saved: the board and when it meets.", again: { try await editPage(request, id, $0) }
        ) {
            let version = FormReader(request.form).version
            // Before the form is read, so that a change by somebody else is shown even where a field is wrong.
            if version != read.board.version {
                let open = try await store.read { try openPlans(request, in: $0) }
                throw BoardStore.conflict(with: read.board, plans: open)
            }
            var draft = try BoardForm.parse(request.form)
            // A plan that this person may not see stays with the board.
            let seen = Set(read.plans.map(\.plan.id))
            draft.plans += read.board.plans.filter { !seen.contains($0) }
            try await acts.edit(id, draft, version: version, on: request.today, by: request.changer)
        }
    }

    func addMember(_ request: PageRequest, _ id: Identifier<Board>) async throws -> Answer {
        try await doing(
            BoardPlaces.board.path(id) + "#members", saying: "Added: the member.", again: { try await boardPage(request, id, $0) }
        ) {
            var form = FormReader(request.form)
            let part = form.choice("part", "Select a role.", as: BoardMember.Part.self)
            let from = form.day("from", "Enter the first day of the term.")
            let to = form.optionalDay("to")
            let accounts = try await store.read { try BoardPages.accounts(in: $0) }
            let account = accounts.first { $0.id.text == request.form["account"] }
            let name = account?.name ?? form.text("name", "Enter a name.", limit: 150)
            let organisation = form.optionalText("organisation", limit: 150)
            let (role, first) = try form.values(part, from)
            try await acts.seat(
                BoardMember(name: name, organisation: organisation, account: account?.id.text, part: role, from: first, to: to), on: id,
                by: request.changer)
        }
    }

    func endTerm(_ request: PageRequest, _ id: Identifier<Board>, _ member: Identifier<BoardMember>) async throws -> Answer {
        try await doing(
            BoardPlaces.board.path(id) + "#members", saying: "Saved: the term ends today.", again: { try await boardPage(request, id, $0) }
        ) {
            try await acts.endTerm(of: member, on: id, last: request.today, by: request.changer)
        }
    }

    static func accounts(in db: Database) throws -> [(id: Identifier<Person>, name: String)] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name FROM account WHERE active = 1 ORDER BY name, id")).map {
            (id: $0["id"], name: $0["name"])
        }
    }
}

/// Reads the form of a board.
enum BoardForm {
    static func parse(_ fields: Fields) throws -> BoardDraft {
        var form = FormReader(fields)
        let name = form.text("name", "Enter a name for the board.", limit: 150)
        let purpose = form.optionalText("purpose", limit: 1000)
        let week = form.choice("week", "Select the week of the month.", as: MeetingCycle.Week.self)
        let weekday = Int(fields["weekday"]).flatMap { Day.Weekday(rawValue: $0) }
        if weekday == nil { form.note(Problem("weekday", "Select the day of the week.")) }
        let months = Int(fields["months"]).flatMap { (1...12).contains($0) ? $0 : nil }
        if months == nil { form.note(Problem("months", "Enter a number of months from 1 to 12.")) }
        let from = form.day("from", "Enter the date of the first meeting.")
        let timeAndPlace = form.optionalText("time-and-place", limit: 200)
        let standing = form.optionalText("standing", limit: 3000).split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
        let cycle = try form.values(week, weekday, months, from)
        return BoardDraft(
            name: name, purpose: purpose,
            cycle: MeetingCycle(week: cycle.0, weekday: cycle.1, everyMonths: cycle.2, from: cycle.3), timeAndPlace: timeAndPlace,
            standing: standing,
            plans: fields.all("plan").compactMap { Identifier<Plan>($0) })
    }
}
