import ChildRecords
import Testing

@Suite("No factors closed otherwise")
struct NoFactorsClosedOtherwiseTests {
    @Test func `no factors, closed for another reason, is pointed out`() {
        #expect(
            QualityRecord.state(
                of: NoFactorsClosedOtherwise.self,
                [
                    .made(.cinEpisode, "2023-05-01", until: "2023-08-01", reference: "R1", [.closureReason: "RC7"]),
                    .made(.assessment, "2023-05-02", until: "2023-06-01", within: "R1", [.factors: "21"]),
                ]) == .failed)
    }

    @Test func `no factors, closed after assessment, passes`() {
        #expect(
            QualityRecord.state(
                of: NoFactorsClosedOtherwise.self,
                [
                    .made(.cinEpisode, "2023-05-01", until: "2023-08-01", reference: "R1", [.closureReason: "RC8"]),
                    .made(.assessment, "2023-05-02", until: "2023-06-01", within: "R1", [.factors: "21"]),
                ]) == .passed)
    }
}
