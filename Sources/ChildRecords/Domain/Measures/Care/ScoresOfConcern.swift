import Indicators

/// How many children in care need help with their feelings.
package enum ScoresOfConcern: ChildMeasure {
    package static let code = "L21b"
    package static let title = "SDQ scores of 17 or more"
    package static let sentence = "How many children in care need help with their feelings."
    package static let numerator = "Scores of 17 or more"
    package static let denominator = "Children aged 5 to 16 on 31 March who have been in care for 12 months and have a score"
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .lower
    package static let subject = EntryKind.sdqScore
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .lookedAfter ? .healthOutcomes : subject }
    package static let forms: [ReturnFormat] = .careAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { form == .standardDataset ? [.careEpisode] : [] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for (day, entry, score) in child.questionnaires {
            if let value = score.value { child.event(&contributions, entry, on: day, value >= 17 ? .met : .missed) }
        }
    }
}
