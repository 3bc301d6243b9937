import ChildRecords
import Testing

@Suite("Contact twice")
struct ContactTwiceTests {
    @Test func `the same day and source twice is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ContactTwice.self,
                [
                    .made(.contact, "2023-05-02", reference: "1", [.source: "6"]),
                    .made(.contact, "2023-05-02", reference: "2", [.source: "6"]),
                ]) == .failed)
    }

    @Test func `two sources on one day are two contacts`() {
        #expect(
            QualityRecord.state(
                of: ContactTwice.self,
                [
                    .made(.contact, "2023-05-02", reference: "1", [.source: "6"]),
                    .made(.contact, "2023-05-02", reference: "2", [.source: "2A"]),
                ]) == .passed)
    }

    @Test func `the same row in two years' files is one contact`() {
        #expect(
            QualityRecord.state(
                of: ContactTwice.self,
                [
                    .made(.contact, "2023-05-02", reference: "1", file: 1, [.source: "6"]),
                    .made(.contact, "2023-05-02", reference: "1", file: 2, [.source: "6"]),
                ]) == .passed)
    }
}
