import ActionPlans
import Vocabulary

/// A board that follows plans from meeting to meeting, as a Continuous Improvement Development board does.
package struct Board: Sendable, Hashable, Identifiable {
    package let id: Identifier<Board>
    package let name: String
    package let purpose: String
    package let cycle: MeetingCycle
    /// What stands on every agenda, in its order.
    package let standing: [String]
    package let members: [BoardMember]
    /// The plans it follows.
    package let plans: [Identifier<Plan>]
    package let version: Int

    package init(
        id: Identifier<Board> = Identifier(), name: String, purpose: String = "", cycle: MeetingCycle, standing: [String] = [],
        members: [BoardMember] = [], plans: [Identifier<Plan>] = [], version: Int = 1
    ) {
        (self.id, self.name, self.purpose, self.cycle) = (id, name, purpose, cycle)
        (self.standing, self.members, self.plans, self.version) = (standing, members, plans, version)
    }

    /// Who sits on it on a day: the chair first, then by name.
    package func sitting(on day: Day) -> [BoardMember] {
        members.filter { TermOfMembership.holds($0, on: day) }
            .sorted { ($0.part == .chair ? 0 : 1, $0.name) < ($1.part == .chair ? 0 : 1, $1.name) }
    }

    package func chair(on day: Day) -> BoardMember? { sitting(on: day).first { $0.part == .chair } }
}

/// Somebody who sits on a board for a term, with an account or without one.
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
    /// The last day of the term; nil while none is set.
    package let to: Day?

    package init(
        id: Identifier<BoardMember> = Identifier(), name: String, organisation: String = "", account: String? = nil, part: Part = .member,
        from: Day, to: Day? = nil
    ) {
        (self.id, self.name, self.organisation, self.account) = (id, name, organisation, account)
        (self.part, self.from, self.to) = (part, from, to)
    }
}
