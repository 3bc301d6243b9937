import ActionPlans
import ActionPlansWeb
import SiteKit
import Testing
import Vocabulary

@Suite("Grades of evidence")
struct GradesTests {
    @Test func `a difference for the child reaches farther than practice, output and activity`() {
        #expect(EvidenceGrade.allCases.shuffled().sorted() == [.activity, .output, .practice, .difference])
    }

    @Test func `an action is as far as its highest standing evidence, and ungraded evidence says nothing`() {
        let gone = Withdrawal(day: day(6, 1), reason: "Wrong file")
        let action = Action.made(evidence: [
            .made(grade: .output), .made(), .made(grade: .activity), .made(grade: .difference, setAside: gone),
        ])
        #expect(action.highestGrade == .output)
        #expect(Action.made(evidence: [.made()]).highestGrade == nil)
    }

    @Test func `a grade is kept with new evidence, changed later, and never given to what was set aside`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan()
        let action = try #require(try await council.actions(plan).first)
        let link = EvidenceDraft(title: "Letter", grade: .output, content: .link("https://intranet.example/letter"))
        let evidence = try await council.acts.addEvidence(to: action.id, link, on: council.today, by: council.changer)
        #expect(try await council.actions(plan).first?.highestGrade == .output)
        try await council.acts.grade(evidence, as: .practice, by: council.changer)
        #expect(try await council.actions(plan).first?.highestGrade == .practice)
        try await council.acts.setAside(evidence, reason: "Wrong file", on: council.today, by: council.changer)
        await #expect(throws: NotFound.self) { try await council.acts.grade(evidence, as: .difference, by: council.changer) }
    }
}
