import Indicators
import Vocabulary

/// How many care leavers the council supports.
package enum CareLeavers: ChildMeasure {
    package static let code = "G6"
    package static let title = "Care leavers"
    package static let sentence = "How many care leavers the council supports."
    package static let numerator = "Care leavers on the data day"
    package static let figure = MeasureFigure.count
    package static let timing = MeasureTiming.snapshot
    package static let subject = EntryKind.careLeaver
    package static let forms: [ReturnFormat] = [.standardDataset, .lookedAfter, .annexA]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for (leaver, first, last) in child.leaving {
            child.stretch(&contributions, leaver, from: Int32(first.number), through: last, .met)
        }
    }
}
