/// How far a role reaches: over the whole service, over a team and the teams below it, or to what is allocated to its holder.
package enum Scope: Hashable, Sendable {
    case wholeService
    case team(Identifier<Team>)
    case ownAllocation
}

/// How far the roles of one person carry one act on the record of a child.
package struct Reach: Hashable, Sendable {
    /// Where the act may be done.
    package let ordinary: Set<Scope>
    /// Where it may be done although the record is restricted and the person is not named as its reader.
    package let restricted: Set<Scope>
    /// True when it may be done on a record that the person has opened in an emergency.
    package let inEmergency: Bool

    package init(ordinary: Set<Scope> = [], restricted: Set<Scope> = [], inEmergency: Bool = false) {
        self.ordinary = ordinary
        self.restricted = restricted
        self.inEmergency = inEmergency
    }

    package static let none = Reach()
}
