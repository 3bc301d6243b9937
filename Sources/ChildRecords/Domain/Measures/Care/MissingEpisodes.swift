import Indicators
import Vocabulary

/// How often children go missing. Times away without authorisation (code A).
package enum MissingEpisodes: ChildMeasure {
    package static let code = "L24a"
    package static let title = "Missing episodes"
    package static let sentence = "How often children go missing."
    package static let numerator = "Missing episodes begun"
    package static let exclusions = "Times away without authorisation (code A)."
    package static let figure = MeasureFigure.count
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .lower
    package static let subject = EntryKind.missing
    package static let forms: [ReturnFormat] = .careAndDataset

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for spell in child[.missing] where spell.isMissing {
            if let day = spell.from { child.event(&contributions, spell, on: day, .met) }
        }
    }
}
