import Foundation
import GRDB
import TestProvider
import Testing

@testable import OpenIDConnect
@testable import SiteKit

@Suite("Proving again who one is, with a council account")
struct StepUpTests {
    /// Signs in, then goes there once more for a step that asks for it.
    private func again(_ site: CouncilSite, _ fault: Fault?, as person: TestPerson = .manager) async throws -> (Answered, CouncilBrowser) {
        var browser = CouncilBrowser(site)
        _ = try await browser.signIn(.manager)
        try await site.store.writeUnaudited {
            try $0.execute(sql: "UPDATE session SET proven = 0; UPDATE openid_session SET is_strong = 0")
        }
        let away = try await browser.begin(next: "/inside", at: "/sign-in/council/again")
        #expect(away.contains("&prompt=login&max_age=0"))
        await site.provider.misbehave(fault)
        return (try await browser.get(browser.back(await site.provider.letIn(person, by: away))), browser)
    }

    private func proven(_ site: CouncilSite) async throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM openid_session JOIN session ON digest = session WHERE is_strong = 1 AND proven > 0)"
        return try await site.store.read { try Bool.fetchOne($0, sql: sql) ?? false }
    }

    @Test func `a fresh and strong sign-in of the same person is kept on the session`() async throws {
        try await CouncilSite.visiting { site in
            var (answer, browser) = try await again(site, nil)
            #expect(answer.status == 303 && answer.location == "/inside")
            #expect(try await proven(site))
            #expect(try await browser.get("/inside").status == 200)
            #expect(try await site.count("session") == 1)
        }
    }

    @Test(
        "a sign-in counts as a proof only from when, and as far as, the council says so",
        arguments: [
            (nil, 0..<60), (Fault.staleAuthentication, 3500..<3700), (.withoutSecondProof, 1_000_000_000..<Int.max),
            (.noAuthenticationTime, 1_000_000_000..<Int.max),
        ])
    func firstProof(fault: Fault?, age: Range<Int>) async throws {
        try await CouncilSite.visiting { site in
            await site.provider.misbehave(fault)
            var browser = CouncilBrowser(site)
            #expect(try await browser.signIn(.manager).status == 303)
            let proven = try await site.store.read { try Int.fetchOne($0, sql: "SELECT proven FROM session") ?? -1 }
            #expect(age.contains(Int(Date().timeIntervalSince1970) - proven))
        }
    }

    @Test(
        "one that is not fresh, or not strong, is not",
        arguments: [
            (Fault.staleAuthentication, "did not say that you signed in again just now"),
            (Fault.noAuthenticationTime, "did not say that you signed in again just now"),
            (Fault.withoutSecondProof, "needs a second proof of who you are"),
            (Fault.forgedSignature, "is not the council’s"),
        ])
    func refused(fault: Fault, words: String) async throws {
        try await CouncilSite.visiting { site in
            let (answer, _) = try await again(site, fault)
            #expect(answer.status == 403 && answer.text.contains(words), "\(answer.text)")
            #expect(try await !proven(site))
        }
    }

    @Test func `a step that asks again leads to the council and lets on who comes back, with the form that waited`() async throws {
        try await CouncilSite.visiting { site in
            var browser = CouncilBrowser(site)
            _ = try await browser.signIn(.manager)
            #expect(try await browser.post("/publish", [("text", "What I typed")]).location == "/published-it")
            try await site.store.writeUnaudited { try $0.execute(sql: "UPDATE session SET proven = 0") }
            let asked = try await browser.post("/publish", [("text", "What I typed")])
            #expect(asked.status == 403 && asked.text.contains("What I typed") && !asked.text.contains("type=\"password\""))
            #expect(asked.text.contains("href=\"/sign-in/council/again?next=%2Fmy-account\" target=\"_blank\""))
            let page = try await browser.get("/publish")
            #expect(page.status == 403 && page.text.contains("href=\"/sign-in/council/again?next=%2Fpublish\""))
            let away = try await browser.begin(next: "/publish", at: "/sign-in/council/again")
            let back = try await browser.get(browser.back(await site.provider.letIn(.manager, by: away)))
            #expect(back.location == "/publish")
            #expect(try await browser.get("/publish").status == 200)
            #expect(try await browser.post("/publish", [("text", "What I typed")]).location == "/published-it")
        }
    }

    @Test func `another person’s proof is not taken`() async throws {
        try await CouncilSite.visiting { site in
            var colleague = CouncilBrowser(site)
            _ = try await colleague.signIn(TestPerson("another-subject", groups: [CouncilSite.managers]))
            let (answer, _) = try await again(site, nil, as: TestPerson("another-subject", groups: [CouncilSite.managers]))
            #expect(answer.status == 403 && answer.text.contains("another person’s council account"))
            #expect(try await !proven(site))
        }
    }

    @Test func `a session that began with a password is not asked there`() async throws {
        try await CouncilSite.visiting { site in
            let (id, _) = try await Accounts(store: site.store, passwords: Passwords()).add(
                signIn: "sam", name: "Sam Lee", roles: [.director], by: .system)
            var browser = CouncilBrowser(site)
            browser.cookies[SessionCookie.name] = try await Session.begin(for: id, in: site.store, now: Date()).text
            #expect(try await browser.get("/sign-in/council/again").status == 404)
            var visitor = CouncilBrowser(site)
            #expect(try await visitor.get("/sign-in/council/again").status == 303)
        }
    }

    @Test func `the provider is asked for what the operator calls strong`() async throws {
        try await TestProvider.serving { provider in
            let site = try await CouncilSite(provider, strong: ["c2", "c1"])
            var browser = CouncilBrowser(site)
            _ = try await browser.signIn(.manager)
            #expect(try await browser.begin(at: "/sign-in/council/again").contains("&acr_values=c1%20c2"))
        }
    }
}
