import ActionPlans
import Testing
import Vocabulary

@Suite("An audit and its standard")
struct AuditMeetsStandardTests {
    @Test("exactly the standard is enough", arguments: [(8, 10, true), (7, 10, false), (4, 5, true), (0, 10, false)])
    func share(met: Int, sample: Int, holds: Bool) {
        let result = AuditResult(question: "Plain?", day: day(6, 1), sample: sample, met: met, standard: 80)
        #expect(AuditMeetsStandard.holds(result) == holds)
    }

    @Test func `a share is rounded and written as a measure's`() {
        let result = AuditResult(question: "Plain?", day: day(6, 1), sample: 12, met: 11, standard: 80)
        #expect(result.words == "11 of 12 records (91.7%), target 80%")
    }
}
