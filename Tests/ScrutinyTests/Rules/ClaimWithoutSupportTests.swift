import Testing

@testable import Scrutiny

@Suite("Claims about practice")
struct ClaimWithoutTieTests {
    private let claim = "Assessments are consistently clear and completed in timescales."

    @Test(
        "a sentence that says how practice is needs support",
        arguments: [
            "Assessments are consistently clear and completed in timescales.",
            "Children are not left in risky situations.",
            "Strong planning for permanence practice, including brothers and sisters remaining together.",
            "Letters before proceedings are now clear to parents.",
            "Parents tell us that the new letters have made meetings less frightening.",
        ])
    func claims(sentence: String) {
        #expect(found(.claim, in: sentence).count == 1)
    }

    @Test(
        "what will be done, and what the report is for, is no claim",
        arguments: [
            "There will be thematic audits of letters and plans.",
            "This report presents the findings to the committee.",
            "A copy of the report is Appendix 1.",
            "Inspectors gave these judgements:",
            "The improvement plan is Appendix 2.",
            "Each high score of a child is to be answered within 28 days.",
        ])
    func noClaims(sentence: String) {
        #expect(found(.claim, in: sentence).isEmpty)
    }

    @Test func `a link resolves it, and a changed sentence loses its link`() {
        let links = [ClaimLink(sentence: SentenceKey(claim), link: .paragraph(9))]
        #expect(found(.claim, in: claim, links: links).isEmpty)
        #expect(found(.claim, in: "Assessments are mostly clear and completed in timescales.", links: links).count == 1)
    }

    @Test func `the officers' judgement is enough for a claim without a figure`() {
        #expect(found(.claim, in: claim, links: [ClaimLink(sentence: SentenceKey(claim), link: .officersJudgement)]).isEmpty)
    }

    @Test func `a sentence that cites its paragraph is linked by that`() {
        #expect(found(.claim, in: "Assessments are clear and timely (Ofsted’s report, paragraph 9).").isEmpty)
    }

    @Test func `recommendations and money are not read as claims`() {
        #expect(found(.claim, in: claim, kind: .recommendations).isEmpty)
        #expect(found(.claim, in: claim, kind: .financial).isEmpty)
    }
}
