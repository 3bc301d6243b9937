import Indicators
import Vocabulary

/// How much work reaches social care, against the number of children who live here.
package enum Referrals: ChildMeasure {
    package static let code = "F3"
    package static let title = "Referrals"
    package static let sentence = "How much work reaches social care, against the number of children who live here."
    package static let numerator = "Referrals received"
    package static let denominator = "Children aged 0 to 17 in the area"
    package static let figure = MeasureFigure.ofPopulation
    package static let timing = MeasureTiming.period
    package static let unit = Measure.Unit.rate
    package static let subject = EntryKind.referral
    package static let forms: [ReturnFormat] = .ofNeed

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for entry in child[.referral] {
            if let day = entry.from { child.event(&contributions, entry, on: day, .met) }
        }
    }
}
