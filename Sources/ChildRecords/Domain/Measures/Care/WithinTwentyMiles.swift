import Indicators

/// Whether children live near their school, their friends and their family. Placements without a distance; short breaks.
package enum WithinTwentyMiles: ChildMeasure {
    package static let code = "L8"
    package static let title = "Children placed within 20 miles of home"
    package static let sentence = "Whether children live near their school, their friends and their family."
    package static let numerator = "Children placed 20 miles from home or nearer"
    package static let denominator = "Children in care with a distance recorded"
    package static let exclusions = "Placements without a distance; short breaks."
    package static let timing = MeasureTiming.snapshot
    package static let direction: Measure.Direction? = .higher
    package static let subject = EntryKind.placement
    package static let forms: [ReturnFormat] = [.standardDataset]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.careEpisode] }
    package static let facts: [Fact] = [.distance]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for home in child.homes {
            let miles = home.facts[.distance].flatMap(Double.init)
            for days in child.inCare(home) {
                child.stretch(
                    &contributions, home, from: days.first, through: days.last, miles.map { $0 <= 20 ? .met : .missed } ?? .excluded,
                    miles == nil ? .distanceNotRecorded : nil)
            }
        }
    }
}
