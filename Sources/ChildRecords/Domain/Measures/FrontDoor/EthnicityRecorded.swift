import Indicators

/// Whether children’s ethnicity is known.
package enum EthnicityRecorded: ChildMeasure {
    package static let code = "F11"
    package static let title = "Ethnicity recorded"
    package static let sentence = "Whether children’s ethnicity is known."
    package static let numerator = "Children with their ethnicity recorded; “refused” is a record"
    package static let denominator = "Children in need or in care"
    package static let timing = MeasureTiming.snapshot
    package static let direction: Measure.Direction? = .higher
    package static let target: MeasureTarget? = MeasureTarget(98, source: nil)
    package static let subject = EntryKind.cinEpisode
    package static let forms: [ReturnFormat] = .ofNeed

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        let ethnicity = child.child.child.ethnicity.code
        let isRecorded = ethnicity != nil && ethnicity != .notObtained
        for piece in child.openDays {
            child.stretch(
                &contributions, piece.entry, from: piece.first, through: piece.last, isRecorded ? .met : .missed,
                isRecorded ? nil : .notRecorded)
        }
    }
}
