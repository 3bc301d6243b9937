import ChildRecords
import Testing

@Suite("Outcomes missing")
struct OutcomesMissingTests {
    private static let answers: [Fact: String] = [.immunised: "Y", .dentalCheck: "Y", .healthAssessment: "N", .substanceMisuse: "N"]
    private static let inCare = Entry.thisYear(.careEpisode, "2021-05-02", [.episodeReason: "S"])
    private static let before = Entry.lastYear(.careEpisode, "2021-05-02", [.episodeReason: "S"])

    private func state(_ entries: [Entry], beside others: [Entry] = QualityRecord.bothYears(.healthOutcomes)) -> RuleState.Kind {
        QualityRecord.state(of: OutcomesMissing.self, entries, beside: others, withDataset: false)
    }

    @Test func `no outcomes of a child in care all year are pointed out`() {
        #expect(state([OutcomesMissingTests.inCare]) == .failed)
    }

    @Test func `outcomes pass`() {
        #expect(state([OutcomesMissingTests.inCare, .thisYear(.healthOutcomes, nil, OutcomesMissingTests.answers)]) == .passed)
    }

    @Test func `another year’s outcomes are no answer`() {
        let last = Entry.lastYear(.healthOutcomes, nil, OutcomesMissingTests.answers)
        #expect(state([OutcomesMissingTests.before, last, OutcomesMissingTests.inCare]) == .failed)
    }

    @Test func `an earlier year without outcomes is pointed out beside a later one that has them`() {
        let own = Entry.thisYear(.healthOutcomes, nil, OutcomesMissingTests.answers)
        #expect(state([OutcomesMissingTests.before, OutcomesMissingTests.inCare, own]) == .failed)
        #expect(
            state([
                OutcomesMissingTests.before, OutcomesMissingTests.inCare, own,
                .lastYear(.healthOutcomes, nil, OutcomesMissingTests.answers),
            ])
                == .passed)
    }

    @Test func `a year of which no outcomes are loaded is not checked`() {
        let other = Entry.made(.healthOutcomes, nil, child: "M8", format: .lookedAfter, taken: "2023-03-31", OutcomesMissingTests.answers)
        #expect(state([OutcomesMissingTests.inCare], beside: [other]) == .notChecked)
    }

    @Test func `a year that is not over is not pointed out`() {
        let now = Entry.made(.careEpisode, "2021-05-02", format: .lookedAfter, file: 4, taken: "2023-11-30", [.episodeReason: "S"])
        #expect(state([now]) == .passed)
    }
}
