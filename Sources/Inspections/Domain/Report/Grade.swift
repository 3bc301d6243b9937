/// A grade. `adequate` belongs to the scale before the single inspection and is kept as its own.
package enum Grade: String, Codable, Sendable, Hashable, CaseIterable {
    case outstanding
    case good
    case requiresImprovement = "requires_improvement"
    case adequate
    case inadequate

    /// 4 for the best. Adequate stood third of four, as requires improvement does now; the two are not the same.
    package var rank: Int {
        switch self {
        case .outstanding: 4
        case .good: 3
        case .requiresImprovement, .adequate: 2
        case .inadequate: 1
        }
    }

    /// The formal wording.
    package var name: String {
        switch self {
        case .outstanding: "Outstanding"
        case .good: "Good"
        case .requiresImprovement: "Requires improvement to be good"
        case .adequate: "Adequate"
        case .inadequate: "Inadequate"
        }
    }

    /// The code in the JSON answers, which know no `adequate`.
    package var answersCode: String { self == .adequate ? Grade.requiresImprovement.rawValue : rawValue }
}
