import Vocabulary

/// Something a person may be allowed to do. Each domain names its acts in its `Permissions.swift`.
package struct Act: Hashable, Sendable {
    package let name: String
    package let words: String

    /// - Parameter words: completes “may …” on the access page.
    package init(_ name: String, _ words: String) {
        self.name = name
        self.words = words
    }

    /// Open to everyone, without sign-in: sign-in itself, what is published, health.
    package static let anyone = Act("anyone", "see what is public")
    /// Open to every signed-in person: their own account, their home page.
    package static let signedIn = Act("signed-in", "see their own home page")
}

/// Who may do what: the one table that maps roles to acts. An act that stands in no row is refused to all.
package struct Policy: Sendable {
    package let rows: [(act: Act, roles: Set<Role>)]
    package let records: [RecordRow]
    /// Acts for which a person is asked again who they are, unless they proved it in the last minutes.
    package let askingAgain: Set<Act>
    /// Acts for which they are asked again before a form is taken, and not for a page that is only read.
    package let askingAgainToChange: Set<Act>
    /// Acts that no one person may open to another: a role that has one of them, or that opens records of children, is given by two.
    package let needingTwo: Set<Act>
    private let allowed: [Act: Set<Role>]

    package init(
        _ rows: [(act: Act, roles: Set<Role>)], records: [RecordRow] = [], askingAgain: Set<Act> = [],
        askingAgainToChange: Set<Act> = [], needingTwo: Set<Act> = []
    ) {
        self.rows = rows
        self.records = records
        self.askingAgain = askingAgain
        self.askingAgainToChange = askingAgainToChange
        self.needingTwo = needingTwo
        allowed = Dictionary(rows.map { ($0.act, $0.roles) } + records.map { ($0.act, $0.all) }) { $0.union($1) }
    }

    /// What is asked again before, in words, for the page and the paper that print the table.
    package var askingAgainWords: String {
        askingAgain.union(askingAgainToChange).union([.keepOwnSignIn]).map(\.words).sorted().joined(separator: "; ")
    }

    /// True where a person proves again who they are before this.
    func asksAgain(before act: Act, changing: Bool) -> Bool {
        act == .keepOwnSignIn || askingAgain.contains(act) || changing && askingAgainToChange.contains(act)
    }

    /// Which roles may do something.
    package func roles(that act: Act) -> Set<Role> { allowed[act] ?? [] }

    /// True for a role that opens records of children, publication, or the giving of access: two people give it.
    package func guards(_ role: Role) -> Bool {
        records.contains { $0.all.contains(role) } || needingTwo.contains { roles(that: $0).contains(role) }
    }

    /// The roles that one person may give, for the page and the paper that print the table.
    package var givenByOneWords: String {
        let roles = Role.allCases.filter { !guards($0) }.map(\.title)
        return roles.isEmpty ? "none" : roles.joined(separator: ", ")
    }

    /// For an act on the record of a child: true when there may be a record on which this person may do it.
    package func allows(_ act: Act, to person: Person) -> Bool {
        switch act {
        case .anyone: true
        case .signedIn, .keepOwnSignIn: person.isSignedIn
        default: !(allowed[act] ?? []).isDisjoint(with: person.roles)
        }
    }

    /// The words of an act by the name that the audit trail holds.
    package func words(of name: String) -> String? {
        rows.first { $0.act.name == name }?.act.words ?? records.first { $0.act.name == name }?.act.words
    }

    package func knows(_ act: Act) -> Bool { act == .anyone || act == .signedIn || act == .keepOwnSignIn || allowed[act] != nil }

    /// How far this person's roles carry an act on the record of a child.
    package func reach(of act: Act, for person: Person) -> Reach {
        let rows = records.filter { $0.act == act }
        func scopes(_ roles: (RecordRow) -> Set<Role>) -> Set<Scope> {
            Set(person.grants.filter { grant in rows.contains { roles($0).contains(grant.role) } }.map(\.scope))
        }
        return Reach(
            ordinary: scopes(\.inScope), restricted: scopes(\.restricted),
            inEmergency: rows.contains { !$0.inEmergency.isDisjoint(with: person.roles) })
    }
}

/// A row of the table for an act on the record of a child. A person-to-person block beats every row.
package struct RecordRow: Sendable {
    package let act: Act
    /// These may do it within the scope of their grant.
    package let inScope: Set<Role>
    /// These may do it there also on a restricted record whose named readers they are not.
    package let restricted: Set<Role>
    /// These may do it on a record that they have opened in an emergency.
    package let inEmergency: Set<Role>

    package init(_ act: Act, inScope: Set<Role>, restricted: Set<Role> = [], inEmergency: Set<Role> = []) {
        self.act = act
        self.inScope = inScope
        self.restricted = restricted
        self.inEmergency = inEmergency
    }

    var all: Set<Role> { inScope.union(restricted).union(inEmergency) }
}

extension PageRequest {
    /// How far this person's roles carry an act on the record of a child.
    package func reach(of act: Act) -> Reach { site.policy.reach(of: act, for: person) }
}
