import Indicators
import SiteKit
import Vocabulary

/// Something that rests on a measure: an action, a strength that is watched.
package struct MeasureUse: Sendable {
    package let title: String
    package let note: String
    package let path: String

    package init(title: String, note: String, path: String) { (self.title, self.note, self.path) = (title, note, path) }
}

/// What other domains know about a measure and a change of practice. The composition makes it.
package struct MeasureLinks: Sendable {
    package typealias Uses = @Sendable (Identifier<Measure>, Visit) async throws -> [MeasureUse]
    package typealias Thread = @Sendable (Identifier<Measure>, Visit) async throws -> [ThreadStep]
    package typealias Add = @Sendable (Identifier<Measure>, String, Visit) async throws -> String?

    let uses: Uses
    let thread: Thread
    /// Links a new measure to the thing it was made for, and answers where that stands.
    let link: Add

    package typealias Pin = @Sendable (Identifier<MeasureValue>, Visit) -> String?

    /// The form that pins a figure as evidence; nil for whoever may not.
    let pin: Pin
    /// The evidence that pins a figure of a measure.
    let pinned: Uses

    package typealias PracticeUses = @Sendable (Identifier<PracticeChange>, Visit) async throws -> [MeasureUse]
    package typealias PracticeThread = @Sendable (Identifier<PracticeChange>, Visit) async throws -> [ThreadStep]
    package typealias AddPractice = @Sendable (Identifier<PracticeChange>, String, Visit) async throws -> String?

    let practiceUses: PracticeUses
    let practiceThread: PracticeThread
    let linkPractice: AddPractice

    package init(
        uses: @escaping Uses, thread: @escaping Thread, link: @escaping Add, pin: @escaping Pin, pinned: @escaping Uses,
        practiceUses: @escaping PracticeUses,
        practiceThread: @escaping PracticeThread, linkPractice: @escaping AddPractice
    ) {
        (self.uses, self.thread, self.link, self.pin, self.pinned) = (uses, thread, link, pin, pinned)
        (self.practiceUses, self.practiceThread, self.linkPractice) = (practiceUses, practiceThread, linkPractice)
    }
}
