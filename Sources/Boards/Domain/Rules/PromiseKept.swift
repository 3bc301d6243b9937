import Vocabulary

/// A partner's promise is not kept from the day after its day, until somebody records that it was kept.
///
/// The promised day itself is in time. A promise recorded as not kept says so whatever its day, and may still be kept later.
package enum PromiseKept {
    /// What falls short, in words; nil while it is in time or once it is kept.
    package static func shortfall(_ promise: PartnerPromise, on today: Day) -> String? {
        switch promise.outcome {
        case .kept: return nil
        case .notKept(let day, let words): return "Promised by \(promise.by). Recorded as not kept on \(day): \(words)"
        case .open:
            let days = today - promise.by
            return days > 0 ? "Promised by \(promise.by), \(days) day\(days == 1 ? "" : "s") ago; nothing recorded since" : nil
        }
    }
}
