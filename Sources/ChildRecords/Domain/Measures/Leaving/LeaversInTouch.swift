import Indicators
import Vocabulary

/// Whether the council knows how its young people are. Those who died, refused contact, went home or no longer need services. Where
/// it is not recorded it counts as no, and the number is given.
package enum LeaversInTouch: ChildMeasure {
    package static let code = "G1a"
    package static let title = "Care leavers in touch"
    package static let sentence = "Whether the council knows how its young people are."
    package static let numerator = "Care leavers with whom the council is in touch"
    package static let denominator = "Care leavers aged 17 to 21"
    package static let exclusions =
        "Those who died, refused contact, went home or no longer need services. If not recorded, it counts as no. The number is shown."
    package static let timing = MeasureTiming.snapshot
    package static let direction: Measure.Direction? = .higher
    package static let subject = EntryKind.careLeaver
    package static let forms: [ReturnFormat] = [.standardDataset, .lookedAfter, .annexA]
    package static let facts: [Fact] = [.inTouch]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for (leaver, first, last) in child.leaving where child.isOfLeavingAge(on: first) {
            if leaver.hasLeftServices {
                child.stretch(&contributions, leaver, from: Int32(first.number), through: last, .excluded, .refusedOrDied)
                continue
            }
            let inTouch = leaver.coded(.inTouch, as: InTouch.self).code
            child.stretch(
                &contributions, leaver, from: Int32(first.number), through: last, inTouch == .yes ? .met : .missed,
                inTouch == nil ? .notRecorded : nil)
        }
    }
}
