import Indicators
import Vocabulary

/// How often children have to move. Temporary placements (T0 to T4) are no placements of their own; short breaks.
package enum ThreePlacements: ChildMeasure {
    package static let code = "L5"
    package static let title = "Children with three or more placements in 12 months"
    package static let sentence = "How often children have to move."
    package static let numerator = "Children in care with three or more placements in the 12 months to the day"
    package static let denominator = "Children in care"
    package static let exclusions = "Temporary placements (T0 to T4) are no placements of their own; short breaks."
    package static let timing = MeasureTiming.snapshot
    package static let direction: Measure.Direction? = .lower
    package static let target: MeasureTarget? = MeasureTarget(10, source: nil)
    package static let subject = EntryKind.careEpisode
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .annexA ? .periodOfCare : subject }
    package static let forms: [ReturnFormat] = [.standardDataset, .lookedAfter, .annexA]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        let homes = child.differentHomes.filter { !($0.place?.isTemporary ?? false) }
        for piece in child.united(child.care) {
            if piece.entry.kind == .periodOfCare {
                let count = piece.entry.number(.placementsInYear)
                child.stretch(
                    &contributions, piece.entry, from: max(piece.first, child.dataDay(of: piece.entry)), through: piece.last,
                    count.map { $0 >= 3 ? .met : .missed } ?? .excluded, count == nil ? .notRecorded : nil)
                continue
            }
            child.counting(
                &contributions, piece, homes.compactMap { home in home.from.map { ($0, home.until?.adding(months: 12)) } }, atLeast: 3)
        }
    }
}
