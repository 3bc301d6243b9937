import TestProvider
import Testing

@testable import OpenIDConnect
@testable import SiteKit

@Suite("A provider, or somebody between, that does wrong")
struct FaultsTests {
    struct Wrong: CustomTestStringConvertible, Sendable {
        let fault: Fault
        let status: Int
        let words: String
        var testDescription: String { fault.rawValue }

        init(_ fault: Fault, _ status: Int, _ words: String) { (self.fault, self.status, self.words) = (fault, status, words) }
    }

    static let tokens = [
        Wrong(.forgedSignature, 403, "The signature under the council’s statement is not the council’s."),
        Wrong(.unknownKey, 403, "signed with a key that the council does not publish"),
        Wrong(.encryptionKey, 403, "signed with a key that the council does not publish"),
        Wrong(.missingKeyName, 403, "signed with a key that the council does not publish"),
        Wrong(.algorithmNone, 403, "signed in a way that proves nothing"),
        Wrong(.sharedSecretOfThePublicKey, 403, "signed in a way that proves nothing"),
        Wrong(.keyOfAnotherKind, 403, "signed in a way that proves nothing"),
        Wrong(.brokenToken, 403, "no statement that could be read"),
        Wrong(.paddedToken, 403, "no statement that could be read"),
        Wrong(.unknownExtension, 403, "no statement that could be read"),
        Wrong(.alteredClaims, 403, "The signature under the council’s statement is not the council’s."),
        Wrong(.longSignature, 403, "The signature under the council’s statement is not the council’s."),
        Wrong(.expired, 403, "is too old"), Wrong(.longAgo, 403, "is too old"),
        Wrong(.notYetValid, 403, "is from the future"), Wrong(.fromTheFuture, 403, "is from the future"),
        Wrong(.wrongAudience, 403, "was made for another service"),
        Wrong(.severalAudiences, 403, "was given to another service"), Wrong(.otherParty, 403, "was given to another service"),
        Wrong(.wrongIssuer, 403, "made by somebody else than the council"),
        Wrong(.wrongNonce, 403, "belongs to another sign-in"), Wrong(.noNonce, 403, "belongs to another sign-in"),
        Wrong(.noSubject, 403, "does not say whom it is about"),
        Wrong(.noGroups, 403, "the groups claim must be added"),
        Wrong(.overage, 403, "choose “Groups assigned to the application”"),
        Wrong(.hasGroups, 403, "choose “Groups assigned to the application”"),
    ]

    static let answers = [
        Wrong(.huge, 502, "sent more than can be right"), Wrong(.brokenJSON, 502, "could not be read"),
        Wrong(.noToken, 502, "could not be read"), Wrong(.redirects, 502, "could not be read"),
        Wrong(.codeRefused, 502, "did not accept the code"), Wrong(.clientRefused, 502, "Its secret may be wrong or may have expired"),
        Wrong(.serverError, 502, "went wrong there"), Wrong(.hugeKeys, 502, "sent more than can be right"),
        Wrong(.brokenKeys, 502, "could not be read"),
    ]

    static let descriptions = [
        Wrong(.describesAnother, 502, "calls itself by another name"), Wrong(.namesUnsafeAddress, 502, "not safe to ask"),
        Wrong(.hugeDescription, 502, "sent more than can be right"), Wrong(.brokenDescription, 502, "could not be read"),
        Wrong(.noWayForTheSecret, 502, "in no way that this service knows"),
    ]

    /// Nobody is signed in, nothing was made, the words say what happened, and what was wrong at the provider is no error of ours.
    private func expectNothing(_ answer: Answered, _ wrong: Wrong, _ browser: CouncilBrowser, _ site: CouncilSite) async throws {
        #expect(answer.status == wrong.status && answer.text.contains(wrong.words), "\(answer.status) \(answer.text)")
        #expect(answer.text.contains("<a href=\"/sign-in\">"))
        #expect(!browser.isSignedIn)
        for table in ["session", "account", "account_grant", "openid_person", "openid_session"] {
            #expect(try await site.count(table) == 0, "\(table)")
        }
        #expect(
            site.logs.lines.count == 1 && site.logs.lines.allSatisfy { $0.hasPrefix("a sign-in at the council’s provider was refused") })
    }

    @Test("a token that is not right in every respect opens nothing", arguments: tokens + answers)
    func token(wrong: Wrong) async throws {
        try await CouncilSite.visiting { site in
            var browser = CouncilBrowser(site)
            let away = try await browser.begin()
            await site.provider.misbehave(wrong.fault)
            let answer = try await browser.get(browser.back(await site.provider.letIn(.manager, by: away)))
            try await expectNothing(answer, wrong, browser, site)
        }
    }

    @Test func `the same way with the right token opens a session`() async throws {
        try await CouncilSite.visiting { site in
            var browser = CouncilBrowser(site)
            let away = try await browser.begin()
            await site.provider.misbehave(nil)
            _ = try await browser.get(browser.back(await site.provider.letIn(.manager, by: away)))
            #expect(browser.isSignedIn)
            #expect(try await site.counts("session", "account") == [1, 1])
        }
    }

    @Test("a provider that does not say what it is gets no browser sent to it", arguments: descriptions)
    func description(wrong: Wrong) async throws {
        try await CouncilSite.visiting(wrong.fault) { site in
            var browser = CouncilBrowser(site)
            let answer = try await browser.get("/sign-in/council")
            #expect(answer.location == nil && browser.cookies.isEmpty)
            try await expectNothing(answer, wrong, browser, site)
        }
    }

    @Test func `a provider that never answers is not waited for`() async throws {
        try await CouncilSite.visiting(.slowDescription, patience: 0.5) { site in
            var browser = CouncilBrowser(site)
            try await expectNothing(
                browser.get("/sign-in/council"), Wrong(.slowDescription, 504, "took too long"), browser, site)
        }
    }

    @Test func `a provider that never gives the token is not waited for`() async throws {
        try await CouncilSite.visiting(patience: 45) { site in
            var browser = CouncilBrowser(site)
            let away = try await browser.begin()
            await site.provider.misbehave(.slow)
            let answer = try await browser.get(browser.back(await site.provider.letIn(.manager, by: away)))
            try await expectNothing(answer, Wrong(.slow, 504, "took too long"), browser, site)
        }
    }

    @Test func `a provider that is not there is told of, and the way in with a password stays`() async throws {
        let gone = try await CouncilSite(TestProvider(port: 1))
        var browser = CouncilBrowser(gone)
        try await expectNothing(browser.get("/sign-in/council"), Wrong(.slow, 502, "could not be reached"), browser, gone)
        #expect(try await browser.get("/sign-in").text.contains("name=\"password\""))
    }

    @Test func `every fault of the provider of the tests is tried here or where it belongs`() {
        let tried = Set((FaultsTests.tokens + FaultsTests.answers + FaultsTests.descriptions).map(\.fault))
        let elsewhere: Set<Fault> = [.slow, .slowDescription, .staleAuthentication, .noAuthenticationTime, .withoutSecondProof]
        #expect(tried.union(elsewhere) == Set(Fault.allCases))
    }

    @Test func `each refusal has words of its own and a status that is no success`() {
        let words = ProviderRefusal.allCases.map(\.words)
        #expect(Set(words).count == words.count)
        for refusal in ProviderRefusal.allCases { #expect((400...504).contains(refusal.status), "\(refusal)") }
    }
}
