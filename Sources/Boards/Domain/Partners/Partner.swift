import ActionPlans
import Vocabulary

/// An organisation that owns an action or made a commitment, and has no account here: a health trust, the police, a school.
package struct Partner: Sendable, Hashable, Identifiable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case health, police, education, housing, voluntary, other

        package var words: String {
            switch self {
            case .health: "Health"
            case .police: "Police"
            case .education: "Schools and education"
            case .housing: "Housing"
            case .voluntary: "Voluntary sector"
            case .other: "Other"
            }
        }
    }

    package let id: Identifier<Partner>
    package let name: String
    package let kind: Kind
    /// The contact there: a name or a post.
    package let contact: String
    package let version: Int

    package init(id: Identifier<Partner> = Identifier(), name: String, kind: Kind, contact: String = "", version: Int = 1) {
        (self.id, self.name, self.kind, self.contact, self.version) = (id, name, kind, contact, version)
    }
}

/// What a partner undertook to do for the plan, by when, and whether it was met.
package struct PartnerCommitment: Sendable, Hashable, Identifiable {
    package enum Outcome: Sendable, Hashable {
        case open
        case met(on: Day, words: String)
        case notMet(on: Day, words: String)

        package init(_ ending: Ending, on day: Day, _ words: String) {
            self = ending == .met ? .met(on: day, words: words) : .notMet(on: day, words: words)
        }

        package var ending: Ending? {
            switch self {
            case .open: nil
            case .met: .met
            case .notMet: .notMet
            }
        }

        package var words: String? {
            switch self {
            case .open: nil
            case .met(_, let words), .notMet(_, let words): words
            }
        }
    }

    package enum Ending: String, Sendable, Hashable, CaseIterable {
        case met
        case notMet = "not_met"

        package var words: String { self == .met ? "Met" : "Not met" }
    }

    package let id: Identifier<PartnerCommitment>
    package let partner: Identifier<Partner>
    package let partnerName: String
    package let plan: Identifier<Plan>
    package let action: Identifier<Action>?
    package let what: String
    package let by: Day
    package let made: Day
    package private(set) var outcome: Outcome
    package let version: Int

    package init(
        id: Identifier<PartnerCommitment> = Identifier(), partner: Identifier<Partner> = Identifier(), partnerName: String,
        plan: Identifier<Plan>, action: Identifier<Action>? = nil, what: String, by: Day, made: Day, outcome: Outcome = .open,
        version: Int = 1
    ) {
        (self.id, self.partner, self.partnerName, self.plan, self.action) = (id, partner, partnerName, plan, action)
        (self.what, self.by, self.made, self.outcome, self.version) = (what, by, made, outcome, version)
    }

    /// Records whether it was met. A commitment that was not met in time may still be met later; once met, its outcome is final.
    package mutating func recordOutcome(_ outcome: Outcome) throws(PartnerRefusal) {
        if case .met(let day, _) = self.outcome { throw .metAlready(on: day) }
        self.outcome = outcome
    }
}

/// Why something cannot be done with a partner, a commitment or a link.
package enum PartnerRefusal: Error, Sendable, Hashable {
    case nameInUse(String)
    case metAlready(on: Day)
    case underEmbargo
    /// No partner owns the action, so there is nobody to make a link for.
    case noPartner
    case linkEnds(latest: Day)
    case linkEndedAlready
    case actionClosed
    case dueBeforeMade(Day)
}
