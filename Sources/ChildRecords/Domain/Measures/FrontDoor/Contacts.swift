import Indicators
import Vocabulary

/// How often somebody contacts the council about a child, against the number of children who live here.
package enum Contacts: ChildMeasure {
    package static let code = "F1"
    package static let title = "Contacts"
    package static let sentence = "How often somebody contacts the council about a child, against the number of children who live here."
    package static let numerator = "Contacts received"
    package static let denominator = "Children aged 0 to 17 in the area"
    package static let figure = MeasureFigure.ofPopulation
    package static let timing = MeasureTiming.period
    package static let unit = Measure.Unit.rate
    package static let subject = EntryKind.contact
    package static let forms: [ReturnFormat] = [.standardDataset, .annexA]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for entry in child[.contact] {
            if let day = entry.from { child.event(&contributions, entry, on: day, .met) }
        }
    }
}
