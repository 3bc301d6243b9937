import Foundation
import GRDB
import Vocabulary

/// Signing in and out, two-factor sign-in, and the first password by a one-time link.
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
        site.get(SignInPages.code, .anyone) { request in
            try await waiting(request) == nil ? .seeOther(SignInPages.signIn.path) : .page(codePage(request))
        }
        site.post(SignInPages.code, .anyone, limit: 16_384, giveCode)
        site.post(AskedAgain.place, .signedIn, limit: 16_384, proveAgain)
        site.post(SignInPages.signOut, .signedIn, limit: 16_384, signOut)
        site.get(named: SignInPages.welcomePattern, .anyone) { request, text in
            guard let token = SecretToken(text) else { throw NotFound() }
            _ = try await accounts.account(of: token)
            return .page(welcomePage(request, nil))
        }
        site.post(named: SignInPages.welcomePattern, .anyone, welcome)
    }

    @Sendable private func signIn(_ request: PageRequest) async throws -> Answer {
        let (name, password) = (request.form["sign-in"], request.form.untrimmed("password"))
        do {
            guard let account = try await proof.password(password, of: name, request) else {
                throw Problems("sign-in", "The sign-in name or password is not correct. Check both and try again.")
            }
            if let old = request.session { try await old.lapse(in: accounts.store) }
            let awaitsCode = try await proof.secondStep.standing(of: account).isSet
            let cookie = try await Session.begin(for: account, in: accounts.store, now: Date(), awaitsCode: awaitsCode)
            let next = request.form["next"].asOwnPath
            return .signedIn(cookie, then: awaitsCode ? "\(SignInPages.code.path)?next=\(next.asQueryValue)" : next)
        } catch let problems as Problems {
            return .page(page(request, problems))
        }
    }

    private func waiting(_ request: PageRequest) async throws -> Identifier<Person>? {
        guard let cookie = request.cookie else { return nil }
        return try await Session.awaitingCode(cookie, in: accounts.store, now: Date())
    }

    @Sendable private func giveCode(_ request: PageRequest) async throws -> Answer {
        guard let cookie = request.cookie, let account = try await waiting(request) else { return .seeOther(SignInPages.signIn.path) }
        do {
            guard try await proof.code(request.form["code"], of: account, request) else {
                throw Problems("code", TwoFactorRefusal.wrong.words)
            }
        } catch let problems as Problems {
            return .page(codePage(request, problems))
        }
        try await Session.end(cookie.digest, in: accounts.store)
        return .signedIn(try await Session.begin(for: account, in: accounts.store, now: Date()), then: request.form["next"].asOwnPath)
    }

    /// Of a person who asked for a page that asks again; a form that was sent is asked about in its own place.
    @Sendable private func proveAgain(_ request: PageRequest) async throws -> Answer {
        guard let session = request.session else { throw NotFound() }
        let (hasCode, next) = (try await proof.secondStep.standing(of: session.person.id).isSet, request.form["next"].asOwnPath)
        let isCouncils = try await request.site.provider?.isWayOf(request) ?? false
        var question = AskedAgain(request: request, hasCode: hasCode, isCouncils: isCouncils, act: .goOn, next: next)
        do {
            if try await proof.again(request.form.untrimmed("proof"), by: session.person, request) {
                return .signedIn(try await session.renewed(in: accounts.store, now: Date()), then: next)
            }
            question.problem = hasCode ? TwoFactorRefusal.wrong.words : AskedAgain.wrongPassword
        } catch let problems as Problems {
            question.problem = problems.all.first?.words
        }
        return .page(question.page(holding: nil))
    }

    @Sendable private func signOut(_ request: PageRequest) async throws -> Answer {
        let door = try await request.site.provider?.isWayOf(request) == true ? request.site.provider : nil
        try await request.session?.end(in: accounts.store)
        return .signedOut(then: (door?.signedOut ?? SignInPages.signIn).path)
    }

    @Sendable private func welcome(_ request: PageRequest, _ text: String) async throws -> Answer {
        guard let token = SecretToken(text) else { throw NotFound() }
        do {
            try await accounts.welcome(token, password: try request.form.passwordTypedTwice())
        } catch let problems as Problems {
            return .page(welcomePage(request, problems))
        }
        return .seeOther(SignInPages.signIn.path)
    }

    private func page(_ request: PageRequest, _ problems: Problems? = nil) -> Page {
        let fields = FormFields(typed: request.form, problems: problems)
        let next = request.form.has("next") ? request.form["next"] : request.query["next"]
        return Page(
            "Sign in", problems: problems,
            """
            <h1>Sign in</h1>\(request.site.provider?.html(next: next.asOwnPath))
            <form method="post" action="\(SignInPages.signIn.path)" novalidate><input type="hidden" name="next" value="\(next)">
            <input type="hidden" name="token" value="\(request.session?.token)">
            \(fields.text("sign-in", "Sign-in name", autocomplete: "username", width: 30))
            \(fields.password("password", "Password", autocomplete: "current-password"))
            <p><button class="btn">Sign in</button></p></form>
            """)
    }

    private func codePage(_ request: PageRequest, _ problems: Problems? = nil) -> Page {
        let fields = FormFields(problems: problems)
        let next = request.form.has("next") ? request.form["next"] : request.query["next"]
        return Page(
            "Your code", problems: problems,
            """
            <h1>Your code</h1><form method="post" action="\(SignInPages.code.path)" novalidate>
            <input type="hidden" name="next" value="\(next)"><input type="hidden" name="token" value="\(request.session?.token)">
            \(fields.text("code", "Code from your authenticator app", hint: "6 digits. If you have lost your phone, enter one of your recovery codes instead.", autocomplete: "one-time-code", width: 20))
            <p><button class="btn">Continue</button></p></form><p><a href="\(SignInPages.signIn.path)">Sign in as another person</a></p>
            """)
    }

    private func welcomePage(_ request: PageRequest, _ problems: Problems?) -> Page {
        Page(
            "Choose your password", problems: problems,
            """
            <h1>Choose your password</h1><p>This link works once. After that, sign in with your sign-in name and this password.</p>
            <form method="post" action="\(request.path)" novalidate><input type="hidden" name="token" value="\(request.session?.token)">
            \(FormFields(problems: problems).newPassword)<p><button class="btn">Save password</button></p></form>
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
        \(password("password", "Password", hint: "\(Passwords.shortest) characters or more. Three unrelated words make a good password.", autocomplete: "new-password"))
        \(password("again", "Enter the password again", autocomplete: "new-password"))
        """
    }
}

extension Fields {
    /// A password as it was typed: blanks at its ends belong to it.
    func untrimmed(_ name: String) -> String { pairs.first { $0.name == name }?.value ?? "" }

    func passwordTypedTwice() throws -> String {
        guard untrimmed("password") == untrimmed("again") else {
            throw Problems("again", "The passwords do not match. Enter the same password twice.")
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
