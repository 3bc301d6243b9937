import ChildRecords
import Testing

@Suite("Conference at weekend")
struct ConferenceAtWeekendTests {
    @Test func `a Saturday is pointed out`() {
        #expect(QualityRecord.state(of: ConferenceAtWeekend.self, [.made(.conference, "2024-01-13")]) == .failed)
    }

    @Test func `a Friday passes`() {
        #expect(QualityRecord.state(of: ConferenceAtWeekend.self, [.made(.conference, "2024-01-12")]) == .passed)
    }
}
