import ChildRecords
import Testing

@Suite("Details missing")
struct DetailsMissingTests {
    @Test func `a child with a contact and no details is pointed out`() {
        #expect(
            QualityRecord.state(
                of: DetailsMissing.self,
                [.made(.contact, "2023-01-10")]) == .failed)
    }

    @Test func `a child with details passes`() {
        #expect(
            QualityRecord.state(
                of: DetailsMissing.self,
                [.made(.person, nil, [.born: "2010-05-01"]), .made(.contact, "2023-01-10")]) == .passed)
    }
}
