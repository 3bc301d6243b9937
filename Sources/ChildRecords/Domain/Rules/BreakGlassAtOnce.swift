import Foundation

/// A worker has at most three records open in an emergency at a time; an hour later, or with none open, they may open another.
package enum BreakGlassAtOnce {
    package static let most = 3

    package static func admitsAnother(besides openings: [BreakGlassAccess], at now: Date) -> Bool {
        openings.count { BreakGlassWindow.isOpen($0, at: now) } < most
    }
}
