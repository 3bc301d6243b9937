import Indicators
import Vocabulary

/// Whether young people have something to get up for. Those who died, refused contact, went home or no longer need services. Where it
/// is not recorded it counts as no, and the number is given.
package enum EducationOrWork: ChildMeasure {
    package static let code = "G3"
    package static let title = "Care leavers in education, work or training"
    package static let sentence = "Whether young people have something to get up for."
    package static let numerator = "Care leavers in education, work or training"
    package static let denominator = "Care leavers aged 17 to 21"
    package static let exclusions =
        "Those who died, refused contact, went home or no longer need services. If not recorded, it counts as no. The number is shown."
    package static let timing = MeasureTiming.snapshot
    package static let direction: Measure.Direction? = .higher
    package static let subject = EntryKind.careLeaver
    package static let forms: [ReturnFormat] = [.standardDataset, .lookedAfter, .annexA]
    package static let facts: [Fact] = [.activity]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for (leaver, first, last) in child.leaving where child.isOfLeavingAge(on: first) {
            if leaver.hasLeftServices {
                child.stretch(&contributions, leaver, from: Int32(first.number), through: last, .excluded, .refusedOrDied)
                continue
            }
            let activity = leaver.coded(.activity, as: Activity.self).code
            let isActive = activity.map { ![.illness, .notActive, .parenting, .unknown].contains($0) } ?? false
            child.stretch(
                &contributions, leaver, from: Int32(first.number), through: last, isActive ? .met : .missed,
                activity == nil || activity == .unknown ? .notRecorded : nil)
        }
    }
}
