import ActionPlans
import Boards
import SiteKit
import Vocabulary

/// What boards ask of people: decisions of their posts, agendas and records of those who keep boards, and the dates of their meetings.
package struct BoardDeadlines: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    package var source: DeadlineSource {
        DeadlineSource { [store] person, policy, today in
            guard policy.allows(.readBoards, to: person) else { return [] }
            return try await store.read { db in
                let settings = try BoardRecords.settings(in: db)
                return try BoardRecords.boards(in: db).flatMap { board in
                    let read = try BoardRead(board.id, for: person, policy, in: db)
                    return BoardDeadlines.decisions(read, today) + BoardDeadlines.meetings(read, settings, today)
                }
            }
        }
    }

    private static func decisions(_ read: BoardRead, _ today: Day) -> [Deadline] {
        read.decisions.filter(\.isOpen).compactMap { decision in
            guard let due = decision.due else { return nil }
            let holder = read.posts.holder(of: decision.owner, on: today)?.account
            return Deadline(
                id: "\(decision.id)-decision", due: due, title: "\(decision.ref) \(decision.text)",
                reason: "Decided by the \(read.board.name) on \(decision.taken); \(read.ownerTitle(decision.owner) ?? "no owner")",
                step: holder == nil ? "Record the outcome" : "Carry it out and report back",
                path: DecisionRegister.address.path(decision.id, in: read.board.id),
                next: .holder(holder, may: .readBoards, otherwise: .manageBoards))
        }
    }

    private static func meetings(_ read: BoardRead, _ settings: BoardSettings, _ today: Day) -> [Deadline] {
        let agendaDays = settings[.agendaDays]
        let sitting = Set(read.board.sitting(on: today).compactMap(\.account))
        return read.meetings.filter { $0.isUpcoming && $0.day <= today + settings[.meetingDays] }.flatMap { meeting -> [Deadline] in
            let path = BoardPlaces.meeting.path(read.board.id, meeting.id)
            if meeting.day < today {
                return [
                    Deadline(
                        id: "\(meeting.id)-record", due: meeting.day, title: "\(read.board.name): meeting of \(meeting.day)",
                        reason: "Attendance and decisions are not recorded yet", step: "Record the meeting", path: path,
                        next: .whoever(may: .manageBoards))
                ]
            }
            let date = Deadline(
                id: "\(meeting.id)-meeting", due: meeting.day, title: "\(read.board.name) meets", reason: "You are a member",
                step: "Read the agenda", path: path, next: .toKnow(sitting, may: .readBoards))
            guard meeting.state == .planned else { return [date] }
            let agenda = Deadline(
                id: "\(meeting.id)-agenda", due: meeting.day - agendaDays, title: "\(read.board.name): agenda for \(meeting.day)",
                reason: "The agenda is issued \(agendaDays) days before the meeting (a local setting)", step: "Issue the agenda",
                path: path, next: .whoever(may: .manageBoards))
            return [agenda, date]
        }
    }
}
