import Foundation
import GRDB
import Vocabulary

/// Signing in and out, the second step, and the first password by a one-time link.
package struct SignInPages: Sendable {
    package static let signIn = Place("/sign-in")
    static let code = Place("/sign-in/code")
    package static let signOut = Place("/sign-out")
    static let welcomePattern = "/welcome/:token"
    package static func welcome(_ token: SecretToken) -> String { "/welcome/\(token.text)" }

    let proof: Proof
    private var accounts: Accounts { proof.accounts }

    func register(on site: inout Site) {
        site.get(SignInPages.signIn, .anyone) { .page(page($0)) }
        site.post(SignInPages.signIn, .anyone, limit: 16_384, signIn)
        site.get(SignInPages.code, .anyone) { visit in
            try await waiting(visit) == nil ? .seeOther(SignInPages.signIn.path) : .page(codePage(visit))
        }
        site.post(SignInPages.code, .anyone, limit: 16_384, giveCode)
        site.post(AskedAgain.place, .signedIn, limit: 16_384, proveAgain)
        site.post(SignInPages.signOut, .signedIn, limit: 16_384, signOut)
        site.get(named: SignInPages.welcomePattern, .anyone) { visit, text in
            guard let token = SecretToken(text) else { throw NotFound() }
            _ = try await accounts.account(of: token)
            return .page(welcomePage(visit, nil))
        }
        site.post(named: SignInPages.welcomePattern, .anyone, welcome)
    }

    @Sendable private func signIn(_ visit: Visit) async throws -> Answer {
        let (name, password) = (visit.form["sign-in"], visit.form.untrimmed("password"))
        do {
            guard let account = try await proof.password(password, of: name, visit) else {
                throw Problems("sign-in", "The sign-in name or the password is not right. Check both and try again.")
            }
            if let old = visit.session { try await old.lapse(in: accounts.store) }
            let awaitsCode = try await proof.secondStep.standing(of: account).isSet
            let cookie = try await Session.begin(for: account, in: accounts.store, now: Date(), awaitsCode: awaitsCode)
            let next = visit.form["next"].asOwnPath
            return .signedIn(cookie, then: awaitsCode ? "\(SignInPages.code.path)?next=\(next.asQueryValue)" : next)
        } catch let problems as Problems {
            return .page(page(visit, problems))
        }
    }

    private func waiting(_ visit: Visit) async throws -> Identifier<Person>? {
        guard let cookie = visit.cookie else { return nil }
        return try await Session.awaitingCode(cookie, in: accounts.store, now: Date())
    }

    @Sendable private func giveCode(_ visit: Visit) async throws -> Answer {
        guard let cookie = visit.cookie, let account = try await waiting(visit) else { return .seeOther(SignInPages.signIn.path) }
        do {
            guard try await proof.code(visit.form["code"], of: account, visit) else {
                throw Problems("code", SecondStepRefusal.wrong.words)
            }
        } catch let problems as Problems {
            return .page(codePage(visit, problems))
        }
        try await Session.end(cookie.digest, in: accounts.store)
        let changer = Changer(account: account.text, address: visit.address)
        try await accounts.store.change(by: changer, .signIn, on: account.text, ground: "code") { _ in }
        return .signedIn(try await Session.begin(for: account, in: accounts.store, now: Date()), then: visit.form["next"].asOwnPath)
    }

    /// Of a person who asked for a page that asks again; a form that was sent is asked about in its own place.
    @Sendable private func proveAgain(_ visit: Visit) async throws -> Answer {
        guard let session = visit.session else { throw NotFound() }
        let (hasCode, next) = (try await proof.secondStep.standing(of: session.person.id).isSet, visit.form["next"].asOwnPath)
        let isCouncils = try await visit.site.provider?.isWayOf(visit) ?? false
        var question = AskedAgain(visit: visit, hasCode: hasCode, isCouncils: isCouncils, act: .goOn, next: next)
        do {
            if try await proof.again(visit.form.untrimmed("proof"), by: session.person, visit) {
                return .signedIn(try await session.renewed(in: accounts.store, now: Date()), then: next)
            }
            question.problem = hasCode ? SecondStepRefusal.wrong.words : AskedAgain.wrongPassword
        } catch let problems as Problems {
            question.problem = problems.all.first?.words
        }
        return .page(question.page(holding: nil))
    }

    @Sendable private func signOut(_ visit: Visit) async throws -> Answer {
        let door = try await visit.site.provider?.isWayOf(visit) == true ? visit.site.provider : nil
        try await visit.session?.end(in: accounts.store)
        return .signedOut(then: (door?.signedOut ?? SignInPages.signIn).path)
    }

    @Sendable private func welcome(_ visit: Visit, _ text: String) async throws -> Answer {
        guard let token = SecretToken(text) else { throw NotFound() }
        do {
            try await accounts.welcome(token, password: try visit.form.passwordTypedTwice())
        } catch let problems as Problems {
            return .page(welcomePage(visit, problems))
        }
        return .seeOther(SignInPages.signIn.path)
    }

    private func page(_ visit: Visit, _ problems: Problems? = nil) -> Page {
        let fields = FormFields(typed: visit.form, problems: problems)
        let next = visit.form.has("next") ? visit.form["next"] : visit.query["next"]
        return Page(
            "Sign in", problems: problems,
            """
            <h1>Sign in</h1>\(visit.site.provider?.html(next: next.asOwnPath))
            <form method="post" action="\(SignInPages.signIn.path)" novalidate><input type="hidden" name="next" value="\(next)">
            <input type="hidden" name="token" value="\(visit.session?.token)">
            \(fields.text("sign-in", "Sign-in name", autocomplete: "username", width: 30))
            \(fields.password("password", "Password", autocomplete: "current-password"))
            <p><button class="btn">Sign in</button></p></form>
            """)
    }

    private func codePage(_ visit: Visit, _ problems: Problems? = nil) -> Page {
        let fields = FormFields(problems: problems)
        let next = visit.form.has("next") ? visit.form["next"] : visit.query["next"]
        return Page(
            "Your code", problems: problems,
            """
            <h1>Your code</h1><form method="post" action="\(SignInPages.code.path)" novalidate>
            <input type="hidden" name="next" value="\(next)"><input type="hidden" name="token" value="\(visit.session?.token)">
            \(fields.text("code", "Code of your authenticator", hint: "Six figures. If your phone is lost, type one of your recovery codes instead.", autocomplete: "one-time-code", width: 20))
            <p><button class="btn">Go on</button></p></form><p><a href="\(SignInPages.signIn.path)">Sign in as somebody else</a></p>
            """)
    }

    private func welcomePage(_ visit: Visit, _ problems: Problems?) -> Page {
        Page(
            "Choose your password", problems: problems,
            """
            <h1>Choose your password</h1><p>This link works once. Afterwards you sign in with your name and this password.</p>
            <form method="post" action="\(visit.path)" novalidate><input type="hidden" name="token" value="\(visit.session?.token)">
            \(FormFields(problems: problems).newPassword)<p><button class="btn">Keep this password</button></p></form>
            """)
    }
}

extension Act {
    fileprivate static let goOn = Act("go-on", "go on")
}

extension FormFields {
    /// A new password, twice.
    var newPassword: HTML {
        """
        \(password("password", "Password", hint: "\(Passwords.shortest) characters or more. Three words that do not belong together are good.", autocomplete: "new-password"))
        \(password("again", "The same password again", autocomplete: "new-password"))
        """
    }
}

extension Fields {
    /// A password as it was typed: blanks at its ends belong to it.
    func untrimmed(_ name: String) -> String { pairs.first { $0.name == name }?.value ?? "" }

    func passwordTypedTwice() throws -> String {
        guard untrimmed("password") == untrimmed("again") else {
            throw Problems("again", "The two passwords differ. Type the same one twice.")
        }
        return untrimmed("password")
    }
}

extension String {
    /// Only a path of our own: nothing that a browser could read as another host. The first page for everything else.
    package var asOwnPath: String {
        let isOwn = hasPrefix("/") && !hasPrefix("//") && !contains("\\") && utf8.allSatisfy { $0 > 32 && $0 < 127 }
        return isOwn ? self : "/"
    }
}
