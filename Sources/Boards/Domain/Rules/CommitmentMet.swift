import Vocabulary

/// A partner commitment is overdue from the day after its due date, until somebody records that it was met.
///
/// The due date itself is in time. A commitment recorded as not met says so whatever its due date, and may still be met later.
package enum CommitmentMet {
    /// Why it is listed as not met, in words; nil while it is in time or once it is met.
    package static func shortfall(_ commitment: PartnerCommitment, on today: Day) -> String? {
        switch commitment.outcome {
        case .met: return nil
        case .notMet(let day, let words): return "Due \(commitment.by). Recorded as not met on \(day): \(words)"
        case .open:
            let days = today - commitment.by
            return days > 0 ? "Due \(commitment.by), \(days) day\(days == 1 ? "" : "s") overdue, with no outcome recorded" : nil
        }
    }
}
