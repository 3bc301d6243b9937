import ActionPlans
import Vocabulary

/// A board that monitors plans from meeting to meeting, as a Continuous Improvement Development board does.
package struct Board: Sendable, Hashable, Identifiable {
    package let id: Identifier<Board>
    package let name: String
    package let purpose: String
    package let cycle: MeetingCycle
    /// Its usual time and place, as `10am, Garden Room, Shirehall`; empty where none is recorded.
    package let timeAndPlace: String
    /// The standing items of every agenda, in order.
    package let standing: [String]
    package let members: [BoardMember]
    /// The plans that it monitors.
    package let plans: [Identifier<Plan>]
    package let version: Int

    package init(
        id: Identifier<Board> = Identifier(), name: String, purpose: String = "", cycle: MeetingCycle, timeAndPlace: String = "",
        standing: [String] = [],
        members: [BoardMember] = [], plans: [Identifier<Plan>] = [], version: Int = 1
    ) {
        (self.id, self.name, self.purpose, self.cycle) = (id, name, purpose, cycle)
        (self.standing, self.members, self.plans, self.version) = (standing, members, plans, version)
        self.timeAndPlace = timeAndPlace
    }

    /// The members in office on a day: the chair first, then by name.
    package func sitting(on day: Day) -> [BoardMember] {
        members.filter { TermOfMembership.holds($0, on: day) }
            .sorted { ($0.part == .chair ? 0 : 1, $0.name) < ($1.part == .chair ? 0 : 1, $1.name) }
    }

    package func chair(on day: Day) -> BoardMember? { sitting(on: day).first { $0.part == .chair } }
}

/// A member of a board for a term, with or without an account.
package struct BoardMember: Sendable, Hashable, Identifiable {
    package enum Part: String, Sendable, Hashable, CaseIterable {
        case chair, member, adviser, secretary

        package var words: String {
            switch self {
            case .chair: "Chair"
            case .member: "Member"
            case .adviser: "Adviser"
            case .secretary: "Secretary"
            }
        }
    }

    package let id: Identifier<BoardMember>
    package let name: String
    package let organisation: String
    package let account: String?
    package let part: Part
    package let from: Day
    /// The last day of the term; nil where none is set.
    package let to: Day?

    package init(
        id: Identifier<BoardMember> = Identifier(), name: String, organisation: String = "", account: String? = nil, part: Part = .member,
        from: Day, to: Day? = nil
    ) {
        (self.id, self.name, self.organisation, self.account) = (id, name, organisation, account)
        (self.part, self.from, self.to) = (part, from, to)
    }
}

/// When a board meets, as on the second Tuesday of each month.
package struct MeetingCycle: Sendable, Hashable {
    package enum Week: String, Sendable, Hashable, CaseIterable {
        case first, second, third, fourth, last
    }

    package let week: Week
    package let weekday: Day.Weekday
    /// 1 for every month, 2 for every second month, counted from the month of ``from``.
    package let everyMonths: Int
    package let from: Day

    package init(week: Week, weekday: Day.Weekday, everyMonths: Int = 1, from: Day) {
        self.week = week
        self.weekday = weekday
        self.everyMonths = max(1, everyMonths)
        self.from = from
    }

    /// `The second Tuesday of every month`.
    package var words: String {
        let span =
            switch everyMonths {
            case 1: "every month"
            case 2: "every second month"
            case 3: "every third month"
            default: "every \(everyMonths) months"
            }
        return "The \(week.rawValue) \("\(weekday)".capitalisedFirst) of \(span)"
    }
}
