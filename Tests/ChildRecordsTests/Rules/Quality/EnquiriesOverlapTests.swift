import ChildRecords
import Testing

@Suite("Enquiries overlap")
struct EnquiriesOverlapTests {
    @Test func `two at once are pointed out`() {
        #expect(
            QualityRecord.state(
                of: EnquiriesOverlap.self,
                [
                    .made(.enquiry, "2023-01-10", until: "2023-02-20", reference: "1"),
                    .made(.enquiry, "2023-02-01", until: "2023-03-20", reference: "2"),
                ]) == .failed)
    }

    @Test func `one after the other passes`() {
        #expect(
            QualityRecord.state(
                of: EnquiriesOverlap.self,
                [
                    .made(.enquiry, "2023-01-10", until: "2023-02-01", reference: "1"),
                    .made(.enquiry, "2023-02-01", until: "2023-03-20", reference: "2"),
                ]) == .passed)
    }
}
