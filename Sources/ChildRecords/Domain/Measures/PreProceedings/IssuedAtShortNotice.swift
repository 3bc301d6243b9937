import Indicators
import Vocabulary

/// How often the council applies to court at short notice.
package enum IssuedAtShortNotice: ChildMeasure {
    package static let code = "P13"
    package static let title = "Proceedings at short notice"
    package static let sentence = "How often the council applies to court at short notice."
    package static let numerator = "Proceedings issued at short notice"
    package static let denominator = "Proceedings of which this is recorded"
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .lower
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = [.standardDataset]
    package static let facts: [Fact] = [.shortNotice]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for spell in child[.preProceedings] {
            guard let day = spell.until ?? spell.from else { continue }
            switch spell.answer(.shortNotice) {
            case .yes: child.event(&contributions, spell, on: day, .met)
            case .no: child.event(&contributions, spell, on: day, .missed)
            case .notKnown, .unrecognised: break
            }
        }
    }
}
