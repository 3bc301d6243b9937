import ChildRecords
import Testing

@Suite("Conference at two levels")
struct ConferenceAtTwoLevelsTests {
    @Test func `one day at both levels is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ConferenceAtTwoLevels.self,
                [
                    .made(.cinEpisode, "2023-05-01", format: .census, [.conference: "2023-06-01"]),
                    .made(.enquiry, "2023-05-10", format: .census, [.conference: "2023-06-01"]),
                ]) == .failed)
    }

    @Test func `two conferences on two days pass`() {
        #expect(
            QualityRecord.state(
                of: ConferenceAtTwoLevels.self,
                [
                    .made(.cinEpisode, "2023-05-01", format: .census, [.conference: "2023-06-01"]),
                    .made(.enquiry, "2023-05-10", format: .census, [.conference: "2023-06-02"]),
                ]) == .passed)
    }
}
