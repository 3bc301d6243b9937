import ChildRecords
import Testing

@Suite("Leaver answers against contact")
struct LeaverAnswersAgainstContactTests {
    @Test func `an activity of a care leaver who died is pointed out`() {
        #expect(
            QualityRecord.state(
                of: LeaverAnswersAgainstContact.self,
                [.made(.careLeaver, nil, format: .lookedAfter, [.inTouch: "DIED", .activity: "F2"])]) == .failed)
    }

    @Test func `none passes`() {
        #expect(
            QualityRecord.state(
                of: LeaverAnswersAgainstContact.self,
                [.made(.careLeaver, nil, format: .lookedAfter, [.inTouch: "DIED", .activity: "0"])]) == .passed)
    }
}
