import Testing
import Vocabulary

@testable import ChildRecords

@Suite("Emergencies at once")
struct EmergenciesAtOnceTests {
    private func open(_ openings: [EmergencyOpening], reason: String = "Police are at the door now") throws(EmergencyRefusal) {
        _ = try EmergencyOpening.open(
            Identifier(), by: Identifier(), on: .childAtRisk, because: reason, besides: openings, at: Marlshire.noon, on: Marlshire.monday)
    }

    @Test func `the third may be opened and the fourth may not`() throws {
        try open([.made(), .made(5)])
        #expect(throws: EmergencyRefusal.tooManyOpen) { try open([.made(), .made(5), .made(59)]) }
    }

    @Test func `one that has closed no longer counts`() throws { try open([.made(), .made(5), .made(60)]) }

    @Test func `a short reason is refused first`() {
        #expect(throws: EmergencyRefusal.reasonTooShort) { try open([.made(), .made(5), .made(59)], reason: "urgent") }
    }
}
