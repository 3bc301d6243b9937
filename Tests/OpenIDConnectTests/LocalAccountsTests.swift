import TestProvider
import Testing

@testable import OpenIDConnect
@testable import SiteKit

@Suite("Accounts with a password beside the council’s sign-in")
struct LocalAccountsTests {
    private let password = "otter lamp granite"

    private func account(_ signIn: String, in site: CouncilSite) async throws {
        let accounts = Accounts(store: site.store, passwords: Passwords())
        let (_, token) = try await accounts.add(signIn: signIn, name: "Sam Lee", roles: [.director], by: .system)
        try await accounts.welcome(token, password: password)
    }

    private func signIn(_ name: String, in site: CouncilSite) async throws -> (Answered, Bool) {
        var browser = CouncilBrowser(site)
        let answer = try await browser.post("/sign-in", [("sign-in", name), ("password", password)], from: "/sign-in")
        return (answer, browser.isSignedIn)
    }

    @Test func `they stay open when nobody closes them`() async throws {
        try await CouncilSite.visiting { site in
            try await account("sam.lee", in: site)
            #expect(try await signIn("sam.lee", in: site).1)
        }
    }

    @Test func `closed, they answer like a wrong password, and only the recovery account opens`() async throws {
        try await TestProvider.serving { provider in
            let site = try await CouncilSite(provider, onlyLocalAccount: "Sealed.Recovery")
            for name in ["sam.lee", "sealed.recovery"] { try await account(name, in: site) }
            let (closed, isIn) = try await signIn("sam.lee", in: site)
            #expect(!isIn && closed.text.contains("The sign-in name or password is not correct"))
            let unknown = try await signIn("nobody", in: site).0
            #expect(closed.status == unknown.status && closed.text.replacing("sam.lee", with: "nobody") == unknown.text)
            #expect(try await signIn("sealed.recovery", in: site).1)
            #expect(closed.text.contains("Recovery account"))
        }
    }

    @Test func `they are not closed before the recovery account has a password`() async throws {
        try await CouncilSite.visiting { site in
            await #expect(throws: (any Error).self) { try await RecoveryAccount.check("sealed", in: site.store) }
            let accounts = Accounts(store: site.store, passwords: Passwords())
            let (_, token) = try await accounts.add(signIn: "sealed", name: "Recovery", roles: [.administrator], by: .system)
            await #expect(throws: (any Error).self) { try await RecoveryAccount.check("sealed", in: site.store) }
            try await accounts.welcome(token, password: password)
            try await RecoveryAccount.check("sealed", in: site.store)
        }
    }

    @Test func `a council account has no password that could be guessed`() async throws {
        try await CouncilSite.visiting { site in
            var browser = CouncilBrowser(site)
            _ = try await browser.signIn(.manager)
            for guess in ["", "null", password] {
                var other = CouncilBrowser(site)
                let answer = try await other.post(
                    "/sign-in", [("sign-in", TestPerson.manager.signIn), ("password", guess)], from: "/sign-in")
                #expect(answer.status == 422 && !other.isSignedIn)
            }
        }
    }
}
