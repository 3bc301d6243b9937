import ChildRecords
import Testing

@Suite("Missing not carried over")
struct MissingNotCarriedOverTests {
    @Test func `a child still missing at the end of a year and not in the next return is pointed out`() {
        #expect(
            QualityRecord.state(
                of: MissingNotCarriedOver.self,
                [
                    .lastYear(.missing, "2023-03-20", until: nil),
                    .thisYear(.careEpisode, "2022-05-01"),
                ], beside: QualityRecord.bothYears(.missing)) == .failed)
    }

    @Test func `a missing episode that begins on another day than last year’s is pointed out`() {
        #expect(
            QualityRecord.state(
                of: MissingNotCarriedOver.self,
                [
                    .lastYear(.missing, "2023-03-20", until: nil),
                    .thisYear(.missing, "2023-04-01", until: "2023-04-05"),
                ], beside: QualityRecord.bothYears(.missing)) == .failed)
    }

    @Test func `a missing episode that goes on passes`() {
        #expect(
            QualityRecord.state(
                of: MissingNotCarriedOver.self,
                [
                    .lastYear(.missing, "2023-03-20", until: nil),
                    .thisYear(.missing, "2023-03-20", until: "2023-04-05"),
                ], beside: QualityRecord.bothYears(.missing)) == .passed)
    }

    @Test func `one year alone is not checked`() {
        #expect(
            QualityRecord.state(
                of: MissingNotCarriedOver.self,
                [.thisYear(.missing, "2024-03-20", until: nil)]) == .notChecked)
    }
}
