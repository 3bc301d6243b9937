/// From what the legal planning meeting decided for a child to what became of it: how many children went which way.
package struct PlanningFlow: Sendable, Hashable {
    package enum Decision: Int, Sendable, Hashable, CaseIterable {
        case continuePlan, preProceedings, issue, notRecorded, noMeeting

        package var words: String {
            switch self {
            case .continuePlan: "Continue the current plan"
            case .preProceedings: "Pre-proceedings"
            case .issue: "Issue"
            case .notRecorded: "Outcome not recorded"
            case .noMeeting: "No meeting held"
            }
        }
    }

    package enum Outcome: Int, Sendable, Hashable, CaseIterable {
        case planContinues, steppedDown, inPreProceedings, applied, issueAgreed, otherEnd, waiting

        package var words: String {
            switch self {
            case .planContinues: "Current plan continues"
            case .steppedDown: "Stepped down"
            case .inPreProceedings: "Still in pre-proceedings"
            case .applied: "Application to court"
            case .issueAgreed: "Issue agreed, no application yet"
            case .otherEnd: "Ended another way"
            case .waiting: "Waiting for a decision"
            }
        }
    }

    package struct Way: Sendable, Hashable, Comparable {
        package let from: Decision
        package let to: Outcome
        package let children: Int

        package static func < (left: Way, right: Way) -> Bool {
            (left.from.rawValue, left.to.rawValue) < (right.from.rawValue, right.to.rawValue)
        }
    }

    /// In the order of decisions, then of outcomes.
    package let ways: [Way]

    package init(_ spells: [Spell]) {
        let pairs = spells.map { Pair(from: PlanningFlow.decision($0), to: PlanningFlow.outcome($0)) }
        ways = Dictionary(grouping: pairs) { $0 }.map { Way(from: $0.from, to: $0.to, children: $1.count) }.sorted()
    }

    private struct Pair: Hashable { let from: Decision, to: Outcome }

    private static func decision(_ spell: Spell) -> Decision {
        switch spell.planning {
        case .continuePlan: .continuePlan
        case .preProceedings: .preProceedings
        case .issue: .issue
        case .notRecorded: .notRecorded
        default: .noMeeting
        }
    }

    private static func outcome(_ spell: Spell) -> Outcome {
        if spell.applied != nil { return .applied }
        if spell.steppedDown != nil { return .steppedDown }
        if spell.planning == .continuePlan { return .planContinues }
        if spell.ended != nil { return .otherEnd }
        if spell.issueAgreed != nil || spell.planning == .issue { return .issueAgreed }
        return spell.decided == nil ? .waiting : .inPreProceedings
    }
}
