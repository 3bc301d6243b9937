import Foundation
import GRDB
import Vocabulary

/// Signing in and out, and the first password by a one-time link.
package struct SignInPages: Sendable {
    package static let signIn = Place("/sign-in")
    package static let signOut = Place("/sign-out")
    static let welcomePattern = "/welcome/:token"
    package static func welcome(_ token: SecretToken) -> String { "/welcome/\(token.text)" }

    let accounts: Accounts
    let throttle: Throttle

    func register(on site: inout Site) {
        site.get(SignInPages.signIn, .anyone) { .page(page($0)) }
        site.post(SignInPages.signIn, .anyone, limit: 16_384, signIn)
        site.post(SignInPages.signOut, .signedIn, limit: 16_384, signOut)
        site.get(named: SignInPages.welcomePattern, .anyone) { visit, text in
            guard let token = SecretToken(text) else { throw NotFound() }
            _ = try await accounts.account(of: token)
            return .page(welcomePage(visit, nil))
        }
        site.post(named: SignInPages.welcomePattern, .anyone, welcome)
    }

    @Sendable private func signIn(_ visit: Visit) async throws -> Answer {
        let (name, password) = (visit.form["sign-in"], visit.form.pairs.first { $0.name == "password" }?.value ?? "")
        guard await throttle.admits(account: name, address: visit.address) else {
            return .page(page(visit, Problems("sign-in", "Too many tries. Wait five minutes, then try again.")))
        }
        guard password.utf8.count <= 500, let cookie = try await accounts.signIn(name, password: password, now: Date()) else {
            return .page(page(visit, Problems("sign-in", "The sign-in name or the password is not right. Check both and try again.")))
        }
        await throttle.forget(account: name)
        if let old = visit.session { try await old.end(in: accounts.store) }
        return .signedIn(cookie, then: ownPath(visit.form["next"]))
    }

    @Sendable private func signOut(_ visit: Visit) async throws -> Answer {
        try await visit.session?.end(in: accounts.store)
        return .signedOut(then: SignInPages.signIn.path)
    }

    @Sendable private func welcome(_ visit: Visit, _ text: String) async throws -> Answer {
        guard let token = SecretToken(text) else { throw NotFound() }
        let password = visit.form.pairs.first { $0.name == "password" }?.value ?? ""
        do {
            if password != visit.form.pairs.first(where: { $0.name == "again" })?.value {
                throw Problems("again", "The two passwords differ. Type the same one twice.")
            }
            try await accounts.welcome(token, password: password)
        } catch let problems as Problems {
            return .page(welcomePage(visit, problems))
        }
        return .seeOther(SignInPages.signIn.path)
    }

    /// Only a path of our own: nothing that a browser could read as another host.
    private func ownPath(_ next: String) -> String {
        let isOwn = next.hasPrefix("/") && !next.hasPrefix("//") && !next.contains("\\") && next.utf8.allSatisfy { $0 > 32 && $0 < 127 }
        return isOwn ? next : "/"
    }

    private func page(_ visit: Visit, _ problems: Problems? = nil) -> Page {
        let fields = FormFields(typed: visit.form, problems: problems)
        let next = visit.form.has("next") ? visit.form["next"] : visit.query["next"]
        return Page(
            "Sign in", problems: problems,
            """
            <h1>Sign in</h1>
            <form method="post" action="\(SignInPages.signIn.path)" novalidate><input type="hidden" name="next" value="\(next)">
            <input type="hidden" name="token" value="\(visit.session?.token)">
            \(fields.text("sign-in", "Sign-in name", autocomplete: "username", width: 30))
            \(fields.password("password", "Password", autocomplete: "current-password"))
            <p><button class="btn">Sign in</button></p></form>
            """)
    }

    private func welcomePage(_ visit: Visit, _ problems: Problems?) -> Page {
        let fields = FormFields(problems: problems)
        return Page(
            "Choose your password", problems: problems,
            """
            <h1>Choose your password</h1><p>This link works once. Afterwards you sign in with your name and this password.</p>
            <form method="post" action="\(visit.path)" novalidate><input type="hidden" name="token" value="\(visit.session?.token)">
            \(fields.password("password", "Password", hint: "\(Passwords.shortest) characters or more. Three words that do not belong together are good.", autocomplete: "new-password"))
            \(fields.password("again", "The same password again", autocomplete: "new-password"))
            <p><button class="btn">Keep this password</button></p></form>
            """)
    }
}
