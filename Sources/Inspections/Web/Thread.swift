import Inspections
import SiteKit
import Vocabulary

/// Where on the thread a page stands.
package enum ThreadPlace: String, Sendable, CaseIterable {
    case inspection, findings, actions, practice, audit, measures, board, committee
}

/// Draws the thread through an inspection. The composition makes it, because it runs through every domain.
package struct Thread: Sendable {
    package typealias Make = @Sendable (Identifier<Inspection>, ThreadPlace, Visit) async throws -> [ThreadStep]

    private let make: Make
    package init(_ make: @escaping Make) { self.make = make }

    package func steps(_ inspection: Identifier<Inspection>, at place: ThreadPlace, _ visit: Visit) async throws -> [ThreadStep] {
        try await make(inspection, place, visit)
    }
}
