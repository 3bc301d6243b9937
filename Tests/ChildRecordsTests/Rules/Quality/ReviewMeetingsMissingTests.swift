import ChildRecords
import Testing

@Suite("Review meetings missing")
struct ReviewMeetingsMissingTests {
    @Test func `no number of reviews is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ReviewMeetingsMissing.self,
                [.made(.preProceedings, "2023-05-02", format: .census, [.firstMeeting: "2023-05-20"])]) == .failed)
    }

    @Test func `none is an answer`() {
        #expect(
            QualityRecord.state(
                of: ReviewMeetingsMissing.self,
                [.made(.preProceedings, "2023-05-02", format: .census, [.firstMeeting: "2023-05-20", .meetings: "0"])]) == .passed)
    }
}
