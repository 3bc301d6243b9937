import ChildRecords
import Testing

@Suite("Enquiry ends before start")
struct EnquiryEndsBeforeStartTests {
    @Test func `an end before the beginning is pointed out`() {
        #expect(QualityRecord.state(of: EnquiryEndsBeforeStart.self, [.made(.enquiry, "2023-01-10", until: "2023-01-09")]) == .failed)
    }

    @Test func `one day long passes`() {
        #expect(QualityRecord.state(of: EnquiryEndsBeforeStart.self, [.made(.enquiry, "2023-01-10", until: "2023-01-10")]) == .passed)
    }
}
