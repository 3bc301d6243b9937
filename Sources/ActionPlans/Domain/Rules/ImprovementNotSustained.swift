import Indicators
import Vocabulary

/// The improvement of a closed action is not sustained when its measure gets worse by a special cause, or an audit of it fails.
///
/// A changed definition, a late load or a data fault does not count, because such figures are left out. What was known when the action
/// was closed does not count again, and each special cause is reported once.
package enum ImprovementNotSustained {
    /// - Parameter told: the first days of the special causes that were reported for this action already.
    package static func holds(
        _ verdict: VerdictOfMeasure, before: VerdictOfMeasure.Name, closedOn closed: Day, told: Set<Day>
    ) -> Bool {
        guard case .worse(let cause) = verdict, !told.contains(cause.since) else { return false }
        return before != .worse || cause.since > closed
    }
}
