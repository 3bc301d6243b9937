import ChildRecords
import Testing

@Suite("Family meeting not answered")
struct FamilyMeetingNotAnsweredTests {
    @Test func `a letter without the answer is pointed out`() {
        #expect(
            QualityRecord.state(
                of: FamilyMeetingNotAnswered.self,
                [.made(.preProceedings, "2023-05-02", format: .census, [.letter: "2023-05-10"])]) == .failed)
    }

    @Test func `no is an answer`() {
        #expect(
            QualityRecord.state(
                of: FamilyMeetingNotAnswered.self,
                [.made(.preProceedings, "2023-05-02", format: .census, [.letter: "2023-05-10", .familyMeetingOffered: "N"])]) == .passed)
    }
}
