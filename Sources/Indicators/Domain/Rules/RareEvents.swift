/// Events of which there are fewer than two in a period on average are charted by the days between them.
///
/// A row of noughts and ones has no useful limits. The days from one event to the next have: they are raised to the power of 1/3.6 first,
/// which makes them nearly even around their mean, and the limits are turned back into days. (Nelson, A control chart for parts-per-million
/// nonconforming items, Journal of Quality Technology, 1994.)
package enum RareEvents {
    package static let most = 2

    /// - Parameter counts: the number of events in each period.
    package static func hold(_ counts: [Int]) -> Bool {
        let all = counts.reduce(0, +)
        return all > 1 && all < most * counts.count
    }
}
