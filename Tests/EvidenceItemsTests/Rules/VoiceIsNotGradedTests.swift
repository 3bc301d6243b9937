import ActionPlans
import EvidenceItems
import EvidenceItemsWeb
import GRDB
import SiteKit
import Testing
import Vocabulary

@Suite("What children and parents said is not graded")
struct VoiceIsNotGradedTests {
    @Test func `every kind but voice is graded`() {
        #expect(EvidenceKind.allCases.filter { !VoiceIsNotGraded.mayBeGraded($0) } == [.voice])
    }

    @Test func `a grade for it is refused in words, and by the store itself`() async throws {
        let council = try await Marlshire()
        let id = try await council.addVoice()
        await #expect(throws: EvidenceRefusal.voiceHasNoGrade) {
            try await council.acts.edit(id, EvidenceFacts(title: "Parents", grade: .difference), version: nil, by: council.by(council.ada))
        }
        await #expect(throws: DatabaseError.self) {
            try await council.store.change(by: .system, .keepEvidence, on: id.text) {
                try $0.execute(sql: "UPDATE evidence_item SET grade = 'difference'")
            }
        }
    }

    @Test func `every kind but voice shows delivery`() async throws {
        #expect(EvidenceKind.allCases.filter { !$0.showsDelivery } == [.voice])
        let council = try await Marlshire()
        try await council.addVoice()
        let action = try await council.action(council.first)
        #expect(action.currentEvidence.count == 1 && action.deliveryEvidence.isEmpty && !DoneNeedsEvidence.allows(action))
    }
}
