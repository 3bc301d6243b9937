import Indicators
import Vocabulary

/// Which children have been helped for a long time, and may be drifting.
package enum LongNeed: ChildMeasure {
    package static let code = "C13"
    package static let title = "Children in need for 12 months or longer"
    package static let sentence = "Which children have been helped for a long time, and may be drifting."
    package static let numerator = "Open CIN episodes that began 12 months ago or earlier"
    package static let denominator = "Open CIN episodes"
    package static let timing = MeasureTiming.snapshot
    package static let direction: Measure.Direction? = .lower
    package static let subject = EntryKind.cinEpisode
    package static let forms: [ReturnFormat] = .ofNeed

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for episode in child.needSpells { child.holds(&contributions, episode, countsFrom: episode.from?.adding(months: 12)) }
    }
}
