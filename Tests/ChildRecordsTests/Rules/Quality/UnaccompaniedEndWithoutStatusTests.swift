import ChildRecords
import Testing

@Suite("Unaccompanied status ended without status")
struct UnaccompaniedEndWithoutStatusTests {
    @Test func `a date on which it ended for a child who is not unaccompanied is pointed out`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedEndWithoutStatus.self,
                [
                    .thisYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "N"]),
                    .thisYear(.person, nil, [.unaccompanied: "Y", .unaccompaniedEnded: "2023-09-01"]),
                ]) == .failed)
    }

    @Test func `a date for a child who is passes`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedEndWithoutStatus.self,
                [
                    .thisYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                    .thisYear(.person, nil, [.unaccompanied: "Y", .unaccompaniedEnded: "2023-09-01"]),
                ]) == .passed)
    }

    @Test func `where the table of children does not ask, nothing is said`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedEndWithoutStatus.self,
                [
                    .thisYear(.person, nil, [.sex: "M", .born: "2006-02-01"]),
                    .thisYear(.person, nil, [.unaccompanied: "Y", .unaccompaniedEnded: "2023-09-01"]),
                ]) == .notApplicable)
    }
}
