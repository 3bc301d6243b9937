import Indicators
import Law
import Vocabulary

/// Whether the young person’s plan is up to date. Those who died, refused contact, went home or no longer need services. Where it is not
/// recorded it counts as no, and the number is given.
package enum PathwayPlansInDate: ChildMeasure {
    package static let code = "G4"
    package static let title = "Pathway plans reviewed within six months"
    package static let sentence = "Whether the young person’s plan is up to date."
    package static let numerator = "Care leavers whose pathway plan was reviewed no more than six months before the data day"
    package static let denominator = "Care leavers aged 17 to 21"
    package static let exclusions =
        "Those who died, refused contact, went home or no longer need services. If not recorded, it counts as no. The number is shown."
    package static let timing = MeasureTiming.snapshot
    package static let direction: Measure.Direction? = .higher
    package static let target: MeasureTarget? = MeasureTarget(100, source: "Statute: the limit applies to every child")
    package static let subject = EntryKind.careLeaver
    package static let forms: [ReturnFormat] = [.standardDataset, .annexA]
    package static let facts: [Fact] = [.pathwayPlan]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for (leaver, first, last) in child.leaving where child.isOfLeavingAge(on: first) {
            if leaver.hasLeftServices {
                child.stretch(&contributions, leaver, from: Int32(first.number), through: last, .excluded, .refusedOrDied)
                continue
            }
            let review = leaver.day(.pathwayPlan)
            let due = review.map { Timescale.pathwayPlan.due(after: $0) }
            let isInDate = due.map { $0 >= first } ?? false
            if last == Contribution.open, let review, let due { child.runs(&contributions, leaver, from: review, due: due) }
            child.stretch(
                &contributions, leaver, from: Int32(first.number), through: last, isInDate ? .met : .missed,
                review == nil ? .notRecorded : nil)
        }
    }
}
