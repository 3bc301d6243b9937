import Testing

@testable import Scrutiny

@Suite("Figures about practice")
struct FigureWithoutSourceTests {
    @Test(
        "a percentage, a share or a count needs a source",
        arguments: [
            "85% of assessments were completed in time.", "Visits were on time for 92 per cent of families.",
            "A high percentage of children are seen.", "Two thirds of plans were reviewed.", "We supported 48 children.",
        ])
    func figures(sentence: String) {
        #expect(found(.figure, in: sentence).count == 1)
        #expect(found(.claim, in: sentence).isEmpty, "the figure is asked after once")
    }

    @Test func `days, years and paragraphs are no figures`() {
        #expect(found(.figure, in: "Children benefit from the plan of 6 June 2022 (paragraph 14).").isEmpty)
    }

    @Test func `an age is no count`() {
        #expect(found(.figure, in: "No under 16 young people live in unregulated homes.").isEmpty)
        #expect(found(.claim, in: "No under 16 young people live in unregulated homes.").count == 1)
    }

    @Test func `the officers' judgement is no source, a measure is`() {
        let sentence = "85% of assessments were completed in time."
        let key = SentenceKey(sentence)
        #expect(found(.figure, in: sentence, links: [ClaimLink(sentence: key, link: .officersJudgement)]).count == 1)
        #expect(found(.figure, in: sentence, links: [ClaimLink(sentence: key, link: .measure("Assessments in 45 days, May 2022"))]).isEmpty)
    }
}
