import ActionPlans
import Indicators
import Testing
import Vocabulary

@Suite("Impact by rule")
struct ImpactByRuleTests {
    private let today = day(6, 20)

    private func measure(_ verdict: VerdictOfMeasure.Name, since: Day? = nil) -> LinkedMeasure {
        LinkedMeasure(name: "Letters in time", verdict: verdict, since: since)
    }

    private func audit(_ met: Int, _ month: Int) -> AuditResult {
        AuditResult(question: "Is the letter plain?", day: day(month, 1), sample: 10, met: met, standard: 80)
    }

    private func impact(_ action: Action) -> Impact { ImpactByRule(action, on: today).impact }

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
        #expect(impact(.made(measures: [measure(.better, since: today - 89)])) == .better)
        #expect(impact(.made(measures: [measure(.better, since: today - 90)])) == .betterAndHeld)
    }

    @Test func `a measure that is worse, or an audit that fails, outweighs one that is better`() {
        #expect(impact(.made(measures: [measure(.better, since: today), measure(.worse, since: today)])) == .noChangeSeen)
        #expect(impact(.made(measures: [measure(.better, since: today)], audits: [audit(7, 6)])) == .noChangeSeen)
    }

    @Test func `an audit that never met its standard does not end the time in which it is too early to tell`() {
        #expect(impact(.made(differenceBy: today, audits: [audit(3, 4)])) == .tooEarlyToTell)
        #expect(impact(.made(differenceBy: today, audits: [audit(9, 4), audit(3, 6)])) == .noChangeSeen)
    }

    @Test func `the latest audit of a question counts`() {
        #expect(impact(.made(audits: [audit(5, 4), audit(8, 6)])) == .better)
        #expect(impact(.made(audits: [audit(9, 4), audit(7, 6)])) == .noChangeSeen)
        #expect(impact(.made(audits: [audit(9, 1), audit(9, 6)])) == .betterAndHeld)
    }

    @Test func `evidence of practice or of a difference counts, output does not`() {
        func graded(_ grade: EvidenceGrade) -> Evidence {
            Evidence(title: "Sample", grade: grade, source: .link("https://x.example"), day: today, author: "Ada Lowe")
        }
        #expect(impact(.made(evidence: [graded(.output)])) == .notMeasured)
        #expect(impact(.made(evidence: [graded(.practice)])) == .better)
        #expect(impact(.made(evidence: [graded(.difference)])) == .better)
    }

    @Test func `what slipped back stays so until somebody answers`() {
        let id = Identifier<Action>()
        let slip = Slip(action: id, day: today, words: "Worse", answerBy: today + 14)
        let answered = Slip(
            action: id, day: today, words: "Worse", answerBy: today + 14,
            answer: .init(day: today, by: "S", isReopened: false, why: "One month of strikes"))
        #expect(impact(.made(measures: [measure(.better, since: today)], slips: [slip])) == .slippedBack)
        #expect(impact(.made(measures: [measure(.better, since: today)], slips: [answered])) == .better)
    }
}
