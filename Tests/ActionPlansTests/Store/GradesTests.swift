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
}
