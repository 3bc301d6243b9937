import ChildRecords
import Testing

@Suite("Leaver against age")
struct LeaverAgainstAgeTests {
    @Test func `16 is pointed out`() {
        #expect(
            QualityRecord.state(
                of: LeaverAgainstAge.self,
                [
                    .made(.person, nil, format: .lookedAfter, [.born: "2007-05-01"]),
                    .made(.careLeaver, nil, format: .lookedAfter, [.inTouch: "YES"]),
                ]) == .failed)
    }

    @Test func `17 on the last day of the year passes`() {
        #expect(
            QualityRecord.state(
                of: LeaverAgainstAge.self,
                [
                    .made(.person, nil, format: .lookedAfter, [.born: "2007-03-31"]),
                    .made(.careLeaver, nil, format: .lookedAfter, [.inTouch: "YES"]),
                ]) == .passed)
    }
}
