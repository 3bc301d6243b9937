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
    /// Open to every signed-in person: their own account, their Today page.
    package static let signedIn = Act("signed-in", "see their own Today page")
}

/// Who may do what: the one table that maps roles to acts. An act that stands in no row is refused to all.
package struct Policy: Sendable {
    package let rows: [(act: Act, roles: Set<Role>)]
    private let allowed: [Act: Set<Role>]

    package init(_ rows: [(act: Act, roles: Set<Role>)]) {
        self.rows = rows
        allowed = Dictionary(rows.map { ($0.act, $0.roles) }) { $0.union($1) }
    }

    package func allows(_ act: Act, to person: Person) -> Bool {
        switch act {
        case .anyone: true
        case .signedIn: person.isSignedIn
        default: !(allowed[act] ?? []).isDisjoint(with: person.roles)
        }
    }

    package func knows(_ act: Act) -> Bool { act == .anyone || act == .signedIn || allowed[act] != nil }
}
