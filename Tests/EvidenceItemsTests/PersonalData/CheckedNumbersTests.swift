import EvidenceItems
import Testing

@Suite("Numbers that check themselves")
struct CheckedNumbersTests {
    @Test(
        "a pupil number's letter fits its figures",
        arguments: [
            ("H801200001001", PupilNumber.Shape.right as PupilNumber.Shape?), ("h801200001001", .right),
            ("A801200001001", .otherCheckLetter),
            ("I801200001001", nil), ("H80120000100", nil), ("H8012000010011", nil), ("H80120000100!", nil), ("HA01200001001", nil),
        ])
    func pupils(text: String, shape: PupilNumber.Shape?) { #expect(PupilNumber.shape(of: text) == shape) }

    @Test func `a temporary pupil number ends in a letter that counts too`() throws {
        let letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
        let right = letters.filter { PupilNumber.shape(of: "\($0)80120000100A") == .right }
        #expect(right.count == 1)
        #expect(letters.filter { PupilNumber.shape(of: "\($0)80120000100B") == .right } != right)
        #expect(PupilNumber.shape(of: "H80120000100O") == nil)
    }

    @Test(
        "an NHS number's last figure checks the others",
        arguments: [
            ("9434765919", true), ("943 476 5919", true), ("9434765918", false), ("9999999999", false), ("943476591", false), ("", false),
        ])
    func health(text: String, isRight: Bool) { #expect(NHSNumber.isRight(text) == isRight) }
}
