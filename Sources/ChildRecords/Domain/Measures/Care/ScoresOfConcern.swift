import Indicators

/// How many children in care have a score that is a cause for concern.
package enum ScoresOfConcern: ScoreMeasure {
    package static let code = "L21b"
    package static let title = "SDQ scores of 17 or more"
    package static let sentence = "How many children in care have a score that is a cause for concern."
    package static let numerator = "Scores of 17 or more"
    package static let denominator = "Children aged 5 to 16 on 31 March who have been in care for 12 months and have a score"
    package static let direction: Measure.Direction? = .lower

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for (day, entry, score) in child.questionnaires {
            if let value = score.value { child.event(&contributions, entry, on: day, value >= 17 ? .met : .missed) }
        }
    }
}
