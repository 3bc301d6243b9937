import Foundation
import Vocabulary

/// A record opened on a worker's own word, for an hour, because a child could not wait.
package struct BreakGlassAccess: Identifiable, Hashable, Sendable {
    /// Why it could not wait.
    package enum Ground: String, CaseIterable, Sendable {
        case childAtRisk = "child_at_risk"
        case outOfHours = "out_of_hours"
        case courtToday = "court_today"
        case missing

        package var words: String {
            switch self {
            case .childAtRisk: "A child may be in danger now"
            case .outOfHours: "A call outside office hours"
            case .courtToday: "A court needs an answer today"
            case .missing: "A child is missing"
            }
        }
    }

    package let id: Identifier<BreakGlassAccess>
    package let child: Identifier<Child>
    package let worker: Identifier<Worker>
    package let ground: Ground
    package let reason: String
    package let opened: Date
    package let openedOn: Day

    package init(
        id: Identifier<BreakGlassAccess> = Identifier(), child: Identifier<Child>, worker: Identifier<Worker>, ground: Ground,
        reason: String, opened: Date, openedOn: Day
    ) {
        self.id = id
        self.child = child
        self.worker = worker
        self.ground = ground
        self.reason = reason
        self.opened = opened
        self.openedOn = openedOn
    }

    /// Opens a record, unless a rule refuses it. `open` are the worker's openings that still run.
    package static func open(
        _ child: Identifier<Child>, by worker: Identifier<Worker>, on ground: Ground, because reason: String,
        besides open: [BreakGlassAccess], at now: Date, on today: Day
    ) throws(BreakGlassRefusal) -> BreakGlassAccess {
        if !BreakGlassReason.suffices(reason) { throw .reasonTooShort }
        if !BreakGlassAtOnce.admitsAnother(besides: open, at: now) { throw .tooManyOpen }
        return BreakGlassAccess(child: child, worker: worker, ground: ground, reason: reason, opened: now, openedOn: today)
    }
}

/// Why a record is not opened in an emergency.
package enum BreakGlassRefusal: Error, Hashable, Sendable {
    case reasonTooShort
    case tooManyOpen
}
