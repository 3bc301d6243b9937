import Foundation
import SiteKit

/// What the hand-written table expects, line by line. Nothing in it is made from the policy of the product.
struct ExpectedAccess: Sendable {
    /// What came back, as a class.
    enum Outcome: String, Sendable {
        /// Let in: the page, a redirect of our own, or words about what was sent.
        case `in`
        /// The role does not open this address.
        case no
        /// Not there.
        case none
        /// A restricted record: that it is there and its number, no more.
        case shut
        /// On the way to sign in.
        case sign
        /// None of these, which no line expects.
        case odd
    }

    /// True for an address that is asked with what is not there, so that “not found” counts as let in.
    static func findsNothing(_ route: String) -> Bool {
        // A secret address was given to nobody.
        route.contains(":token") || Fixtures.lacks(route)
    }

    struct Line: Sendable {
        let method: String
        let route: String
        let state: AccessCouncil.RecordState
        /// By role; nil is a visitor who is not signed in.
        let outcomes: [(role: Role?, outcome: Outcome)]
    }

    let lines: [Line]

    static func written() throws -> ExpectedAccess {
        let rows = HouseFiles.text("Tests/ThroughlineTests/Access/expected.csv").split(separator: "\n").map {
            $0.split(separator: ",").map(String.init)
        }
        let roles = (rows.first ?? []).dropFirst(3).map { Role(rawValue: $0) }
        return ExpectedAccess(
            lines: try rows.dropFirst().map { row in
                guard row.count == roles.count + 3, let state = AccessCouncil.RecordState(rawValue: row[2]) else { throw Unreadable(row) }
                let outcomes = try zip(roles, row.dropFirst(3)).map { role, word -> (Role?, Outcome) in
                    guard let outcome = Outcome(rawValue: word) else { throw Unreadable(row) }
                    return (role, outcome)
                }
                return Line(method: row[0], route: row[1], state: state, outcomes: outcomes)
            })
    }

    struct Unreadable: Error {
        let row: [String]
        init(_ row: [String]) { self.row = row }
    }
}
