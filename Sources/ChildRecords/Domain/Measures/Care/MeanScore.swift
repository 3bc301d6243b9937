import Indicators

/// The emotional health of children in care: 0 to 13 is close to average, 17 or more is a cause for concern.
package enum MeanScore: ScoreMeasure {
    package static let code = "L21a"
    package static let title = "Mean SDQ score"
    package static let sentence =
        "The emotional health of children in care: 0 to 13 is close to average, 17 or more is a cause for concern."
    package static let numerator = "The scores"
    package static let denominator = "Children aged 5 to 16 on 31 March who have been in care for 12 months and have a score"
    package static let figure = MeasureFigure.mean
    package static let unit = Measure.Unit.score
    package static let direction: Measure.Direction? = .lower

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for (day, entry, score) in child.questionnaires {
            if let value = score.value { child.event(&contributions, entry, on: day, .met, value: value) }
        }
    }
}
