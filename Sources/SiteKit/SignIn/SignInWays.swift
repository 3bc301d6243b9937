import Foundation
import Vocabulary

/// How people sign in at this installation: with accounts of its own, and through the council's where that is set up.
package struct SignInWays: Sendable {
    /// The directory outside the store in which the key of two-factor sign-in lies.
    let keys: URL
    let denied: DeniedPasswords
    package var provider: ProviderDoor?

    package init(keys: URL, denied: DeniedPasswords = DeniedPasswords(), provider: ProviderDoor? = nil) {
        self.keys = keys
        self.denied = denied
        self.provider = provider
    }
}

/// The way to the council's own sign-in.
package struct ProviderDoor: Sendable {
    let title: String
    /// Leads to the provider, and back to this path of ours.
    let path: @Sendable (_ next: String) -> String
    /// The same, where the provider asks the person again who they are.
    let pathAgain: @Sendable (_ next: String) -> String
    /// Nil while accounts of this service are open; else the sign-in name of the one that still is.
    let onlyLocalAccount: String?
    /// Where a session that came in by this door is led when it has signed out.
    let signedOut: Place
    /// True for a session that came in by this door.
    let isWayOf: @Sendable (PageRequest) async throws -> Bool

    /// - Parameter title: the words on its button, as “Sign in with your council account”.
    package init(
        title: String, path: @escaping @Sendable (_ next: String) -> String, pathAgain: @escaping @Sendable (_ next: String) -> String,
        onlyLocalAccount: String? = nil, signedOut: Place = SignInPages.signIn,
        isWayOf: @escaping @Sendable (PageRequest) async throws -> Bool = { _ in false }
    ) {
        self.title = title
        self.path = path
        self.pathAgain = pathAgain
        self.onlyLocalAccount = onlyLocalAccount
        self.signedOut = signedOut
        self.isWayOf = isWayOf
    }

    /// True for an account that may still sign in with a password.
    func admits(local name: String) -> Bool { onlyLocalAccount.map { $0.lowercased() == name.lowercased() } ?? true }

    func html(next: String) -> HTML {
        let rest: HTML =
            onlyLocalAccount == nil
            ? "<h2>With an account of this service</h2>"
            : "<h2>Recovery account</h2><p>For the day when the council’s sign-in does not work. Other accounts cannot sign in here.</p>"
        return "<p><a class=\"btn\" href=\"\(path(next))\">\(title)</a></p>\(rest)"
    }
}

/// What proves who somebody is: the password, the code, and how often either may be guessed.
struct Proof: Sendable {
    let accounts: Accounts
    let secondStep: TwoFactor
    let throttle: Throttle
    var store: Store { accounts.store }

    static let tooMany = "Too many tries. Wait five minutes, then try again."

    /// Whose name and password these are; nil when they are wrong.
    func password(_ password: String, of name: String, _ request: PageRequest) async throws -> Identifier<Person>? {
        let visitor = Changer(account: "visitor", address: request.address)
        try await admit(name, at: "sign-in", request, by: visitor) { try await accounts.subject(of: name) }
        // A closed account takes the same time and gets the same words as one that is not there.
        let name = request.site.provider?.admits(local: name) ?? true ? name : ""
        guard password.utf8.count <= 500, let account = try await accounts.signIn(name, password: password, by: visitor) else { return nil }
        await throttle.forget(account: name, address: request.ownAddress)
        return account
    }

    /// True for the right code of an authenticator or a recovery code.
    func code(_ code: String, of account: Identifier<Person>, _ request: PageRequest) async throws -> Bool {
        try await prove("code of \(account)", of: account, "code", at: "code", request) {
            guard code.utf8.count <= 100 else { return false }
            return try await secondStep.isRight(code, for: account, now: Date())
        }
    }

    /// True when a signed-in person proves again who they are: by the code where they have one, else by the password.
    func again(_ typed: String, by person: Person, _ request: PageRequest) async throws -> Bool {
        if try await secondStep.standing(of: person.id).isSet { return try await code(typed, of: person.id, request) }
        return try await prove("again \(person.id)", of: person.id, "password", at: "proof", request) {
            guard typed.utf8.count <= 500 else { return false }
            return try await accounts.isPassword(typed, of: person.id)
        }
    }

    /// One try at proving who somebody is, with its audit row whatever comes of it.
    /// - Parameter ground: what the proof is: a code, or the password again.
    func prove(
        _ key: String, of account: Identifier<Person>, _ ground: String, at field: String, _ request: PageRequest,
        _ isRight: () async throws -> Bool
    ) async throws -> Bool {
        // Before the session there is only the account whose password was right.
        let changer = request.person.isSignedIn ? request.changer : Changer(account: account.text, address: request.address)
        try await admit(key, at: field, request, by: changer) { account.text }
        let right = try await isRight()
        try await store.witness(.signIn, on: account.text, by: changer, ground: right ? ground : "\(ground) refused")
        if right { await throttle.forget(account: key, address: request.ownAddress) }
        return right
    }

    private func admit(
        _ key: String, at field: String, _ request: PageRequest, by changer: Changer, on subject: () async throws -> String
    ) async throws {
        let verdict = await throttle.verdict(account: key, address: request.ownAddress)
        guard case .refused(let times) = verdict else { return }
        if verdict.isWorthARow {
            try await store.witness(.signIn, on: try await subject(), by: changer, ground: "throttled \(times)")
        }
        throw Problems(field, Proof.tooMany)
    }
}
