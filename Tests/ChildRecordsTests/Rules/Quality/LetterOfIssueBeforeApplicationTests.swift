import ChildRecords
import Testing

@Suite("Letter of issue before the application")
struct LetterOfIssueBeforeApplicationTests {
    @Test func `a letter the day before the application is pointed out`() {
        #expect(
            QualityRecord.state(
                of: LetterOfIssueBeforeApplication.self,
                [.made(.preProceedings, "2023-05-02", format: .census, [.application: "2023-09-02", .letterOfIssue: "2023-09-01"])])
                == .failed)
    }

    @Test func `a letter on the day of the application passes`() {
        #expect(
            QualityRecord.state(
                of: LetterOfIssueBeforeApplication.self,
                [.made(.preProceedings, "2023-05-02", format: .census, [.application: "2023-09-01", .letterOfIssue: "2023-09-01"])])
                == .passed)
    }
}
