import Foundation
import GRDB
import Testing
import Vocabulary

@testable import SiteKit

@Suite("Two-factor sign-in")
struct SecondStepTests {
    private let password = "otter lamp granite"

    /// Somebody whose two-factor sign-in is set up, the code maker of their phone and their recovery codes.
    private func setUp() async throws -> (site: TestSite, id: Identifier<Person>, phone: OneTimeCode, recovery: [RecoveryCode]) {
        let site = try await TestSite()
        let id = try await site.account("priya")
        let step = step(site)
        let offer = try step.offer(to: id)
        let phone = offer.code
        // The first code was used a while ago.
        let before = Date() - 300
        let codes = try await step.confirm(
            phone.code(at: OneTimeCode.counter(at: before)), sealed: offer.sealed, for: Changer(account: id.text), of: id, now: before)
        return (site, id, phone, codes)
    }

    private func step(_ site: TestSite) -> TwoFactor { TwoFactor(store: site.store, keys: site.kept.directory.appending(path: "keys")) }
    private func now(_ phone: OneTimeCode) -> String { phone.code(at: OneTimeCode.counter(at: Date())) }

    /// A browser in which the password was right.
    private func halfway(_ site: TestSite) async throws -> TestBrowser {
        var browser = TestBrowser(site)
        let answer = try await browser.send([("sign-in", "priya"), ("password", password), ("next", "/notes")], from: "/sign-in")
        #expect(answer.location == "/sign-in/code?next=%2Fnotes")
        return browser
    }

    @Test func `password and code together open a session and lead on`() async throws {
        let (site, _, phone, _) = try await setUp()
        var browser = try await halfway(site)
        let answer = try await browser.send([("code", now(phone))], from: "/sign-in/code?next=%2Fnotes", to: "/sign-in/code")
        #expect(answer.status == 303 && answer.location == "/notes")
        #expect(try await browser.get("/notes").status == 200)
    }

    @Test func `the password alone opens nothing`() async throws {
        let (site, _, _, _) = try await setUp()
        var browser = try await halfway(site)
        for path in ["/notes", "/my-account", "/my-account/second-step"] { #expect(try await browser.get(path).status == 303, "\(path)") }
        #expect(try await browser.post("/my-account/password", [("present", password)]).status == 303)
    }

    @Test func `a wrong code is refused, and the eleventh guess is not looked at`() async throws {
        let (site, _, phone, _) = try await setUp()
        var browser = try await halfway(site)
        for _ in 0..<10 {
            let answer = try await browser.send([("code", "000000")], from: "/sign-in/code")
            #expect(answer.status == 422 && answer.text.contains("That code is not right") && answer["Set-Cookie"] == nil)
        }
        let answer = try await browser.send([("code", now(phone))], from: "/sign-in/code")
        #expect(answer.status == 422 && answer.text.contains("Too many tries"))
    }

    @Test func `a code is taken once`() async throws {
        let (site, _, phone, _) = try await setUp()
        var first = try await halfway(site)
        let code = now(phone)
        #expect(try await first.send([("code", code)], from: "/sign-in/code").status == 303)
        var second = try await halfway(site)
        #expect(try await second.send([("code", code)], from: "/sign-in/code").status == 422)
    }

    @Test func `a recovery code stands in for the phone, once`() async throws {
        let (site, id, _, recovery) = try await setUp()
        var first = try await halfway(site)
        #expect(try await first.send([("code", recovery[3].written)], from: "/sign-in/code").status == 303)
        #expect(try await step(site).standing(of: id).recoveryCodesLeft == 9)
        var second = try await halfway(site)
        #expect(try await second.send([("code", recovery[3].written)], from: "/sign-in/code").status == 422)
    }

    @Test func `another person's recovery code is nothing`() async throws {
        let (site, _, _, recovery) = try await setUp()
        let other = try await site.account("sam")
        #expect(try await step(site).isRight(recovery[0].text, for: other, now: Date()) == false)
    }

    @Test func `the code may take ten minutes, no more`() async throws {
        let (site, id, _, _) = try await setUp()
        let start = Date(timeIntervalSince1970: 1_655_700_000)
        let cookie = try await Session.begin(for: id, in: site.store, now: start, awaitsCode: true)
        #expect(try await Session.awaitingCode(cookie, in: site.store, now: start + 600) == id)
        #expect(try await Session.awaitingCode(cookie, in: site.store, now: start + 601) == nil)
        #expect(try await Session.find(cookie, in: site.store, now: start) == nil)
    }

    @Test func `neither the secret nor a recovery code can be read from the store`() async throws {
        let (site, id, phone, recovery) = try await setUp()
        let everything = try await site.kept.contents(leavingOut: [])
        #expect(
            !everything.contains(phone.text) && !everything.contains(phone.secret.hexadecimal) && !everything.contains(recovery[0].text))
        let sealed = try await site.store.read { try Data.fetchOne($0, sql: "SELECT secret FROM second_step") } ?? Data()
        #expect(sealed.firstRange(of: Data(phone.secret)) == nil)
        let key = try #require(try SealingKey(existingIn: site.kept.directory.appending(path: "keys")))
        #expect(key.open(Array(sealed), of: id.text) == phone.secret)
        #expect(key.open(Array(sealed), of: Identifier<Person>().text) == nil, "a row copied to another account opens nothing")
        let other = try SealingKey(in: site.kept.directory.appending(path: "other"))
        #expect(other.open(Array(sealed), of: id.text) == nil)
    }

