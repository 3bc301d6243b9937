import ActionPlans
import ActionPlansWeb
import Boards
import GRDB
import SiteKit
import Vocabulary

/// What boards ask of a person: decisions of their posts, meetings they sit in, and agendas and records for those who keep boards.
package struct BoardDeadlines: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    package var source: DeadlineSource {
        { [store] person, policy, today in
            guard policy.allows(.readBoards, to: person) else { return [] }
            return try await store.read { db in
                let settings = try BoardRecords.settings(in: db)
                return try BoardRecords.boards(in: db).flatMap { board in
                    let read = try BoardRead(board.id, for: person, policy, in: db)
                    return BoardDeadlines.decisions(read, person, policy, today)
                        + BoardDeadlines.meetings(read, person, policy, settings, today)
                }
            }
        }
    }

    private static func decisions(_ read: BoardRead, _ person: Person, _ policy: Policy, _ today: Day) -> [Deadline] {
        let own = read.posts.held(by: person.id.text, on: today)
        let keeps = policy.allows(.keepBoards, to: person)
        return read.decisions.filter(\.isOpen).compactMap { decision in
            guard let due = decision.due else { return nil }
            let isOwn = decision.owner.map(own.contains) == true
            guard isOwn || keeps && today > due else { return nil }
            return Deadline(
                id: "\(decision.id)-decision", due: due, title: "\(decision.ref) \(decision.text)",
                reason: "Decided by the \(read.board.name) on \(decision.taken); \(read.ownerTitle(decision.owner) ?? "no owner")",
                step: isOwn ? "Carry it out and say so" : "Ask how it stands",
                path: BoardPlaces.decision.path(read.board.id, decision.id))
        }
    }

    private static func meetings(
        _ read: BoardRead, _ person: Person, _ policy: Policy, _ settings: BoardSettings, _ today: Day
    ) -> [Deadline] {
        let agendaDays = settings[.agendaDays]
        let sits = read.board.sitting(on: today).contains { $0.account == person.id.text }
        let keeps = policy.allows(.keepBoards, to: person)
        return read.meetings.filter { $0.isToCome && $0.day <= today + settings[.meetingDays] }.compactMap { meeting in
            let path = BoardPlaces.meeting.path(read.board.id, meeting.id)
            if keeps, sits || read.board.members.contains(where: { $0.account == person.id.text }) {
                if meeting.day < today {
                    return Deadline(
                        id: "\(meeting.id)-record", due: meeting.day, title: "\(read.board.name): meeting of \(meeting.day)",
                        reason: "Nobody has recorded who was there and what was decided", step: "Record the meeting", path: path)
                }
                if meeting.state == .planned {
                    return Deadline(
                        id: "\(meeting.id)-agenda", due: meeting.day - agendaDays, title: "\(read.board.name): agenda for \(meeting.day)",
                        reason: "The agenda goes out \(agendaDays) days before the meeting (a local setting)", step: "Issue the agenda",
                        path: path)
                }
            }
            guard sits, meeting.day >= today else { return nil }
            return Deadline(
                id: "\(meeting.id)-meeting", due: meeting.day, title: "\(read.board.name) meets", reason: "You sit on it",
                step: "Read the agenda", path: path)
        }
    }
}
