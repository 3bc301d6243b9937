import ActionPlans
import EvidenceItems
import Testing
import Vocabulary

@testable import Scrutiny

@Suite("Evidence in a report may leave")
struct EvidenceReleasedTests {
    private let sentence = "Seven parents read the draft and changed it."

    private func problems(_ release: ReleaseStatus, tiedBy words: String? = nil) -> [ReportProblem] {
        let line = EvidenceLine(title: "Parents on the letter", serves: "A1.2", release: release)
        var record = ReportRecord.marlshire()
        record.evidence = [line]
        let link = ClaimLink(sentence: SentenceKey(sentence), link: .evidence(words ?? line.title), evidence: words == nil ? line.id : nil)
        return found(.evidence, in: sentence, record: record, links: [link])
    }

    @Test func `what a person has confirmed may be cited`() { #expect(problems(.confirmed).isEmpty) }

    @Test("what is not checked or not confirmed may be resolved with a reason", arguments: [ReleaseStatus.notChecked, .toConfirm])
    func resolved(release: ReleaseStatus) throws { #expect(try #require(problems(release).first).mayResolve) }

    @Test(
        "what is held, without consent or set aside cannot be resolved with a reason",
        arguments: [ReleaseStatus.notCleared, .withoutConsent, .withdrawn])
    func blocked(release: ReleaseStatus) throws {
        let problem = try #require(problems(release).first)
        #expect(!problem.mayResolve && problem.words.contains("Parents on the letter"))
    }

    @Test func `a link by its words finds the same evidence, and words that name none are a point of their own`() {
        #expect(problems(.confirmed, tiedBy: "Parents on the letter").isEmpty)
        #expect(problems(.confirmed, tiedBy: "Parents on the letter (A1.2)").isEmpty)
        #expect(problems(.confirmed, tiedBy: "Something else").count == 1)
    }
}
