import Indicators

/// How many children in care live in the council’s own homes. Placements without a provider; short breaks.
package enum OwnProvision: ChildMeasure {
    package static let code = "L10"
    package static let title = "Children in the council’s own provision"
    package static let sentence = "How many children in care live in the council’s own homes."
    package static let numerator = "Children in a placement that the council provides"
    package static let denominator = "Children in care with a provider recorded"
    package static let exclusions = "Placements without a provider; short breaks."
    package static let timing = MeasureTiming.snapshot
    package static let direction: Measure.Direction? = .higher
    package static let subject = EntryKind.placement
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .lookedAfter ? .careEpisode : subject }
    package static let forms: [ReturnFormat] = [.standardDataset, .lookedAfter, .annexA]
    package static let facts: [Fact] = [.provider]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for home in child.homes {
            let provider = home.coded(.provider, as: PlacementProvider.self).code
            for days in child.inCare(home) {
                child.stretch(
                    &contributions, home, from: days.first, through: days.last, provider.map { $0 == .own ? .met : .missed } ?? .excluded,
                    provider == nil ? .notRecorded : nil)
            }
        }
    }
}
