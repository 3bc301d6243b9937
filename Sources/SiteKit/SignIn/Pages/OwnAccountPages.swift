import Foundation
import GRDB
import Vocabulary

/// What everybody keeps of their own: password, second step, and where they are signed in.
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
        site.get(OwnAccountPages.password, .signedIn) { .page(try await passwordPage($0)) }
        site.post(OwnAccountPages.password, .signedIn, limit: 16_384, changePassword)
        site.post(OwnAccountPages.signOutElsewhere, .signedIn, limit: 16_384, signOutElsewhere)
        // The session was found, and so it was seen: that is all that staying signed in needs.
        site.post(OwnAccountPages.stay, .signedIn, limit: 16_384) { _ in .seeOther(OwnAccountPages.place.path) }
        site.get(OwnAccountPages.secondStep, .signedIn) { .page(try await secondStepPage($0)) }
        site.post(OwnAccountPages.secondStep, .signedIn, limit: 16_384, confirmSecondStep)
        site.post(OwnAccountPages.removeSecondStep, .signedIn, limit: 16_384, removeSecondStep)
        site.post(OwnAccountPages.recoveryCodes, .signedIn, limit: 16_384, renewRecoveryCodes)
    }

    @Sendable private func changePassword(_ visit: Visit) async throws -> Answer {
        do {
            let password = try visit.form.passwordTypedTwice()
            guard await proof.throttle.admits(account: "again \(visit.person.id)", address: visit.ownAddress) else {
                throw Problems("present", Proof.tooMany)
            }
            try await proof.accounts.changePassword(
                of: visit.person.id, from: visit.form.untrimmed("present"), to: password, in: visit.session?.digest, by: visit.changer)
            await proof.throttle.forget(account: "again \(visit.person.id)", address: visit.ownAddress)
            return .seeOther(OwnAccountPages.place.path)
        } catch let problems as Problems {
            return .page(try await passwordPage(visit, problems))
        }
    }

    @Sendable private func signOutElsewhere(_ visit: Visit) async throws -> Answer {
        let (id, here) = (visit.person.id, visit.session?.digest)
        try await store.change(by: visit.changer, .keepOwnSignIn, on: id.text, ground: "signed out elsewhere") { db in
            try Session.endAll(of: id, but: here, in: db)
        }
        return .seeOther(OwnAccountPages.place.path)
    }

    @Sendable private func confirmSecondStep(_ visit: Visit) async throws -> Answer {
        do {
            let typed = visit.form["code"].filter { !$0.isWhitespace }
            let codes = try await proof.secondStep.confirm(
                typed, sealed: visit.form["sealed"], for: visit.changer, of: visit.person.id, now: Date())
            return .page(SecondStepPage.recoveryCodes(codes))
        } catch let problems as Problems {
            return .page(try await secondStepPage(visit, problems))
        }
    }

    @Sendable private func removeSecondStep(_ visit: Visit) async throws -> Answer {
        guard try await proof.code(visit.form["code"], of: visit.person.id, visit) else {
            return .page(try await secondStepPage(visit, Problems("code", SecondStepRefusal.wrong.words)))
        }
        let id = visit.person.id
        try await store.change(by: visit.changer, .keepOwnSignIn, on: id.text, ground: "second step taken away") { db in
            try SecondStep.remove(of: id, in: db)
        }
        return .seeOther(OwnAccountPages.place.path)
    }

    @Sendable private func renewRecoveryCodes(_ visit: Visit) async throws -> Answer {
        guard try await proof.code(visit.form["code"], of: visit.person.id, visit) else {
            return .page(try await secondStepPage(visit, Problems("code", SecondStepRefusal.wrong.words)))
        }
        return .page(SecondStepPage.recoveryCodes(try await proof.secondStep.renewRecoveryCodes(for: visit.changer, of: visit.person.id)))
    }

    private func page(_ visit: Visit) async throws -> Page {
        let (id, now) = (visit.person.id, Int(Date().timeIntervalSince1970))
        let standing = try await proof.secondStep.standing(of: id)
        let others = try await store.read { [here = visit.session?.digest] db in
            let sql = "SELECT count(*) FROM session WHERE account = ? AND digest IS NOT ? AND awaits_code = 0 AND seen >= ? AND begun >= ?"
            let held = try Int.fetchOne(
                db.cachedStatement(sql: sql), arguments: [id, here, now - Session.idle, now - Session.absolute])
            return held ?? 0
        }
        let elsewhere: HTML =
            others == 0
            ? "<p>You are signed in in this browser only.</p>"
            : """
            <p>You are signed in in \(others) other \(others == 1 ? "browser" : "browsers") as well.</p>
            \(visit.button("Sign out everywhere else", to: OwnAccountPages.signOutElsewhere.path))
            """
        let step: HTML =
            standing.isSet
            ? "Set up, with \(standing.recoveryCodesLeft) of \(RecoveryCode.atATime) recovery codes left"
            : "Not set up: whoever has your password can sign in as you"
        return Page(
            "My account",
            """
            <h1>My account</h1><dl class="summary">
            <div><dt>Name</dt><dd>\(visit.person.name)</dd></div>
            <div><dt>Access</dt><dd><a href="\(GrantPages.own.path)">What I may do, how far and until when</a></dd></div>
            <div><dt>Password</dt><dd><a href="\(OwnAccountPages.password.path)">Change my password</a></dd></div>
            <div><dt>Second step</dt><dd>\(step). <a href="\(OwnAccountPages.secondStep.path)">\(standing.isSet ? "Change" : "Set it up")</a></dd></div></dl>
            <h2>Where I am signed in</h2>\(elsewhere)
            <p>A browser is signed out after \(Session.idle / 60) minutes without a page, and after \(Session.absolute / 3600) hours in any case. \
            What you have typed then waits for you to sign in again.</p>
            """)
    }

    private func passwordPage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let fields = FormFields(problems: problems)
        return Page(
            "Change my password", breadcrumbs: [("My account", OwnAccountPages.place.path)], problems: problems,
            """
            <h1>Change my password</h1><p>You are then signed out in every other browser.</p>
            \(visit.form(to: OwnAccountPages.password.path, "\(fields.password("present", "Present password", autocomplete: "current-password"))\(fields.newPassword)<p><button class=\"btn\">Keep this password</button></p>"))
            """)
    }

    private func secondStepPage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let standing = try await proof.secondStep.standing(of: visit.person.id)
        guard !standing.isSet else { return SecondStepPage(visit: visit, problems: problems).standing(standing) }
        let sealed = visit.form.has("sealed") ? visit.form["sealed"] : nil
        let offer = try proof.secondStep.offer(to: visit.person.id, sealed: sealed)
        let name = try await store.read { [id = visit.person.id] db in
            try String.fetchOne(db.cachedStatement(sql: "SELECT sign_in FROM account WHERE id = ?"), arguments: [id])
        }
        return SecondStepPage(visit: visit, problems: problems).setUp(offer, account: name ?? visit.person.name)
    }
}
