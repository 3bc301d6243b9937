import Foundation
import TestProvider
import Testing

@testable import OpenIDConnect
@testable import SiteKit

@Suite("What is kept of the provider")
struct ProviderTests {
    @Test func `its description and its keys are asked for once an hour`() async throws {
        try await TestProvider.serving { provider in
            let clock = MovingClock()
            let site = try await CouncilSite(provider, now: { clock.now })
            for _ in 0..<3 {
                var browser = CouncilBrowser(site)
                #expect(try await browser.signIn(.manager).status == 303)
            }
            #expect(await provider.asked == ["description": 1, "keys": 1, "token": 3])
            clock.move(by: 3601)
            _ = try await site.canBegin()
            #expect(await provider.asked["description"] == 2)
        }
    }

    @Test func `many who come at once wait for one answer`() async throws {
        try await CouncilSite.visiting { site in
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<20 { group.addTask { try await site.canBegin() } }
                for try await began in group { #expect(began) }
            }
            #expect(await site.provider.asked["description"] == 1)
        }
    }

    @Test func `new keys are looked up when a token names one, at most once a minute`() async throws {
        try await TestProvider.serving { provider in
            let clock = MovingClock()
            let site = try await CouncilSite(provider, now: { clock.now })
            var browser = CouncilBrowser(site)
            #expect(try await browser.signIn(.manager).status == 303)
            await provider.changeKeys()
            #expect(try await browser.signIn(.manager).status == 303)
            #expect(await provider.asked["keys"] == 2)
            await provider.misbehave(.unknownKey)
            for _ in 0..<5 { #expect(try await browser.signIn(.manager).status == 403) }
            #expect(await provider.asked["keys"] == 2)
            clock.move(by: 61)
            #expect(try await browser.signIn(.manager).status == 403)
            #expect(await provider.asked["keys"] == 3)
        }
    }

    @Test func `a key that is no longer published opens nothing after it was looked up again`() async throws {
        try await TestProvider.serving { provider in
            let clock = MovingClock()
            let site = try await CouncilSite(provider, now: { clock.now })
            var browser = CouncilBrowser(site)
            let back = browser.back(await provider.letIn(.manager, by: try await browser.begin()))
            #expect(try await browser.get(back).status == 303)
            await provider.misbehave(.forgedSignature)
            #expect(try await browser.signIn(.manager).status == 403)
        }
    }

    @Test func `when it cannot be asked, what it last said of itself serves for a day`() async throws {
        try await TestProvider.serving { provider in
            let clock = MovingClock()
            let site = try await CouncilSite(provider, now: { clock.now })
            #expect(try await site.canBegin())
            await provider.misbehave(.brokenDescription)
            clock.move(by: 7200)
            #expect(try await site.canBegin())
            clock.move(by: 86_400)
            #expect(try await !site.canBegin())
        }
    }
}

extension CouncilSite {
    func canBegin() async throws -> Bool {
        var browser = CouncilBrowser(self)
        return try await browser.get("/sign-in/council").status == 303
    }
}
