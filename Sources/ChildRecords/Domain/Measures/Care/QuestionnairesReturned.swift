import Indicators

/// Whether the emotional health of children in care is known. Short breaks. A reason in place of a score is counted as none, and the number
/// is given.
package enum QuestionnairesReturned: ScoreMeasure {
    package static let code = "L20"
    package static let title = "SDQ with a score"
    package static let sentence = "Whether the emotional health of children in care is known."
    package static let numerator = "Children with a score in the year to 31 March"
    package static let denominator = "Children aged 5 to 16 on 31 March who have been in care for 12 months"
    package static let exclusions = "Short breaks. A reason in place of a score is counted as none, and the number is given."
    package static let direction: Measure.Direction? = .higher

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for (day, entry, score) in child.questionnaires {
            child.event(&contributions, entry, on: day, score.value == nil ? .missed : .met, score.value == nil ? score.reason : nil)
        }
    }
}
