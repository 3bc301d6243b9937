import Indicators
import Law
import Vocabulary

/// Whether parents hear promptly what the council is worried about. Those without a letter yet are shown separately.
package enum LetterInTime: ChildMeasure {
    package static let code = "P4"
    package static let title = "Letters before proceedings within 5 working days"
    package static let sentence = "Whether parents hear promptly what the council is worried about."
    package static let numerator = "Letters sent by the fifth working day after the decision"
    package static let denominator = "Letters sent"
    package static let exclusions = "Those without a letter yet are shown separately."
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let target: MeasureTarget? = MeasureTarget(100, source: nil)
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let facts: [Fact] = [.letter]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for spell in child[.preProceedings] where !spell.isTurnedRound {
            guard let from = spell.from else { continue }
            let due = Timescale.letterBeforeProceedings.due(after: from)
            child.finishing(
                &contributions, spell, from: from, done: spell.day(.letter), due: due, value: spell.day(.letter).map { $0 - from })
        }
    }
}
