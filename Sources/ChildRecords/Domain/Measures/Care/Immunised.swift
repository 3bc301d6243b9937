import Indicators
import Vocabulary

/// Whether children in care are protected from illness. Short breaks. The dataset gives the answer of a day; it counts from that day
/// on.
package enum Immunised: ChildMeasure {
    package static let code = "L19"
    package static let title = "Immunisations up to date"
    package static let sentence = "Whether children in care are protected from illness."
    package static let numerator = "Children whose immunisations are up to date"
    package static let denominator = "Children in care with an answer"
    package static let exclusions = "Short breaks. The dataset gives the answer of a day; it counts from that day on."
    package static let timing = MeasureTiming.snapshot
    package static let direction: Measure.Direction? = .higher
    package static let subject = EntryKind.immunisation
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .lookedAfter ? .healthOutcomes : subject }
    package static let forms: [ReturnFormat] = .careAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { form == .standardDataset ? [.careEpisode] : [] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        if child.overview.holds(.immunisation, in: .standardDataset) {
            for entry in child[.immunisation] {
                guard let from = entry.from else { continue }
                for days in child.inCare(entry) where days.first == Int32(from.number) {
                    switch entry.answer(.immunised) {
                    case .yes: child.stretch(&contributions, entry, from: days.first, through: days.last, .met)
                    case .no: child.stretch(&contributions, entry, from: days.first, through: days.last, .missed)
                    case .notKnown, .unrecognised:
                        child.stretch(&contributions, entry, from: days.first, through: days.last, .missed, .notRecorded)
                    }
                }
            }
        } else {
            child.yearly(&contributions, .immunised)
        }
    }
}
