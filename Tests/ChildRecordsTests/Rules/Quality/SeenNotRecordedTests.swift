import ChildRecords
import Testing

@Suite("Seen not recorded")
struct SeenNotRecordedTests {
    @Test func `an empty answer is pointed out`() {
        #expect(QualityRecord.state(of: SeenNotRecorded.self, [.made(.assessment, "2023-01-10", until: "2023-02-20")]) == .failed)
    }

    @Test func `not seen is an answer`() {
        #expect(
            QualityRecord.state(of: SeenNotRecorded.self, [.made(.assessment, "2023-01-10", until: "2023-02-20", [.seen: "N"])]) == .passed)
    }

    @Test func `the census does not ask`() {
        #expect(
            QualityRecord.state(of: SeenNotRecorded.self, [.made(.assessment, "2023-01-10", until: "2023-02-20", format: .census)])
                == .notChecked)
    }
}
