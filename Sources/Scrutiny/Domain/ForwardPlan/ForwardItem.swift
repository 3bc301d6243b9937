import ActionPlans
import Vocabulary

/// A report that a committee will get: what comes to which meeting, and who writes it.
package struct ForwardItem: Sendable, Hashable, Identifiable {
    package enum State: Sendable, Hashable {
        case planned
        /// The report is being written here.
        case underWay(Identifier<CommitteeReport>)
        /// The committee had it; where its minutes say so.
        case heard(on: Day, minute: String, Identifier<CommitteeReport>?)
        case withdrawn(Withdrawal)
    }

    package let id: Identifier<ForwardItem>
    package let title: String
    /// What the committee wants to know from it.
    package let purpose: String
    package let committee: String
    package private(set) var meeting: Day
    package let author: Identifier<Post>?
    /// The question or recommendation that asked for it.
    package let answers: Identifier<CommitteeQuestion>?
    package private(set) var state: State
    package private(set) var moves: [DueDayMove]
    package let version: Int

    package init(
        id: Identifier<ForwardItem> = Identifier(), title: String, purpose: String = "", committee: String, meeting: Day,
        author: Identifier<Post>? = nil, answers: Identifier<CommitteeQuestion>? = nil, state: State = .planned, moves: [DueDayMove] = [],
        version: Int = 1
    ) {
        (self.id, self.title, self.purpose, self.committee, self.meeting) = (id, title, purpose, committee, meeting)
        (self.author, self.answers, self.state, self.moves, self.version) = (author, answers, state, moves, version)
    }

    package var report: Identifier<CommitteeReport>? {
        switch state {
        case .underWay(let report): report
        case .heard(_, _, let report): report
        case .planned, .withdrawn: nil
        }
    }

    /// True while it is still to come.
    package var isOpen: Bool {
        switch state {
        case .planned, .underWay: true
        case .heard, .withdrawn: false
        }
    }
}

/// Why something cannot be done to an item of the forward plan.
package enum ForwardRefusal: Error, Sendable, Hashable {
    case closed
    case sameMeeting(Day)
    case inThePast(Day)
    case notYetMet(Day)
}

extension ForwardItem {
    /// Moves it to another meeting, with the reason and who agreed.
    package mutating func move(to day: Day, reason: String, approvedBy: String, on today: Day) throws(ForwardRefusal) {
        guard isOpen else { throw .closed }
        if day == meeting { throw .sameMeeting(day) }
        if day < today { throw .inThePast(day) }
        moves.append(DueDayMove(day: today, was: meeting, became: day, reason: reason, approvedBy: approvedBy))
        meeting = day
    }

    package mutating func write(_ report: Identifier<CommitteeReport>) throws(ForwardRefusal) {
        guard isOpen else { throw .closed }
        state = .underWay(report)
    }

    package mutating func hear(minute: String, on today: Day) throws(ForwardRefusal) {
        guard isOpen else { throw .closed }
        if meeting > today { throw .notYetMet(meeting) }
        state = .heard(on: meeting, minute: minute, report)
    }

    package mutating func withdraw(_ withdrawal: Withdrawal) throws(ForwardRefusal) {
        guard isOpen else { throw .closed }
        state = .withdrawn(withdrawal)
    }
}
