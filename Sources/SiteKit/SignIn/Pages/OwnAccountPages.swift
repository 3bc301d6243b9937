import Foundation
import GRDB
import Vocabulary

/// What everybody keeps of their own: password, two-factor sign-in, and where they are signed in.
package struct OwnAccountPages: Sendable {
    package static let place = Place("/my-account")
    static let password = Place("/my-account/password")
    static let signOutElsewhere = Place("/my-account/sign-out-elsewhere")
    static let stay = Place("/my-account/stay")
    static let secondStep = Place("/my-account/second-step")
    static let removeSecondStep = Place("/my-account/second-step/remove")
    static let recoveryCodes = Place("/my-account/recovery-codes")

    let proof: Proof
    private var store: Store { proof.store }

    func register(on site: inout Site) {
        site.get(OwnAccountPages.place, .signedIn) { .page(try await page($0)) }
        site.get(OwnAccountPages.password, .keepOwnSignIn) { .page(try await passwordPage($0)) }
        site.post(OwnAccountPages.password, .keepOwnSignIn, limit: 16_384, changePassword)
        site.post(OwnAccountPages.signOutElsewhere, .signedIn, limit: 16_384, signOutElsewhere)
        // The session was found, and so it was seen: that is all that staying signed in needs.
        site.post(OwnAccountPages.stay, .signedIn, limit: 16_384) { _ in .seeOther(OwnAccountPages.place.path) }
        site.get(OwnAccountPages.secondStep, .keepOwnSignIn) { .page(try await secondStepPage($0)) }
        site.post(OwnAccountPages.secondStep, .keepOwnSignIn, limit: 16_384, confirmSecondStep)
        site.post(OwnAccountPages.removeSecondStep, .keepOwnSignIn, limit: 16_384, removeSecondStep)
        site.post(OwnAccountPages.recoveryCodes, .keepOwnSignIn, limit: 16_384, renewRecoveryCodes)
    }

    @Sendable private func changePassword(_ request: PageRequest) async throws -> Answer {
        do {
            let password = try request.form.passwordTypedTwice()
            let (id, present) = (request.person.id, request.form.untrimmed("present"))
            let isRight = try await proof.prove("again \(id)", of: id, "password", at: "present", request) {
                try await proof.accounts.isPassword(present, of: id)
            }
            guard isRight else { throw Problems("present", "Your current password is not correct. Enter it again.") }
            try await proof.accounts.changePassword(
                of: id, to: password, in: request.session?.digest, on: request.today, by: request.changer)
            return .seeOther(OwnAccountPages.place.path, saying: "Password changed.")
        } catch let problems as Problems {
            return .page(try await passwordPage(request, problems))
        }
    }

    @Sendable private func signOutElsewhere(_ request: PageRequest) async throws -> Answer {
        let (id, here) = (request.person.id, request.session?.digest)
        try await store.change(by: request.changer, .keepOwnSignIn, on: id.text, ground: "signed out elsewhere") { db in
            try Session.endAll(of: id, but: here, in: db)
        }
        return .seeOther(OwnAccountPages.place.path, saying: "You are signed out on every other browser.")
    }

    @Sendable private func confirmSecondStep(_ request: PageRequest) async throws -> Answer {
        do {
            let typed = request.form["code"].filter { !$0.isWhitespace }
            let codes = try await proof.secondStep.confirm(
                typed, sealed: request.form["sealed"], for: request.changer, of: request.person.id, now: Date(),
                telling: news(.twoFactorSet, request))
            return .page(TwoFactorPage.recoveryCodes(codes))
        } catch let problems as Problems {
            return .page(try await secondStepPage(request, problems))
        }
    }

    @Sendable private func removeSecondStep(_ request: PageRequest) async throws -> Answer {
        guard try await proof.code(request.form["code"], of: request.person.id, request) else {
            return .page(try await secondStepPage(request, Problems("code", TwoFactorRefusal.wrong.words)))
        }
        let id = request.person.id
        try await store.change(by: request.changer, .keepOwnSignIn, on: id.text, ground: "second step taken away") { db in
            try TwoFactor.remove(of: id, in: db)
            try news(.twoFactorRemoved, request)(db)
        }
        return .seeOther(OwnAccountPages.place.path, saying: "Two-factor sign-in removed.")
    }

    /// Tells the owner, inside the change.
    private func news(_ news: AccessNews, _ request: PageRequest) -> @Sendable (Database) throws -> Void {
        { db in
            try proof.accounts.notices.tell(news, of: request.person.id, by: request.changer, on: request.today, in: db)
        }
    }

    @Sendable private func renewRecoveryCodes(_ request: PageRequest) async throws -> Answer {
        guard try await proof.code(request.form["code"], of: request.person.id, request) else {
            return .page(try await secondStepPage(request, Problems("code", TwoFactorRefusal.wrong.words)))
        }
        return .page(
            TwoFactorPage.recoveryCodes(
                try await proof.secondStep.renewRecoveryCodes(
                    for: request.changer, of: request.person.id, telling: news(.recoveryCodesMade, request))))
    }

    private func page(_ request: PageRequest) async throws -> Page {
        let (id, now) = (request.person.id, Int(Date().timeIntervalSince1970))
        let standing = try await proof.secondStep.standing(of: id)
        let others = try await store.read { [here = request.session?.digest] db in
            let sql = "SELECT count(*) FROM session WHERE account = ? AND digest IS NOT ? AND awaits_code = 0 AND seen >= ? AND begun >= ?"
            let held = try Int.fetchOne(
                db.cachedStatement(sql: sql), arguments: [id, here, now - Session.idle, now - Session.absolute])
            return held ?? 0
        }
        let elsewhere: HTML =
            others == 0
            ? "<p>You are signed in on this browser only.</p>"
            : """
            <p>You are signed in on \(others) other \(others == 1 ? "browser" : "browsers") as well.</p>
            \(request.button("Sign out everywhere else", to: OwnAccountPages.signOutElsewhere.path))
            """
        let step: HTML =
            standing.isSet
            ? "Set up, with \(standing.recoveryCodesLeft) of \(RecoveryCode.atATime) recovery codes left"
            : "Not set up: anyone with your password can sign in as you"
        return Page(
            "My account",
            """
            <h1>My account</h1><dl class="summary">
            <div><dt>Name</dt><dd>\(request.person.name)</dd></div>
            <div><dt>Access</dt><dd><a href="\(GrantPages.own.path)">My roles and when they end</a></dd></div>
            <div><dt>Password</dt><dd><a href="\(OwnAccountPages.password.path)">Change my password</a></dd></div>
            <div><dt>Two-factor sign-in</dt><dd>\(step). <a href="\(OwnAccountPages.secondStep.path)">\(standing.isSet ? "Change" : "Set up")</a></dd></div></dl>
            <h2>Where I am signed in</h2>\(elsewhere)
            <p>You are signed out after \(Session.idle / 60) minutes without opening a page, and after \(Session.absolute / 3600) hours in any case. \
            What you have entered is kept until you sign in again.</p>
            """)
    }

    private func passwordPage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let fields = FormFields(problems: problems)
        return Page(
            "Change my password", breadcrumbs: [("My account", OwnAccountPages.place.path)], problems: problems,
            """
            <h1>Change my password</h1><p>You will be signed out on every other browser.</p>
            \(request.form(to: OwnAccountPages.password.path, "\(fields.password("present", "Current password", autocomplete: "current-password"))\(fields.newPassword)<p><button class=\"btn\">Change password</button></p>"))
            """)
    }

    private func secondStepPage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let standing = try await proof.secondStep.standing(of: request.person.id)
        guard !standing.isSet else { return TwoFactorPage(request: request, problems: problems).standing(standing) }
        let sealed = request.form.has("sealed") ? request.form["sealed"] : nil
        let offer = try proof.secondStep.offer(to: request.person.id, sealed: sealed)
        let name = try await store.read { [id = request.person.id] db in
            try String.fetchOne(db.cachedStatement(sql: "SELECT sign_in FROM account WHERE id = ?"), arguments: [id])
        }
        return TwoFactorPage(request: request, problems: problems).setUp(offer, account: name ?? request.person.name)
    }
}
