import Foundation
import Vocabulary

@testable import ChildRecords

/// A small council for rules: a service with two teams, and a worker.
enum Marlshire {
    static let service = Identifier<Team>()
    static let east = Identifier<Team>()
    static let west = Identifier<Team>()
    static let monday = Day(2022, 6, 20) ?? Day(number: 0)
    static let noon = Date(timeIntervalSince1970: 1_655_722_800)
    static let wholeService = Reach(ordinary: [.wholeService], restricted: [.wholeService], inEmergency: true)
    static let ownOnly = Reach(ordinary: [.ownAllocation])
}

extension ChildFacts {
    /// A child of the east team.
    static func child(
        allocated: Set<Identifier<Worker>> = [], restriction: Restriction? = nil, blocked: Set<Identifier<Worker>> = [],
        id: Identifier<Child> = Identifier()
    ) -> ChildFacts {
        ChildFacts(
            id: id, number: "C-0001", allocated: allocated, restriction: restriction, blocked: blocked)
    }
}

extension Restriction {
    static func adoption(readers: Set<Identifier<Worker>> = [], reviewBy: Day = Marlshire.monday + 90) -> Restriction {
        Restriction(ground: .adoption, reviewBy: reviewBy, readers: readers)
    }
}

extension BreakGlassAccess {
    static func made(
        _ minutes: Double = 0, before now: Date = Marlshire.noon, of child: Identifier<Child> = Identifier(),
        by worker: Identifier<Worker> = Identifier(), on day: Day = Marlshire.monday
    ) -> BreakGlassAccess {
        BreakGlassAccess(
            child: child, worker: worker, ground: .childAtRisk, reason: "Police are at the door now", opened: now - minutes * 60,
            openedOn: day)
    }
}
