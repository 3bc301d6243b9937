import ChildRecords
import Testing

@Suite("Unaccompanied after it ended")
struct UnaccompaniedAfterEndTests {
    @Test func `a child whose status ended last year and who has it this year is pointed out`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedAfterEnd.self,
                [
                    .lastYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                    .lastYear(.person, nil, [.unaccompanied: "Y", .unaccompaniedEnded: "2022-09-01"]),
                    .thisYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                ], beside: QualityRecord.bothYears(.person)) == .failed)
    }

    @Test func `the eighteenth birthday in both years passes`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedAfterEnd.self,
                [
                    .lastYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                    .lastYear(.person, nil, [.unaccompanied: "Y", .unaccompaniedEnded: "2024-02-01"]),
                    .thisYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                    .thisYear(.person, nil, [.unaccompanied: "Y", .unaccompaniedEnded: "2024-02-01"]),
                ], beside: QualityRecord.bothYears(.person)) == .passed)
    }

    @Test func `an end within this year passes`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedAfterEnd.self,
                [
                    .lastYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                    .lastYear(.person, nil, [.unaccompanied: "Y", .unaccompaniedEnded: "2024-02-01"]),
                    .thisYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                    .thisYear(.person, nil, [.unaccompanied: "Y", .unaccompaniedEnded: "2023-09-01"]),
                ], beside: QualityRecord.bothYears(.person)) == .passed)
    }

    @Test func `another date outside this year is pointed out`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedAfterEnd.self,
                [
                    .lastYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                    .lastYear(.person, nil, [.unaccompanied: "Y", .unaccompaniedEnded: "2024-02-01"]),
                    .thisYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                    .thisYear(.person, nil, [.unaccompanied: "Y", .unaccompaniedEnded: "2022-09-01"]),
                ], beside: QualityRecord.bothYears(.person)) == .failed)
    }
}
