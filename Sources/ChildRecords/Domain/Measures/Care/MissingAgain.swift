import Indicators
import Vocabulary

/// Whether children go missing again. Times away without authorisation.
package enum MissingAgain: ChildMeasure {
    package static let code = "L24d"
    package static let title = "Missing again within 30 days"
    package static let sentence = "Whether children go missing again."
    package static let numerator = "Missing episodes that begin within 30 days of the end of an earlier one"
    package static let denominator = "Missing episodes begun"
    package static let exclusions = "Times away without authorisation."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .lower
    package static let subject = EntryKind.missing
    package static let forms: [ReturnFormat] = .careAndDataset

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        let spells = child[.missing].filter(\.isMissing)
        for spell in spells {
            guard let day = spell.from else { continue }
            let isAgain = spells.contains { other in
                other.from.map { $0 < day } ?? false && other.until.map { $0 <= day && day - $0 <= 30 } ?? false
            }
            child.event(&contributions, spell, on: day, isAgain ? .met : .missed)
        }
    }
}
