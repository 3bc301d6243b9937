import ActionPlans
import Boards
import GRDB
import SiteKit
import Vocabulary

extension BoardPages {
    func callMeeting(_ visit: Visit, _ id: Identifier<Board>) async throws -> Answer {
        try await doing(BoardPlaces.board.path(id) + "#meetings", again: { try await boardPage(visit, id, $0) }) {
            var form = FormReader(visit.form)
            let day = form.day("day", "Give the day of the meeting.")
            try form.finish()
            guard let day else { return }
            try await acts.callMeeting(of: id, on: day, today: visit.today, by: visit.changer)
        }
    }

    func meetingPage(
        _ visit: Visit, _ board: Identifier<Board>, _ id: Identifier<Meeting>, _ problems: Problems? = nil
    ) async throws -> Page {
        let read = try await read(board, for: visit)
        let meeting = try read.meeting(id)
        let (agenda, attendance) = try await store.read { db in
            (try BoardRecords.agenda(of: id, in: db), try BoardRecords.attendance(of: id, in: db))
        }
        return MeetingPage(
            visit: visit, read: read, meeting: meeting, agenda: agenda.filter(read.isShown), attendance: attendance,
            thread: try await steps(read, visit), problems: problems
        ).page
    }

    /// Does something to a meeting of this board, and shows it again.
    private func act(
        _ visit: Visit, _ board: Identifier<Board>, _ id: Identifier<Meeting>, then anchor: String = "",
        _ body: @Sendable () async throws -> Void
    ) async throws -> Answer {
        _ = try await read(board, for: visit).meeting(id)
        return try await doing(
            BoardPlaces.meeting.path(board, id) + anchor, again: { try await meetingPage(visit, board, id, $0) }, body)
    }

    func moveMeeting(_ visit: Visit, _ board: Identifier<Board>, _ id: Identifier<Meeting>) async throws -> Answer {
        try await act(visit, board, id) {
            var form = FormReader(visit.form)
            let day = form.day("day", "Give the new day.")
            let reason = form.text("reason", "Say why it is moved.", limit: 500)
            try form.finish()
            guard let day else { return }
            try await acts.move(id, to: day, reason: reason, today: visit.today, by: visit.changer)
        }
    }

    func cancelMeeting(_ visit: Visit, _ board: Identifier<Board>, _ id: Identifier<Meeting>) async throws -> Answer {
        try await act(visit, board, id) {
            var form = FormReader(visit.form)
            let reason = form.text("cancel-reason", "Say why it is cancelled.", limit: 500)
            try form.finish()
            try await acts.cancel(id, reason: reason, today: visit.today, by: visit.changer)
        }
    }

    func issueAgenda(_ visit: Visit, _ board: Identifier<Board>, _ id: Identifier<Meeting>) async throws -> Answer {
        try await act(visit, board, id, then: "#agenda") {
            try await acts.issueAgenda(of: id, today: visit.today, by: visit.changer)
        }
    }

    func raiseItem(_ visit: Visit, _ board: Identifier<Board>, _ id: Identifier<Meeting>) async throws -> Answer {
        try await act(visit, board, id, then: "#agenda") {
            var form = FormReader(visit.form)
            let title = form.text("title", "Say what the item is.", limit: 300)
            let why = form.optionalText("why", limit: 500)
            try form.finish()
            try await acts.raise(title, why: why, for: id, by: visit.changer)
        }
    }

    func holdMeeting(_ visit: Visit, _ board: Identifier<Board>, _ id: Identifier<Meeting>) async throws -> Answer {
        let read = try await read(board, for: visit)
        let meeting = try read.meeting(id)
        return try await act(visit, board, id, then: "#attendance") {
            var form = FormReader(visit.form)
            let attendance = read.board.sitting(on: meeting.day).map { member in
                Attendance(
                    member: member.id, presence: Attendance.Presence(rawValue: visit.form["presence-\(member.id)"]) ?? .absent,
                    deputy: form.optionalText("deputy-\(member.id)", limit: 150))
            }
            let notes = form.optionalText("notes", limit: 5000)
            try form.finish()
            try await acts.hold(id, attendance: attendance, notes: notes, today: visit.today, by: visit.changer)
        }
    }

    func decide(_ visit: Visit, _ board: Identifier<Board>, _ id: Identifier<Meeting>) async throws -> Answer {
        let read = try await read(board, for: visit)
        return try await act(visit, board, id, then: "#decisions") {
            var form = FormReader(visit.form)
            let text = form.text("text", "Say what was decided.", limit: 2000)
            let due = form.optionalDay("due")
            let owner = Identifier<Post>(visit.form["owner"])
            let flow = DecisionFlow.read(visit.form["flow"], of: read)
            if flow == nil { form.note(Problem("flow", "Choose what becomes of it.")) }
            if flow != DecisionDraft.Flow.none, due == nil {
                form.note(Problem("due", "An action needs a day by which it will be done."))
            }
            try form.finish()
            try await acts.decide(DecisionDraft(text: text, owner: owner, due: due, flow: flow ?? .none), at: id, by: visit.changer)
        }
    }
}

/// What the form says becomes of a decision: `none`, `new-` with a plan, or `action-` with an action, each one that this person sees.
enum DecisionFlow {
    static func read(_ value: String, of read: BoardRead) -> DecisionDraft.Flow? {
        if value == "none" || value.isEmpty { return DecisionDraft.Flow.none }
        if value.hasPrefix("new-"), let plan = read.plans.first(where: { $0.plan.id.text == value.dropFirst(4) }) {
            return .newAction(plan.plan.id)
        }
        if value.hasPrefix("action-"), let id = Identifier<Action>(value.dropFirst(7)), read.action(id) != nil { return .action(id) }
        return nil
    }

    static func options(_ read: BoardRead) -> [(value: String, words: String)] {
        [(value: "none", words: "It stands by itself")]
            + read.plans.map { (value: "new-\($0.plan.id)", words: "A new action of: \($0.plan.title)") }
            + read.plans.flatMap { plan in
                plan.actions.filter { $0.withdrawal == nil }.map {
                    (value: "action-\($0.id)", words: "Belongs to \($0.ref) \(String($0.text.prefix(70)))")
                }
            }
    }
}
