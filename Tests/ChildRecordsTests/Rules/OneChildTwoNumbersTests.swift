import ChildRecords
import Testing
import Vocabulary

@Suite("Two numbers of the council that are one child")
struct OneChildTwoNumbersTests {
    private func known(
        _ number: String, upn: String? = nil, earlier: String? = nil, born: String? = nil, format: ReturnFormat = .standardDataset
    ) -> OneChildTwoNumbers.Known {
        let facts: [Fact: String?] = [.upn: upn, .otherNumber: earlier, .born: born]
        return .init(
            LAChildID(number)!, [.made(.person, nil, child: number, format: format, facts.compactMapValues(\.self))])
    }

    private func pairs(_ children: [OneChildTwoNumbers.Known], _ grounds: Set<OneChildTwoNumbers.Ground> = [.pupilNumber, .earlierNumber])
        -> [String]
    {
        OneChildTwoNumbers.matches(children, by: grounds).map { "\($0.number.text)=\($0.also.text)" }
    }

    private let same = "H801200001001"

    @Test func `are matched by the pupil number, where the council has switched that on`() {
        let children = [known("M2", upn: same), known("M1", upn: same), known("M3")]
        #expect(pairs(children, [.pupilNumber]) == ["M1=M2"])
        #expect(pairs(children, [.earlierNumber]).isEmpty)
        #expect(pairs(children, []).isEmpty)
    }

    @Test func `are matched where the case system names one as an earlier number of the other`() {
        #expect(pairs([known("M7", earlier: "OLD1"), known("OLD1", format: .census)], [.earlierNumber]) == ["M7=OLD1"])
        #expect(pairs([known("M7", earlier: "OLD1")], [.earlierNumber]).isEmpty, "a number that nothing was loaded under")
    }

    @Test func `are not one child with two days of birth`() {
        #expect(pairs([known("M1", upn: same, born: "2012-01-01"), known("M2", upn: same, born: "2012-01-02")]).isEmpty)
        #expect(pairs([known("M1", upn: same, born: "2012-01-01"), known("M2", upn: same, born: "2012-01-01")]) == ["M1=M2"])
        #expect(pairs([known("M1", upn: same, born: "2012-01-01"), known("M2", upn: same)]) == ["M1=M2"])
    }

    @Test func `are not matched by a pupil number whose check letter is wrong, or by a reason for none`() {
        let wrong = "B" + same.dropFirst()
        #expect(pairs([known("M1", upn: wrong), known("M2", upn: wrong)]).isEmpty)
        #expect(pairs([known("M1", upn: "UN1"), known("M2", upn: "UN1")]).isEmpty)
    }

    @Test func `three numbers are one child under the number of the fuller form`() {
        let children = [
            known("A9", upn: same, format: .annexA), known("M2", upn: same, earlier: "OLD"), known("OLD", format: .lookedAfter),
        ]
        #expect(pairs(children) == ["M2=A9", "M2=OLD"])
    }

    @Test func `one that speaks against it keeps its own record`() {
        // M1 and M2 agree; M3 has the same pupil number and another day of birth.
        let children = [
            known("M1", upn: same, born: "2012-01-01"), known("M2", upn: same, born: "2012-01-01"),
            known("M3", upn: same, born: "2015-05-05"),
        ]
        #expect(pairs(children) == ["M1=M2"])
    }
}
