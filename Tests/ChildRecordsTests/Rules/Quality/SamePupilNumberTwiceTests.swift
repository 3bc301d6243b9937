import ChildRecords
import Testing

@Suite("Same pupil number twice")
struct SamePupilNumberTwiceTests {
    @Test func `two children with one number are both pointed out`() {
        let numbered: [Entry] = [.made(.person, nil, [.upn: "H801200001001"])]
        #expect(
            QualityRecord.state(
                of: SamePupilNumberTwice.self, numbered, beside: [.made(.person, nil, child: "M2", [.upn: "H801200001001"])]) == .failed)
    }

    @Test func `the same child in two forms is one child`() {
        let numbered: [Entry] = [
            .made(.person, nil, [.upn: "H801200001001"]), .made(.person, nil, format: .census, [.upn: "H801200001001"]),
        ]
        #expect(QualityRecord.state(of: SamePupilNumberTwice.self, numbered) == .passed)
    }
}