    @Test func `without the key codes are refused in words, and recovery codes still open`() async throws {
        let (site, _, phone, recovery) = try await setUp()
        try FileManager.default.removeItem(at: site.kept.directory.appending(path: "keys/sign-in-key"))
        var browser = try await halfway(site)
        let refused = try await browser.send([("code", now(phone))], from: "/sign-in/code")
        #expect(refused.status == 409 && refused.text.contains("key for two-factor sign-in is missing"))
        #expect(try await browser.send([("code", recovery[0].written)], from: "/sign-in/code").status == 303)
        #expect(!FileManager.default.fileExists(atPath: site.kept.directory.appending(path: "keys/sign-in-key").path))
    }

    @Test func `a person sets it up with their phone, and takes it away with a code`() async throws {
        let site = try await TestSite()
        var browser = try await site.browser(signIn: "priya")
        let id = try #require(try await site.store.read { try Identifier<Person>.fetchOne($0, sql: "SELECT id FROM account") })
        let shown = try await browser.get("/my-account/second-step")
        #expect(shown.text.contains("<svg class=\"qr\""))
        let sealed = try #require(shown.text.firstMatch(of: /name="sealed" value="([0-9a-f]+)"/).map { String($0.1) })
        let phone = try step(site).offer(to: id, sealed: sealed).code
        #expect(shown.text.replacing(" ", with: "").contains(phone.text), "the key for typing is the picture’s")
        let wrong = try await browser.post("/my-account/second-step", TestBrowser.filled(shown.text, [("code", "000000")]))
        #expect(wrong.status == 422 && wrong.text.contains(sealed), "the picture stays the same")
        #expect(try await step(site).standing(of: id).isSet == false)
        let first = now(phone)
        let done = try await browser.post("/my-account/second-step", TestBrowser.filled(wrong.text, [("code", first)]))
        #expect(done.status == 200 && done.text.count(of: "<li><code>") == 10)
        #expect(try await step(site).standing(of: id).isSet)
        let refused = try await browser.send([("code", first)], from: "/my-account/second-step", to: "/my-account/second-step/remove")
        #expect(refused.status == 422, "the code of setting up was used")
        let recovery = try #require(done.text.firstMatch(of: /<li><code>([a-z0-9-]+)<\/code>/).map { String($0.1) })
        let gone = try await browser.send([("code", recovery)], from: "/my-account/second-step", to: "/my-account/second-step/remove")
        #expect(gone.status == 303)
        #expect(try await step(site).standing(of: id).isSet == false)
        #expect(try await site.kept.count("recovery_code") == 0)
    }

    @Test func `what was offered to one person cannot be set up by another, nor over one that is there`() async throws {
        let (site, id, _, _) = try await setUp()
        let (other, step) = (try await site.account("sam"), step(site))
        let (offer, now) = (try step.offer(to: id), Date())
        let code = offer.code.code(at: OneTimeCode.counter(at: now))
        await #expect(throws: TwoFactorRefusal.cannotBeRead) {
            _ = try await step.confirm(code, sealed: offer.sealed, for: Changer(account: other.text), of: other, now: now)
        }
        await #expect(throws: TwoFactorRefusal.isSet) {
            _ = try await step.confirm(code, sealed: offer.sealed, for: Changer(account: id.text), of: id, now: now)
        }
    }
}
