import ActionPlans
import Vocabulary

/// An organisation that carries an action or made a promise, and has no account here: a health trust, the police, a school.
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
    /// Whom to write to there: a name or a post.
    package let contact: String
    package let version: Int

    package init(id: Identifier<Partner> = Identifier(), name: String, kind: Kind, contact: String = "", version: Int = 1) {
        (self.id, self.name, self.kind, self.contact, self.version) = (id, name, kind, contact, version)
    }
}

/// What a partner promised to the plan, by when, and whether it was kept.
package struct PartnerPromise: Sendable, Hashable, Identifiable {
    package enum Outcome: Sendable, Hashable {
        case open
        case kept(on: Day, words: String)
        case notKept(on: Day, words: String)
    }

    package let id: Identifier<PartnerPromise>
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
        id: Identifier<PartnerPromise> = Identifier(), partner: Identifier<Partner> = Identifier(), partnerName: String,
        plan: Identifier<Plan>, action: Identifier<Action>? = nil, what: String, by: Day, made: Day, outcome: Outcome = .open,
        version: Int = 1
    ) {
        (self.id, self.partner, self.partnerName, self.plan, self.action) = (id, partner, partnerName, plan, action)
        (self.what, self.by, self.made, self.outcome, self.version) = (what, by, made, outcome, version)
    }

    /// Says whether it was kept. A promise that was not kept in time may still be kept later; a kept one is settled.
    package mutating func settle(_ outcome: Outcome) throws(PartnerRefusal) {
        if case .kept(let day, _) = self.outcome { throw .keptAlready(on: day) }
        self.outcome = outcome
    }
}

/// Why something cannot be done with a partner, a promise or a link.
package enum PartnerRefusal: Error, Sendable, Hashable {
    case nameInUse(String)
    case keptAlready(on: Day)
    case underEmbargo
    case linkEnds(latest: Day)
    case linkEndedAlready
    case actionClosed
    case promisedBeforeMade(Day)
}
