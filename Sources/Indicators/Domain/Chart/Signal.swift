/// A special cause: more than ordinary variation, by one of three rules.
package struct Signal: Sendable, Hashable {
    package enum Rule: String, Sendable, Hashable {
        case outside, run, trend
    }
    package enum Side: Sendable, Hashable {
        case up, down
    }

    package let rule: Rule
    package let side: Side
    /// The places of its figures among the known figures of its stretch.
    package let places: ClosedRange<Int>

    package init(rule: Rule, side: Side, places: ClosedRange<Int>) {
        (self.rule, self.side, self.places) = (rule, side, places)
    }

    /// Unbroken runs of the same side; nil ends a run.
    static func runs(_ sides: [Side?]) -> [(side: Side, places: ClosedRange<Int>)] {
        var found: [(side: Side, places: ClosedRange<Int>)] = []
        for (index, side) in sides.enumerated() {
            guard let side else { continue }
            if let last = found.last, last.side == side, last.places.upperBound == index - 1 {
                found[found.count - 1] = (side, last.places.lowerBound...index)
            } else {
                found.append((side, index...index))
            }
        }
        return found
    }
}
