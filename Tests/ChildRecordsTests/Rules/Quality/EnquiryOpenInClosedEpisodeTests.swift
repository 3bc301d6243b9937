import ChildRecords
import Testing

@Suite("Enquiry open in closed episode")
struct EnquiryOpenInClosedEpisodeTests {
    @Test func `an open enquiry of a closed episode is pointed out`() {
        #expect(
            QualityRecord.state(
                of: EnquiryOpenInClosedEpisode.self,
                [
                    .made(.cinEpisode, "2023-05-01", until: "2023-08-01", format: .census),
                    .made(.enquiry, "2023-05-02", within: "2023-05-01", format: .census),
                ]) == .failed)
    }

    @Test func `an enquiry that needs no conference passes`() {
        #expect(
            QualityRecord.state(
                of: EnquiryOpenInClosedEpisode.self,
                [
                    .made(.cinEpisode, "2023-05-01", until: "2023-08-01", format: .census),
                    .made(.enquiry, "2023-05-02", within: "2023-05-01", format: .census, [.conferenceNotRequired: "Y"]),
                ]) == .passed)
    }
}
