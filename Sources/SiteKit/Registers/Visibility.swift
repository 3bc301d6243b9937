import GRDB
import Vocabulary

/// Who asks, as a condition on rows needs it.
package struct Viewer: Sendable {
    package let person: Person
    package let policy: Policy
    package let today: Day

    package init(_ person: Person, _ policy: Policy, on today: Day) { (self.person, self.policy, self.today) = (person, policy, today) }
    package init(_ request: PageRequest) { self.init(request.person, request.site.policy, on: request.today) }

    package func may(_ act: Act) -> Bool { policy.allows(act, to: person) }
}

/// Which rows of a register somebody may know of: one SQL condition for the list, the count, the search, the files, the page of one row and
/// every act on it. There is no second form of it in Swift, and no default: what it does not find is not there.
///
/// The domains add the kinds they know: an inspection with its embargo, a child or family with scope, restriction and block, a partner's link.
package struct Visibility: Sendable {
    package let condition: @Sendable (Viewer) throws -> SQL

    package init(_ condition: @escaping @Sendable (Viewer) throws -> SQL) { self.condition = condition }

    /// Everybody whom the register's own act lets in: its rows speak of no inspection, no child and no family.
    package static let staff = Visibility { _ in "1" }

    /// Both must hold.
    package func and(_ other: Visibility) -> Visibility {
        Visibility { "(\(literal: try condition($0))) AND (\(literal: try other.condition($0)))" }
    }
}
