import Indicators

/// Whether it is known how children in care are doing. Short breaks. A reason in place of a score is counted as none, and the number
/// is given.
package enum QuestionnairesReturned: ChildMeasure {
    package static let code = "L20"
    package static let title = "SDQ with a score"
    package static let sentence = "Whether it is known how children in care are doing."
    package static let numerator = "Children with a score in the year to 31 March"
    package static let denominator = "Children aged 5 to 16 on 31 March who have been in care for 12 months"
    package static let exclusions = "Short breaks. A reason in place of a score is counted as none, and the number is given."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let subject = EntryKind.sdqScore
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .lookedAfter ? .healthOutcomes : subject }
    package static let forms: [ReturnFormat] = .careAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { form == .standardDataset ? [.careEpisode] : [] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for (day, entry, score) in child.questionnaires {
            child.event(&contributions, entry, on: day, score.value == nil ? .missed : .met, score.value == nil ? score.reason : nil)
        }
    }
}
