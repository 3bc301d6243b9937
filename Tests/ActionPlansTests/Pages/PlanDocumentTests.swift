import ActionPlans
import Foundation
import Testing
import Vocabulary

@testable import ActionPlansWeb
@testable import SiteKit

/// The plan as a Word file and a PDF.
@Suite("The plan as a document")
struct PlanDocumentTests {
    private func document(_ plan: Identifier<Plan>, of council: Marlshire) async throws -> Document {
        let read = try await council.store.read { try PlanRead(plan, in: $0) }
        return PlanDocument(read: read, council: "Marlshire County Council", today: council.today).document
    }

    @Test func `it is landscape with a row for each action, and says that it is a draft until it is agreed`() async throws {
        let council = try await Marlshire()
        let plan = try await council.plan([council.draft("Renew the letter"), council.draft("Find more homes", for: [council.homes])])
        let draft = try await document(plan, of: council)
        #expect(draft.isLandscape && draft.mark?.hasPrefix("Draft") == true)
        let words = draft.article.string
        #expect(words.components(separatedBy: "<tr><td>").count == 3 && words.contains("2 actions"))
        #expect(words.contains("Renew the letter") && words.contains("Find more homes") && words.contains("Draft, not agreed yet."))
        try await council.agree(plan)
        let agreed = try await document(plan, of: council)
        #expect(agreed.mark == nil && agreed.article.string.contains("Agreed by The director"))
    }
}
