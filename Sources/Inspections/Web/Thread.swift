import Inspections
import SiteKit
import Vocabulary

/// Where on the thread a page stands.
package enum ThreadPlace: String, Sendable, CaseIterable {
    case inspection, findings, actions, practice, audit, measures, evidence, board, committee, published
}

/// Which part of an inspection's thread a page shows: all of it, or what runs through one thing.
package enum ThreadStrand: Sendable, Hashable {
    case whole
    case finding(Identifier<Finding>)
    /// Through some actions, by their identifiers: actions lie in another domain.
    case actions(Set<String>)
}

/// A place of a page on the thread through an inspection.
package struct ThreadPoint: Sendable, Hashable {
    package let inspection: Identifier<Inspection>
    package let strand: ThreadStrand
    /// Nil for a page beside the line.
    package let place: ThreadPlace?
}

/// Draws the thread through an inspection. The composition makes it, because it runs through every domain.
package struct Thread: Sendable {
    package typealias Make = @Sendable (ThreadPoint, Visit) async throws -> [ThreadStep]

    private let make: Make
    package init(_ make: @escaping Make) { self.make = make }

    /// A thread that shows nothing, as for a page drawn by itself.
    package static let none = Thread { _, _ in [] }

    /// The strip of something that nothing ties to the line yet: what is missing, and where it stands.
    package static func loose(_ title: String, _ gap: String, path: String? = nil, here: String) -> [ThreadStep] {
        [ThreadStep(title, gap, path: path, .gap), ThreadStep(here, "this page", .here)]
    }

    package func steps(
        _ inspection: Identifier<Inspection>, _ strand: ThreadStrand = .whole, at place: ThreadPlace?, _ visit: Visit
    ) async throws -> [ThreadStep] {
        try await make(ThreadPoint(inspection: inspection, strand: strand, place: place), visit)
    }
}
