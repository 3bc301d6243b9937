import ChildRecords
import Testing

@Suite("Died without date")
struct DiedWithoutDateTests {
    @Test func `closed as died without a date is pointed out`() {
        #expect(
            QualityRecord.state(
                of: DiedWithoutDate.self,
                [
                    .made(.person, nil, [.born: "2010-05-01"]),
                    .made(.cinEpisode, "2023-05-01", until: "2023-08-01", reference: "R1", [.closureReason: "RC2"]),
                ]) == .failed)
    }

    @Test func `with a date of death it passes`() {
        #expect(
            QualityRecord.state(
                of: DiedWithoutDate.self,
                [
                    .made(.person, nil, [.born: "2010-05-01", .died: "2023-07-30"]),
                    .made(.cinEpisode, "2023-05-01", until: "2023-08-01", reference: "R1", [.closureReason: "RC2"]),
                ]) == .passed)
    }
}
