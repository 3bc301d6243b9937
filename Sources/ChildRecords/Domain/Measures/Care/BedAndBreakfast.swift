import Indicators
import Vocabulary

/// Bed and breakfast is never suitable for a young person under 18: any night is an alert. Those without a type of accommodation are
/// counted beside, as not known. No return gives the nights.
package enum BedAndBreakfast: ChildMeasure {
    package static let code = "L12"
    package static let title = "Young people under 18 in bed and breakfast"
    package static let sentence = "Bed and breakfast is never suitable for a young person under 18: any night is an alert."
    package static let numerator = "Young people under 18 recorded in bed and breakfast (code W) on the data day"
    package static let exclusions = "Those without a type of accommodation are shown separately as not known. No return gives the nights."
    package static let figure = MeasureFigure.count
    package static let timing = MeasureTiming.snapshot
    package static let direction: Measure.Direction? = .lower
    package static let target: MeasureTarget? = MeasureTarget(0, source: "Statute and guidance: none")
    package static let isSafetyCount = true
    package static let subject = EntryKind.careLeaver
    package static let forms: [ReturnFormat] = [.standardDataset, .lookedAfter, .annexA]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for (leaver, first, last) in child.leaving {
            guard let age = child.age(on: first), age < 18 else { continue }
            let home = leaver.coded(.accommodation, as: Accommodation.self).code
            if home == .bedAndBreakfast {
                child.stretch(&contributions, leaver, from: Int32(first.number), through: last, .met)
            } else if home == nil {
                child.stretch(&contributions, leaver, from: Int32(first.number), through: last, .excluded, .noPlacementType)
            }
        }
    }
}
