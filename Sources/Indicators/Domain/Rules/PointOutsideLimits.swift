/// One figure outside the limits of normal variation is a special cause.
///
/// A figure on the limit itself is inside. (Shewhart's first rule; NHS England, Making Data Count.)
package enum PointOutsideLimits {
    /// Each such figure as a signal of its own.
    package static func find(_ figures: [Double], _ limits: NaturalLimits) -> [Signal] {
        figures.enumerated().compactMap { index, figure in
            if figure > limits.upper { return Signal(rule: .outside, side: .up, places: index...index) }
            if figure < limits.lower { return Signal(rule: .outside, side: .down, places: index...index) }
            return nil
        }
    }
}
