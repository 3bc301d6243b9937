import Indicators

/// A measure that does not show an improvement is not unlinked from an action by who benefits from that alone.
///
/// Where a measure is worse, consistently misses its target or has not changed, or where the improvement was not sustained by it, somebody
/// who holds or held a post that owns or owned the action asks for it to be unlinked, and another person who never held one confirms. Of
/// an action that no post owns, everybody asks. Until then the measure counts. Everything else is unlinked at once. The history of the action
/// keeps each measure that was unlinked, with what it showed.
package enum UnlinkingNeedsTwo {
    /// - Parameter isOwner: true for whoever holds or held a post that owns or owned the action.
    package static func holds(_ measure: LinkedMeasure, of action: Action, isOwner: Bool) -> Bool {
        guard isOwner || action.owner == nil else { return false }
        let wasNotSustained = action.regressions.contains { $0.sign == .measure(measure.id) }
        return wasNotSustained || ![.improved, .tooFew].contains(measure.verdict)
    }
}
