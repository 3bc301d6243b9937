/// Six figures in a row, each higher than the one before it or each lower, are a special cause.
///
/// The sixth figure completes it; two equal figures end it. (Nelson's third rule, 1984.)
package enum SixInOneDirection {
    package static let length = 6

    package static func find(_ figures: [Double]) -> [Signal] {
        let steps: [Signal.Side?] = zip(figures, figures.dropFirst()).map { $1 > $0 ? .up : $1 < $0 ? .down : nil }
        return Signal.runs(steps).filter { $0.places.count >= length - 1 }.map {
            Signal(rule: .trend, side: $0.side, places: $0.places.lowerBound...($0.places.upperBound + 1))
        }
    }
}
