import ActionPlans
import Vocabulary

/// A report planned for a committee: which meeting it is for, and who writes it.
package struct WorkProgrammeItem: Sendable, Hashable, Identifiable {
    package enum State: Sendable, Hashable {
        case planned
        /// The report is being written here.
        case underWay(Identifier<CommitteeReport>)
        /// The committee considered it; the minute that says so.
        case heard(on: Day, minute: String, Identifier<CommitteeReport>?)
        case withdrawn(Withdrawal)
    }

    package enum Status: String, Sendable, Hashable, CaseIterable {
        case planned
        case underWay = "under-way"
        case heard, withdrawn

        package var words: String {
            switch self {
            case .planned: "Planned"
            case .underWay: "Being written"
            case .heard: "Heard"
            case .withdrawn: "Withdrawn"
            }
        }
    }

    package let id: Identifier<WorkProgrammeItem>
    package let title: String
    /// What the committee wants to learn from it.
    package let purpose: String
    package let committee: String
    package private(set) var meeting: Day
    package private(set) var author: Identifier<Post>?
    /// The question or recommendation that asked for it.
    package let answers: Identifier<CommitteeQuestion>?
    package private(set) var state: State
    package private(set) var moves: [DueDateMove]
    package let version: Int

    package init(
        id: Identifier<WorkProgrammeItem> = Identifier(), title: String, purpose: String = "", committee: String, meeting: Day,
        author: Identifier<Post>? = nil, answers: Identifier<CommitteeQuestion>? = nil, state: State = .planned, moves: [DueDateMove] = [],
        version: Int = 1
    ) {
        (self.id, self.title, self.purpose, self.committee, self.meeting) = (id, title, purpose, committee, meeting)
        (self.author, self.answers, self.state, self.moves, self.version) = (author, answers, state, moves, version)
    }

    package var status: Status {
        switch state {
        case .planned: .planned
        case .underWay: .underWay
        case .heard: .heard
        case .withdrawn: .withdrawn
        }
    }

    package var report: Identifier<CommitteeReport>? {
        switch state {
        case .underWay(let report): report
        case .heard(_, _, let report): report
        case .planned, .withdrawn: nil
        }
    }

    /// True until it is heard or withdrawn.
    package var isOpen: Bool { status == .planned || status == .underWay }
}

/// Why an item of the work programme cannot be changed in this way.
package enum WorkProgrammeRefusal: Error, Sendable, Hashable {
    case closed
    case sameMeeting(Day)
    case inThePast(Day)
    case notYetMet(Day)
}

extension WorkProgrammeItem {
    /// Moves it to another meeting, with the reason and who agreed.
    package mutating func move(to day: Day, reason: String, approvedBy: String, on today: Day) throws(WorkProgrammeRefusal) {
        guard isOpen else { throw .closed }
        if day == meeting { throw .sameMeeting(day) }
        if day < today { throw .inThePast(day) }
        moves.append(DueDateMove(day: today, was: meeting, became: day, reason: reason, approvedBy: approvedBy))
        meeting = day
    }

    package mutating func assign(_ author: Identifier<Post>?) throws(WorkProgrammeRefusal) {
        guard isOpen else { throw .closed }
        self.author = author
    }

    package mutating func write(_ report: Identifier<CommitteeReport>) throws(WorkProgrammeRefusal) {
        guard isOpen else { throw .closed }
        state = .underWay(report)
    }

    package mutating func hear(minute: String, on today: Day) throws(WorkProgrammeRefusal) {
        guard isOpen else { throw .closed }
        if meeting > today { throw .notYetMet(meeting) }
        state = .heard(on: meeting, minute: minute, report)
    }

    package mutating func withdraw(_ withdrawal: Withdrawal) throws(WorkProgrammeRefusal) {
        guard isOpen else { throw .closed }
        state = .withdrawn(withdrawal)
    }
}
