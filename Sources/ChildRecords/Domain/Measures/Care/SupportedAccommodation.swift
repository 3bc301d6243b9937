import Indicators

/// In which kinds of homes children live. Placements without a type; short breaks.
package enum SupportedAccommodation: ChildMeasure {
    package static let code = "L9d"
    package static let title = "Children in care who live in supported accommodation"
    package static let sentence = "In which kinds of homes children live."
    package static let numerator = "Children in care who live in supported accommodation"
    package static let denominator = "Children in care with a type of placement recorded"
    package static let exclusions = "Placements without a type; short breaks."
    package static let timing = MeasureTiming.snapshot
    package static let subject = EntryKind.placement
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .lookedAfter ? .careEpisode : subject }
    package static let forms: [ReturnFormat] = [.standardDataset, .lookedAfter, .annexA]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { form == .standardDataset ? [.careEpisode] : [] }
    package static let facts: [Fact] = [.placementType]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        child.byHome(&contributions) { place in place == .supportedAccommodation || place == .semiIndependent }
    }
}
