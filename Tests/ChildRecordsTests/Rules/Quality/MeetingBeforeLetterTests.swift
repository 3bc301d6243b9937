import ChildRecords
import Testing

@Suite("Meeting before letter")
struct MeetingBeforeLetterTests {
    @Test func `a meeting before the letter is pointed out`() {
        #expect(
            QualityRecord.state(
                of: MeetingBeforeLetter.self, [.made(.preProceedings, "2023-01-10", [.letter: "2023-01-12", .firstMeeting: "2023-01-11"])])
                == .failed)
    }

    @Test func `a meeting on its day passes`() {
        #expect(
            QualityRecord.state(
                of: MeetingBeforeLetter.self, [.made(.preProceedings, "2023-01-10", [.letter: "2023-01-12", .firstMeeting: "2023-01-12"])])
                == .passed)
    }
}
