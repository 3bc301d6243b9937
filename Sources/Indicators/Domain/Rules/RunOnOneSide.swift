/// Eight figures in a row on one side of the mean are a special cause.
///
/// The eighth completes it; a figure equal to the mean ends the run. (Wheeler, Understanding Variation; other guides use seven or nine.)
package enum RunOnOneSide {
    package static let length = 8

    package static func find(_ figures: [Double], _ limits: NaturalLimits) -> [Signal] {
        let sides: [Signal.Side?] = figures.map { $0 > limits.mean ? .up : $0 < limits.mean ? .down : nil }
        return Signal.runs(sides).filter { $0.places.count >= length }.map { Signal(rule: .run, side: $0.side, places: $0.places) }
    }
}
