import Foundation
import GRDB
import Testing
import Vocabulary

@testable import SiteKit
@testable import Throughline

@Suite("Two-factor sign-in that a role needs")
struct RequiredTwoFactorTests {
    @Test func `whoever holds the role and lacks it opens nothing but the way to it`() async throws {
        let council = try await AccessCouncil()
        let (administrator, director, worker) = (
            try await council.member(.administrator, .own), try #require(try await council.member(.director, .own)),
            try await council.member(.socialWorker, .own)
        )
        #expect(try await council.ask("GET", "/inspections", as: director).status == 200)
        let saved = try await council.ask("POST", "/settings/two-factor", as: administrator, fields: [("roles", "director")])
        #expect(saved.status == 303)
        #expect(try await council.ask("GET", "/settings/two-factor", as: administrator).text.contains("has not set it up yet"))

        for path in ["/home", "/inspections", "/children", "/my-account"] {
            let answer = try await council.ask("GET", path, as: director)
            #expect(answer.status == 303 && answer.location == "/my-account/second-step", "\(path)")
        }
        let sent = try await council.ask("POST", "/settings/grants", as: director)
        #expect(sent.status == 403 && sent.text.contains("Set up two-factor sign-in first"))
        let setUp = try await council.ask("GET", "/my-account/second-step", as: director)
        #expect(setUp.status == 200 && setUp.text.contains("Your role needs two-factor sign-in."))
        #expect(try await council.ask("GET", "/published", as: director).status == 200)
        #expect(try await council.ask("GET", "/inspections", as: worker).status == 200, "other roles do not need it")

        let sealed = try #require(setUp.text.firstMatch(of: /name="sealed" value="([0-9a-f]+)"/)).1
        let keys = AuditHeads.directory(beside: council.store.directory)
        let secret = try #require(
            try SealingKey(in: keys).open([UInt8](hexadecimal: String(sealed), count: sealed.count / 2) ?? [], of: director.id.text))
        let code = OneTimeCode(secret: secret).code(at: OneTimeCode.counter(at: Date()))
        let done = try await council.ask(
            "POST", "/my-account/second-step", as: director, fields: [("sealed", String(sealed)), ("code", code)])
        #expect(done.status == 200 && done.text.contains("Your recovery codes"))
        #expect(try await council.ask("GET", "/inspections", as: director).status == 200)
    }

    @Test func `a role that this version does not know lets nobody in on a guess`() async throws {
        let council = try await AccessCouncil()
        try await Settings(council.store).set(RequiredTwoFactor.setting, "wizard", by: .system)
        let director = try await council.member(.director, .own)
        #expect(try await council.ask("GET", "/inspections", as: director).status == 500)
    }
}
