import ActionPlans
import Indicators
import Vocabulary

/// What of the record here a pinned figure or audit result was taken from. What is pinned stays as it was on that day, whatever the record
/// says later.
package enum PinnedRecord: Sendable, Hashable {
    /// - Parameter isCorrected: true when the measure's figure of that day was corrected after it was pinned.
    case value(Identifier<MeasureValue>, of: Identifier<Measure>, isCorrected: Bool)
    case result(Identifier<AuditResult>, of: Identifier<Action>)
}
