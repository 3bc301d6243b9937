import ActionPlans
import Indicators
import Testing
import Vocabulary

@Suite("Calculated impact")
struct CalculatedImpactTests {
    private let today = day(6, 20)

    private func measure(_ verdict: VerdictOfMeasure.Name, since: Day? = nil) -> LinkedMeasure {
        LinkedMeasure(name: "Letters in time", verdict: verdict, since: since)
    }

    private func audit(_ met: Int, _ month: Int) -> AuditResult {
        AuditResult(question: "Is the letter plain?", day: day(month, 1), sample: 10, met: met, standard: 80)
    }

    private func impact(_ action: Action) -> Impact { CalculatedImpact(action, on: today).impact }

    @Test func `without anything that would show it, it is not measured`() {
        #expect(impact(.made()) == .notMeasured)
        #expect(impact(.made(evidence: [.made()])) == .notMeasured, "evidence without a grade is activity")
        #expect(impact(.made(measures: [measure(.tooFew)])) == .notMeasured)
    }

    @Test func `until the day of the difference it is too early to tell`() {
        #expect(impact(.made(differenceBy: today, measures: [measure(.noChange)])) == .tooEarlyToTell)
        #expect(impact(.made(differenceBy: today - 1, measures: [measure(.noChange)])) == .noChangeSeen)
        #expect(impact(.made(differenceBy: today, measures: [measure(.tooFew)])) == .tooEarlyToTell)
    }

    @Test func `a measure that is better makes it better, and held after ninety days`() {
        #expect(impact(.made(measures: [measure(.improved, since: today - 89)])) == .improved)
        #expect(impact(.made(measures: [measure(.improved, since: today - 90)])) == .improvedAndSustained)
    }

    @Test func `a measure that is worse, or an audit that fails, outweighs one that is better`() {
        #expect(impact(.made(measures: [measure(.improved, since: today), measure(.worse, since: today)])) == .noChangeSeen)
        #expect(impact(.made(measures: [measure(.improved, since: today)], audits: [audit(7, 6)])) == .noChangeSeen)
    }

    @Test func `an audit that never met its standard does not end the time in which it is too early to tell`() {
        #expect(impact(.made(differenceBy: today, audits: [audit(3, 4)])) == .tooEarlyToTell)
        #expect(impact(.made(differenceBy: today, audits: [audit(9, 4), audit(3, 6)])) == .noChangeSeen)
    }

    @Test func `the latest audit of a question counts`() {
        #expect(impact(.made(audits: [audit(5, 4), audit(8, 6)])) == .improved)
        #expect(impact(.made(audits: [audit(9, 4), audit(7, 6)])) == .noChangeSeen)
        #expect(impact(.made(audits: [audit(9, 1), audit(9, 6)])) == .improvedAndSustained)
    }

    @Test func `evidence of practice or of a difference counts once a second person confirmed its grade, output does not`() {
        func graded(_ grade: EvidenceGrade, confirmed: Bool = true) -> Evidence {
            Evidence(
                title: "Sample", grade: grade, confirmedGrade: confirmed ? grade : nil, isConfirmed: confirmed,
                source: .link("https://x.example"), day: today, author: "Ada Lowe")
        }
        #expect(impact(.made(evidence: [graded(.practice, confirmed: false)])) == .notMeasured, "its owner’s word alone")
        #expect(impact(.made(evidence: [graded(.output)])) == .notMeasured)
        #expect(impact(.made(evidence: [graded(.practice)])) == .improved)
        #expect(impact(.made(evidence: [graded(.difference)])) == .improved)
    }

    @Test func `what slipped back stays so until somebody answers`() {
        let id = Identifier<Action>()
        let regression = Regression(action: id, day: today, words: "Worse", answerBy: today + 14)
        let answered = Regression(
            action: id, day: today, words: "Worse", answerBy: today + 14,
            answer: .init(day: today, by: "S", isReopened: false, why: "One month of strikes"))
        #expect(impact(.made(measures: [measure(.improved, since: today)], regressions: [regression])) == .notSustained)
        #expect(impact(.made(measures: [measure(.improved, since: today)], regressions: [answered])) == .improved)
    }

    @Test func `what stays closed is not sustained until the sign of it has recovered`() {
        func action(_ verdict: VerdictOfMeasure.Name, linked: Bool = true) -> Action {
            let own = measure(verdict, since: today)
            let regression = Regression(
                action: Identifier(), sign: .measure(own.id), day: today, words: "It fell", answerBy: today + 14,
                answer: .init(day: today, by: "S", isReopened: false, why: "A strike"))
            return .made(
                measures: linked ? [own] : [], closings: [Closing(day: day(6, 1), by: "Bea Marsh", words: "Seen")], audits: [audit(9, 6)],
                regressions: [regression])
        }
        #expect(impact(action(.worse)) == .notSustained)
        #expect(impact(action(.noChange)) == .notSustained)
        #expect(impact(action(.improved, linked: false)) == .notSustained, "unlinking shows no recovery")
        #expect(impact(action(.improved)) == .improved)
    }

    @Test func `what is said at length of a measure is not said again in short`() {
        let own = measure(.worse, since: today)
        let words = "\(own.name): Worse: the figure for May is outside the limits"
        let regression = Regression(action: Identifier(), sign: .measure(own.id), day: today, words: words, answerBy: today + 14)
        let action = Action.made(
            measures: [own], closings: [Closing(day: day(6, 1), by: "Bea Marsh", words: "Seen")], regressions: [regression])
        #expect(CalculatedImpact(action, on: today).reasons == [words])
    }

    @Test func `a worse measure of an action that is called done is not sustained, of an open one no change`() {
        let done = [Update.made(.doneAndEvidenced, .improved, on: day(6, 1))]
        #expect(impact(.made(updates: done, measures: [measure(.worse, since: today)])) == .notSustained)
        #expect(impact(.made(measures: [measure(.worse, since: today)])) == .noChangeSeen)
    }
}
