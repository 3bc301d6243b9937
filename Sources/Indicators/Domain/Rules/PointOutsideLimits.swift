/// One figure beyond the limits of ordinary variation is a special cause.
///
/// A figure on the limit itself is inside. (Shewhart's first rule; NHS England, Making Data Count.)
package enum PointOutsideLimits {
    /// The places of such figures, each by itself.
    package static func find(_ figures: [Double], _ limits: NaturalLimits) -> [Signal] {
        figures.enumerated().compactMap { index, figure in
            if figure > limits.upper { return Signal(rule: .outside, side: .up, places: index...index) }
            if figure < limits.lower { return Signal(rule: .outside, side: .down, places: index...index) }
            return nil
        }
    }
}
