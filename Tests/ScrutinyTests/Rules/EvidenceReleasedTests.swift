import ActionPlans
import EvidenceItems
import Testing
import Vocabulary

@testable import Scrutiny

@Suite("Evidence in a report may leave")
struct EvidenceReleasedTests {
    private let sentence = "Seven parents read the draft and changed it."

    private func problems(_ release: ReleaseStanding, tiedBy words: String? = nil) -> [ReportProblem] {
        let line = EvidenceLine(title: "Parents on the letter", serves: "A1.2", release: release)
        var record = ReportRecord.marlshire()
        record.evidence = [line]
        let tie = ClaimTie(sentence: SentenceKey(sentence), tie: .evidence(words ?? line.title), evidence: words == nil ? line.id : nil)
        return found(.evidence, in: sentence, record: record, ties: [tie])
    }

    @Test func `what a person has confirmed may be cited`() { #expect(problems(.confirmed).isEmpty) }

    @Test("what is not checked or not confirmed is settled with a reason", arguments: [ReleaseStanding.notChecked, .toConfirm])
    func settled(release: ReleaseStanding) throws { #expect(try #require(problems(release).first).maySettle) }

    @Test(
        "what is held, without consent or set aside is settled by no reason", arguments: [ReleaseStanding.held, .withoutConsent, .setAside])
    func blocked(release: ReleaseStanding) throws {
        let problem = try #require(problems(release).first)
        #expect(!problem.maySettle && problem.words.contains("Parents on the letter"))
    }

    @Test func `a tie by its words finds the same evidence, and words that name none are a point of their own`() {
        #expect(problems(.confirmed, tiedBy: "Parents on the letter").isEmpty)
        #expect(problems(.confirmed, tiedBy: "Parents on the letter (A1.2)").isEmpty)
        #expect(problems(.confirmed, tiedBy: "Something else").count == 1)
    }
}
