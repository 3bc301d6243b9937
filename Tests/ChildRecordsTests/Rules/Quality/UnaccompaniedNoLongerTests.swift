import ChildRecords
import Testing

@Suite("Unaccompanied no longer")
struct UnaccompaniedNoLongerTests {
    @Test func `a child who is no longer unaccompanied, with no date, is pointed out`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedNoLonger.self,
                [
                    .made(
                        .person, nil, format: .lookedAfter, file: 3, taken: "2023-03-31",
                        [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                    .made(.person, nil, format: .lookedAfter, file: 3, taken: "2023-03-31", [.unaccompanied: "Y"]),
                    .made(
                        .person, nil, format: .lookedAfter, file: 4, taken: "2024-03-31",
                        [.sex: "M", .born: "2006-02-01", .unaccompanied: "N"]),
                ], beside: QualityRecord.bothYears(.person)) == .failed)
    }

    @Test func `a date in last year passes`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedNoLonger.self,
                [
                    .made(
                        .person, nil, format: .lookedAfter, file: 3, taken: "2023-03-31",
                        [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                    .made(
                        .person, nil, format: .lookedAfter, file: 3, taken: "2023-03-31",
                        [.unaccompanied: "Y", .unaccompaniedEnded: "2022-09-01"]),
                    .made(
                        .person, nil, format: .lookedAfter, file: 4, taken: "2024-03-31",
                        [.sex: "M", .born: "2006-02-01", .unaccompanied: "N"]),
                ], beside: QualityRecord.bothYears(.person)) == .passed)
    }

    @Test func `a date before last year is pointed out`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedNoLonger.self,
                [
                    .made(
                        .person, nil, format: .lookedAfter, file: 3, taken: "2023-03-31",
                        [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                    .made(
                        .person, nil, format: .lookedAfter, file: 3, taken: "2023-03-31",
                        [.unaccompanied: "Y", .unaccompaniedEnded: "2021-09-01"]),
                    .made(
                        .person, nil, format: .lookedAfter, file: 4, taken: "2024-03-31",
                        [.sex: "M", .born: "2006-02-01", .unaccompanied: "N"]),
                ], beside: QualityRecord.bothYears(.person)) == .failed)
    }

    @Test func `a date in this year’s return is pointed out`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedNoLonger.self,
                [
                    .made(
                        .person, nil, format: .lookedAfter, file: 3, taken: "2023-03-31",
                        [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                    .made(
                        .person, nil, format: .lookedAfter, file: 3, taken: "2023-03-31",
                        [.unaccompanied: "Y", .unaccompaniedEnded: "2022-09-01"]),
                    .made(
                        .person, nil, format: .lookedAfter, file: 4, taken: "2024-03-31",
                        [.sex: "M", .born: "2006-02-01", .unaccompanied: "N"]),
                    .made(
                        .person, nil, format: .lookedAfter, file: 4, taken: "2024-03-31",
                        [.unaccompanied: "Y", .unaccompaniedEnded: "2022-09-01"]),
                ], beside: QualityRecord.bothYears(.person)) == .failed)
    }

    @Test func `one year alone is not checked`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedNoLonger.self,
                [
                    .made(
                        .person, nil, format: .lookedAfter, file: 4, taken: "2024-03-31",
                        [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"])
                ]) == .notChecked)
    }
}
