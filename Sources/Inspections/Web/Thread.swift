import Inspections
import SiteKit
import Vocabulary

/// The place of a page on the golden thread.
package enum ThreadPlace: String, Sendable, CaseIterable {
    case inspection, findings, actions, practice, audit, measures, evidence, board, committee, published
}

/// Which part of an inspection's golden thread a page shows: all of it, or the part through one finding or some actions.
package enum ThreadScope: Sendable, Hashable {
    case whole
    case finding(Identifier<Finding>)
    /// Through some actions, by their identifiers: actions lie in another domain.
    case actions(Set<String>)
}

/// The place of a page on the golden thread of an inspection.
package struct ThreadPoint: Sendable, Hashable {
    package let inspection: Identifier<Inspection>
    package let scope: ThreadScope
    /// Nil for a page beside the line.
    package let place: ThreadPlace?
}

/// Draws the golden thread of an inspection. The composition makes it, because it runs through every module.
package struct Thread: Sendable {
    package typealias Make = @Sendable (ThreadPoint, PageRequest) async throws -> [ThreadStep]

    private let make: Make
    package init(_ make: @escaping Make) { self.make = make }

    /// An empty thread, for a page drawn on its own.
    package static let none = Thread { _, _ in [] }

    /// The strip of something that is not linked to an inspection yet: what is missing, and its own place.
    package static func loose(_ title: String, _ gap: String, path: String? = nil, here: String) -> [ThreadStep] {
        [ThreadStep(title, gap, path: path, .gap), ThreadStep(here, "this page", .here)]
    }

    package func steps(
        _ inspection: Identifier<Inspection>, _ scope: ThreadScope = .whole, at place: ThreadPlace?, _ request: PageRequest
    ) async throws -> [ThreadStep] {
        try await make(ThreadPoint(inspection: inspection, scope: scope, place: place), request)
    }
}

/// The status of a finding further along the thread: how many actions answer it, and their ratings.
package struct FindingStatus: Sendable {
    package let actions: Int
    package let delivery: HTML
    package let impact: HTML

    package init(actions: Int, delivery: HTML, impact: HTML) {
        self.actions = actions
        self.delivery = delivery
        self.impact = impact
    }
}

/// The next step on an inspection for this person, as a verb and an address.
package struct NextStep: Sendable {
    package let words: String
    package let path: String

    package init(_ words: String, path: String) {
        self.words = words
        self.path = path
    }
}

/// What follows an inspection on the golden thread. Those modules depend on this one and not the other way round, so the
/// composition provides it.
package struct Onward: Sendable {
    package typealias Statuses = @Sendable (Identifier<Inspection>, Day) async throws -> [Identifier<Finding>: FindingStatus]
    package typealias Steps = @Sendable (Identifier<Inspection>, PageRequest) async throws -> [NextStep]

    let statuses: Statuses
    let steps: Steps

    package init(statuses: @escaping Statuses, steps: @escaping Steps) {
        self.statuses = statuses
        self.steps = steps
    }
}
