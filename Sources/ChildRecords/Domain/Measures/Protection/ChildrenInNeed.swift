import Indicators

/// How many children have an open CIN episode.
package enum ChildrenInNeed: ChildMeasure {
    package static let code = "C15"
    package static let title = "Children in need"
    package static let sentence = "How many children have an open CIN episode."
    package static let numerator = "Children in need on the day"
    package static let figure = MeasureFigure.count
    package static let timing = MeasureTiming.snapshot
    package static let subject = EntryKind.cinEpisode
    package static let forms: [ReturnFormat] = .ofNeed

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for piece in child.united(child.needSpells) {
            child.stretch(&contributions, piece.entry, from: piece.first, through: piece.last, .met)
        }
    }
}
