import Testing

@testable import Scrutiny

@Suite("People named in the text")
struct PersonNamedTests {
    private let record = ReportRecord.marlshire(staff: ["Ravi Stone", "Tess Orme"])

    @Test func `a colleague's name is found, whatever stands around it`() {
        #expect(found(.personNamed, in: "Letters are checked by RAVI STONE, who leads the team.", record: record).count == 1)
    }

    @Test func `those whom the form names may be named`() {
        #expect(
            found(.personNamed, in: "Tess Orme and Cllr Joan Pike thanked staff. Nell Fane led the inspection.", record: record).isEmpty)
    }

    @Test func `a name after a title is found without an account`() {
        #expect(
            found(.personNamed, in: "A complaint by Mrs Hale was answered.", record: record).map(\.words) == [
                "This names Mrs Hale. A published report shows posts."
            ])
    }

    @Test func `half a name is none`() {
        #expect(found(.personNamed, in: "Stone walls were built. Ravi is a name.", record: record).isEmpty)
    }
}
