import ActionPlans
import EvidenceItems
import Testing

@Suite("Evidence that may be cited outside")
struct MayBeCitedTests {
    private let confirmed = EvidenceItem.Confirmation(by: "Bea Marsh", on: day(6, 2))

    @Test func `a clean check releases nothing, a person's confirmation does`() {
        #expect(MayBeCited.status(of: .made()) == .notChecked)
        #expect(MayBeCited.status(of: .made(check: .made())) == .toConfirm)
        #expect(!MayBeCited.allows(.made(check: .made())))
        #expect(MayBeCited.allows(.made(check: .made(), confirmation: confirmed)))
    }

    @Test func `something open holds it until a person says why it may leave`() {
        #expect(MayBeCited.status(of: .made(check: .made(open: 1))) == .notCleared)
        #expect(MayBeCited.status(of: .made(check: .made(open: 1), confirmation: confirmed)) == .confirmed)
    }

    @Test func `a check of other words is no check`() {
        #expect(MayBeCited.status(of: .made(check: .made(isCurrent: false), confirmation: confirmed)) == .notChecked)
    }

    @Test("without consent words stay inside, whoever confirms", arguments: Voice.Consent.allCases)
    func consent(consent: Voice.Consent) {
        let item = EvidenceItem.made(.voice(consent), check: .made(), confirmation: confirmed)
        #expect(MayBeCited.allows(item) == (consent == .written || consent == .spoken))
    }

    @Test func `what was set aside is never cited`() {
        let gone = Withdrawal(day: day(6, 3), reason: "Wrong file")
        #expect(MayBeCited.status(of: .made(setAside: gone, check: .made(), confirmation: confirmed)) == .withdrawn)
    }
}
