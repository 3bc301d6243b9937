import Vocabulary

/// Somebody with an account who works with children; the child's record knows them by their account alone.
package enum Worker {}

/// A child's family: brothers and sisters share it, and a block is set between a worker and a whole family.
package struct Family: Identifiable, Hashable, Sendable {
    package let id: Identifier<Family>
    /// As in F-0012.
    package let number: String

    package init(id: Identifier<Family>, number: String) {
        self.id = id
        self.number = number
    }
}

/// A child whose record may be read: with a name. What may not be read is a ``RestrictedChild`` or nothing at all.
package struct Child: Identifiable, Hashable, Sendable {
    package let id: Identifier<Child>
    /// As in C-0031. It stands on pages and never in an address, a title or a log.
    package let number: String
    package let name: String
    package let birth: Birth
    package let family: Family
    package let team: Identifier<Team>
    package let allocations: [Allocation]
    package let restriction: Restriction?
    package let version: Int

    package init(
        id: Identifier<Child>, number: String, name: String, birth: Birth, family: Family, team: Identifier<Team>,
        allocations: [Allocation] = [], restriction: Restriction? = nil, version: Int = 1
    ) {
        self.id = id
        self.number = number
        self.name = name
        self.birth = birth
        self.family = family
        self.team = team
        self.allocations = allocations
        self.restriction = restriction
        self.version = version
    }

    package func allocated(on day: Day) -> [Allocation] { allocations.filter { $0.holds(on: day) } }
}

/// A child is born on a day, or expected on one.
package enum Birth: Hashable, Sendable {
    case born(Day)
    case expected(Day)

    package var day: Day {
        switch self {
        case .born(let day), .expected(let day): day
        }
    }
}

/// A worker a child is allocated to, from a day until a day.
package struct Allocation: Identifiable, Hashable, Sendable {
    package let id: Identifier<Allocation>
    package let worker: Identifier<Worker>
    package let name: String
    package let from: Day
    package let until: Day?

    package init(id: Identifier<Allocation> = Identifier(), worker: Identifier<Worker>, name: String, from: Day, until: Day? = nil) {
        self.id = id
        self.worker = worker
        self.name = name
        self.from = from
        self.until = until
    }

    /// Both days count.
    package func holds(on day: Day) -> Bool { from <= day && (until.map { day <= $0 } ?? true) }
}

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
