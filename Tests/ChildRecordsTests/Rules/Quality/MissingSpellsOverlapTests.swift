import ChildRecords
import Testing

@Suite("Missing spells overlap")
struct MissingSpellsOverlapTests {
    @Test func `two at once are pointed out`() {
        #expect(
            QualityRecord.state(
                of: MissingSpellsOverlap.self,
                [
                    .made(.missing, "2024-01-10", until: "2024-01-14", reference: "1"),
                    .made(.missing, "2024-01-13", until: "2024-01-15", reference: "2"),
                ]) == .failed)
    }

    @Test func `back and gone again on one day passes`() {
        #expect(
            QualityRecord.state(
                of: MissingSpellsOverlap.self,
                [
                    .made(.missing, "2024-01-10", until: "2024-01-13", reference: "1"),
                    .made(.missing, "2024-01-13", until: "2024-01-15", reference: "2"),
                ]) == .passed)
    }
}
