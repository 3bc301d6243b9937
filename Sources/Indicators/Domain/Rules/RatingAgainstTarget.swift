/// Green, amber or red against a target, always with the word.
///
/// Green is on the target or better. Amber is beyond it by no more than the council allows, as a percentage of the target (local setting,
/// 10% as shipped); red is further away. A target of 0 has no amber. A measure without a target or without a good direction has no rating,
/// and neither has a figure that is not known.
package enum RatingAgainstTarget: String, Sendable, Hashable, CaseIterable, Codable {
    case green, amber, red

    package static func of(_ value: Double?, target: Double?, direction: Measure.Direction?, nearTarget: Int) -> RatingAgainstTarget? {
        guard let value, let target, let direction else { return nil }
        let beyond = direction == .higher ? target - value : value - target
        if beyond <= 0 { return .green }
        return beyond <= abs(target) * Double(nearTarget) / 100 ? .amber : .red
    }

    package var words: String {
        switch self {
        case .green: "Green: meets the target"
        case .amber: "Amber: near the target"
        case .red: "Red: misses the target"
        }
    }
}
