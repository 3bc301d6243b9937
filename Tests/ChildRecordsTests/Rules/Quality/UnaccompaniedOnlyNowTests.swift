import ChildRecords
import Testing

@Suite("Unaccompanied only now")
struct UnaccompaniedOnlyNowTests {
    @Test func `a child who was not unaccompanied last year is pointed out`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedOnlyNow.self,
                [
                    .lastYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "N"]),
                    .thisYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                ], beside: QualityRecord.bothYears(.person)) == .failed)
    }

    @Test func `a child who was passes`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedOnlyNow.self,
                [
                    .lastYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                    .thisYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                ], beside: QualityRecord.bothYears(.person)) == .passed)
    }

    @Test func `a child who came this year is none of its business`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedOnlyNow.self,
                [
                    .thisYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"])
                ], beside: QualityRecord.bothYears(.person)) == .notApplicable)
    }
}
