import Indicators
import Vocabulary

/// How often there is reason to fear significant harm, against the number of children who live here.
package enum Enquiries: ChildMeasure {
    package static let code = "C1"
    package static let title = "Section 47 enquiries"
    package static let sentence = "How often there is reason to fear significant harm, against the number of children who live here."
    package static let numerator = "Section 47 enquiries begun"
    package static let denominator = "Children aged 0 to 17 in the area"
    package static let figure = MeasureFigure.ofPopulation
    package static let timing = MeasureTiming.period
    package static let unit = Measure.Unit.rate
    package static let subject = EntryKind.enquiry
    package static let forms: [ReturnFormat] = .ofNeed

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for entry in child[.enquiry] {
            if let day = entry.from { child.event(&contributions, entry, on: day, .met) }
        }
    }
}
