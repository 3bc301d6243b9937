import Vocabulary

/// A record closed to all but its named readers and those the access table names, until it is reviewed and lifted.
package struct Restriction: Hashable, Sendable {
    /// The four grounds on which a record is closed.
    package enum Ground: String, CaseIterable, Sendable {
        case highProfile = "high_profile"
        case staffInterest = "staff_interest"
        case adoption
        case highRisk = "high_risk"

        package var words: String {
            switch self {
            case .highProfile: "High profile"
            case .staffInterest: "A member of staff is involved"
            case .adoption: "Adoption"
            case .highRisk: "High risk"
            }
        }
    }

    package let ground: Ground
    package let reviewBy: Day
    package let readers: Set<Identifier<Worker>>

    package init(ground: Ground, reviewBy: Day, readers: Set<Identifier<Worker>>) {
        self.ground = ground
        self.reviewBy = reviewBy
        self.readers = readers
    }
}

/// A child whose record is closed to the reader. It has no name, so that no page can show one.
package struct RestrictedChild: Identifiable, Hashable, Sendable {
    package let id: Identifier<Child>
    package let number: String

    package init(id: Identifier<Child>, number: String) {
        self.id = id
        self.number = number
    }
}

/// Why a restriction is not set as it was asked for.
package enum RestrictionRefusal: Error, Hashable, Sendable {
    case reviewTooLate(latest: Day)
    case reviewInThePast
}
