import ChildRecords
import Testing

@Suite("Unaccompanied only now")
struct UnaccompaniedOnlyNowTests {
    @Test func `a child who was not unaccompanied last year is pointed out`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedOnlyNow.self,
                [
                    .made(
                        .person, nil, format: .lookedAfter, file: 3, taken: "2023-03-31",
                        [.sex: "M", .born: "2006-02-01", .unaccompanied: "N"]),
                    .made(
                        .person, nil, format: .lookedAfter, file: 4, taken: "2024-03-31",
                        [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                ], beside: QualityRecord.bothYears(.person)) == .failed)
    }

    @Test func `a child who was passes`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedOnlyNow.self,
                [
                    .made(
                        .person, nil, format: .lookedAfter, file: 3, taken: "2023-03-31",
                        [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                    .made(
                        .person, nil, format: .lookedAfter, file: 4, taken: "2024-03-31",
                        [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                ], beside: QualityRecord.bothYears(.person)) == .passed)
    }

    @Test func `a child who came this year is none of its business`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedOnlyNow.self,
                [
                    .made(
                        .person, nil, format: .lookedAfter, file: 4, taken: "2024-03-31",
                        [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"])
                ], beside: QualityRecord.bothYears(.person)) == .notApplicable)
    }
}
