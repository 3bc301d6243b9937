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

    package init(uses: @escaping Uses, thread: @escaping Thread, link: @escaping Add) {
        (self.uses, self.thread, self.link) = (uses, thread, link)
    }
}
