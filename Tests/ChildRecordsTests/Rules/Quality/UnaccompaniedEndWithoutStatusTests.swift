import ChildRecords
import Testing

@Suite("Unaccompanied status ended without status")
struct UnaccompaniedEndWithoutStatusTests {
    @Test func `a date on which it ended for a child who is not unaccompanied is pointed out`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedEndWithoutStatus.self,
                [
                    .made(
                        .person, nil, format: .lookedAfter, file: 4, taken: "2024-03-31",
                        [.sex: "M", .born: "2006-02-01", .unaccompanied: "N"]),
                    .made(
                        .person, nil, format: .lookedAfter, file: 4, taken: "2024-03-31",
                        [.unaccompanied: "Y", .unaccompaniedEnded: "2023-09-01"]),
                ]) == .failed)
    }

    @Test func `a date for a child who is passes`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedEndWithoutStatus.self,
                [
                    .made(
                        .person, nil, format: .lookedAfter, file: 4, taken: "2024-03-31",
                        [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                    .made(
                        .person, nil, format: .lookedAfter, file: 4, taken: "2024-03-31",
                        [.unaccompanied: "Y", .unaccompaniedEnded: "2023-09-01"]),
                ]) == .passed)
    }

    @Test func `where the table of children does not ask, nothing is said`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedEndWithoutStatus.self,
                [
                    .made(.person, nil, format: .lookedAfter, file: 4, taken: "2024-03-31", [.sex: "M", .born: "2006-02-01"]),
                    .made(
                        .person, nil, format: .lookedAfter, file: 4, taken: "2024-03-31",
                        [.unaccompanied: "Y", .unaccompaniedEnded: "2023-09-01"]),
                ]) == .notApplicable)
    }
}
