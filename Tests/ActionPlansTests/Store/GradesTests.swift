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
}
