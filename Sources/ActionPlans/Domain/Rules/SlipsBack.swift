import Indicators
import Vocabulary

/// A closed action slips back at once when its measure turns worse by a special cause, or an audit of it fails.
///
/// A changed definition, a late load or a data fault cannot do it: such figures are no figures. What was known when the action was
/// closed does not count again, and the same special cause is told once.
package enum SlipsBack {
    /// - Parameter told: the first days of the special causes for which this action slipped back already.
    package static func holds(
        _ verdict: VerdictOfMeasure, before: VerdictOfMeasure.Name, closedOn closed: Day, told: Set<Day>
    ) -> Bool {
        guard case .worse(let cause) = verdict, !told.contains(cause.since) else { return false }
        return before != .worse || cause.since > closed
    }
}
