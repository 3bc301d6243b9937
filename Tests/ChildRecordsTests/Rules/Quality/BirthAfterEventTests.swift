import ChildRecords
import Testing

@Suite("Birth after event")
struct BirthAfterEventTests {
    @Test func `a request before the birth is pointed out`() {
        #expect(
            QualityRecord.state(
                of: BirthAfterEvent.self,
                [
                    .made(.person, nil, [.born: "2023-05-01", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"]),
                    .made(.cinVisit, "2023-04-30"),
                ]) == .failed)
    }

    @Test func `a conference before the birth is right`() {
        #expect(
            QualityRecord.state(
                of: BirthAfterEvent.self,
                [
                    .made(.person, nil, [.born: "2023-05-01", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"]),
                    .made(.conference, "2023-03-30"),
                ]) == .passed)
    }

    @Test func `a request on the day of birth passes`() {
        #expect(
            QualityRecord.state(
                of: BirthAfterEvent.self,
                [
                    .made(.person, nil, [.born: "2023-05-01", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"]),
                    .made(.cinVisit, "2023-05-01"),
                ]) == .passed)
    }
}
