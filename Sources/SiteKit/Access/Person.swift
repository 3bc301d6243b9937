import Vocabulary

/// Somebody with an account: the one who asks for a page or makes a change.
package struct Person: Sendable, Hashable {
    package let id: Identifier<Person>
    package let name: String
    /// What was given to them and holds today.
    package let grants: [Grant]
    package let isSignedIn: Bool

    package var roles: Set<Role> { Set(grants.map(\.role)) }

    /// The committees that they sit on.
    package var committees: [String] { Set(grants.compactMap(\.committee)).sorted() }

    package init(id: Identifier<Person>, name: String, grants: [Grant]) {
        self.id = id
        self.name = name
        self.grants = grants
        isSignedIn = true
    }

    /// Each role as far as it usually reaches.
    package init(id: Identifier<Person>, name: String, roles: Set<Role>) {
        self.init(id: id, name: name, grants: roles.map { Grant($0, $0.usualScope) })
    }

    private init() {
        id = Identifier()
        name = ""
        grants = []
        isSignedIn = false
    }

    /// A visitor who is not signed in: a member of the public, or somebody on the way to sign in.
    package static let visitor = Person()

}

/// Who made a change, as the audit trail records it, and the form they sent.
package struct Changer: Sendable {
    package let account: String
    /// The key of the form that was sent, so that the same form sent twice changes once.
    package let form: FormKey?
    /// The digest of the session and the address that the request came from, where there was one.
    let session, address: String?

    package init(account: String, form: FormKey? = nil, session: Digest? = nil, address: String? = nil) {
        self.account = account
        self.form = form
        self.session = session?.text
        self.address = address
    }

    /// The product itself: a migration of data, the demonstration, a command on the machine.
    package static let system = Changer(account: "system")

    /// True for a command on the machine and for set-up: nobody in a browser has this name.
    package var isMachine: Bool { account == Changer.system.account }
}
