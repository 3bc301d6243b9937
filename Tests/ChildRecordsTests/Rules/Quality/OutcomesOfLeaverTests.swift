import ChildRecords
import Testing

@Suite("Outcomes of leaver")
struct OutcomesOfLeaverTests {
    @Test func `outcomes of a care leaver are pointed out`() {
        #expect(
            QualityRecord.state(
                of: OutcomesOfLeaver.self,
                [
                    .made(.healthOutcomes, nil, format: .lookedAfter, [.immunised: "Y"]),
                    .made(.careLeaver, nil, format: .lookedAfter, [.inTouch: "YES"]),
                ]) == .failed)
    }

    @Test func `outcomes alone pass`() {
        #expect(
            QualityRecord.state(
                of: OutcomesOfLeaver.self,
                [.made(.healthOutcomes, nil, format: .lookedAfter, [.immunised: "Y"])]) == .passed)
    }
}
