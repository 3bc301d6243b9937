import ChildRecords
import Testing

@Suite("Missing ends before start")
struct MissingEndsBeforeStartTests {
    @Test func `an end before the beginning is pointed out`() {
        #expect(QualityRecord.state(of: MissingEndsBeforeStart.self, [.made(.missing, "2024-01-10", until: "2024-01-09")]) == .failed)
    }

    @Test func `back on the same day passes`() {
        #expect(QualityRecord.state(of: MissingEndsBeforeStart.self, [.made(.missing, "2024-01-10", until: "2024-01-10")]) == .passed)
    }
}
