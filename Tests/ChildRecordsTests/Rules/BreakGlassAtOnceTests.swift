import Testing
import Vocabulary

@testable import ChildRecords

@Suite("Emergencies at once")
struct BreakGlassAtOnceTests {
    private func open(_ openings: [BreakGlassAccess], reason: String = "Police are at the door now") throws(BreakGlassRefusal) {
        _ = try BreakGlassAccess.open(
            Identifier(), by: Identifier(), on: .childAtRisk, because: reason, besides: openings, at: Marlshire.noon, on: Marlshire.monday)
    }

    @Test func `the third may be opened and the fourth may not`() throws {
        try open([.made(), .made(5)])
        #expect(throws: BreakGlassRefusal.tooManyOpen) { try open([.made(), .made(5), .made(59)]) }
    }

    @Test func `one that has closed no longer counts`() throws { try open([.made(), .made(5), .made(60)]) }

    @Test func `a short reason is refused first`() {
        #expect(throws: BreakGlassRefusal.reasonTooShort) { try open([.made(), .made(5), .made(59)], reason: "urgent") }
    }
}
