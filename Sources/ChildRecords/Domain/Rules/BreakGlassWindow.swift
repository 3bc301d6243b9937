import Foundation
import Vocabulary

/// A record opened in an emergency stays open for 60 minutes, to the one who opened it and to nobody else.
///
/// In the sixty-first minute it is closed again. A moment before it was opened, as a clock that was set back shows it, counts as closed.
package enum BreakGlassWindow {
    package static let seconds = 3600.0

    package static func isOpen(_ opening: BreakGlassAccess, at now: Date) -> Bool {
        (0..<seconds).contains(now.timeIntervalSince(opening.opened))
    }

    package static func opening(of child: Identifier<Child>, among openings: [BreakGlassAccess], at now: Date) -> BreakGlassAccess? {
        openings.filter { $0.child == child && isOpen($0, at: now) }.max { $0.opened < $1.opened }
    }

    /// Whole minutes that are left, at least one while it is open.
    package static func minutesLeft(_ opening: BreakGlassAccess, at now: Date) -> Int {
        max(1, Int(((seconds - now.timeIntervalSince(opening.opened)) / 60).rounded(.down)))
    }
}
