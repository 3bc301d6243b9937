import Indicators
import Law
import Vocabulary

/// Whether the children most at risk are being seen. Plans whose first visit is not due yet, and plans of other councils.
package enum ProtectionVisitsInLimit: ChildMeasure {
    package static let code = "C9"
    package static let title = "Children with a child protection plan seen within 10 working days"
    package static let sentence = "Whether the children most at risk are being seen."
    package static let numerator = "Children whose last visit at which they were seen is no more than 10 working days ago"
    package static let denominator = "Children with a plan, from their first visit or the day it was due"
    package static let exclusions =
        "Plans whose first visit is not due yet, and plans of other councils. Annex A gives the last visit, whether the child was seen or not."
    package static let timing = MeasureTiming.snapshot
    package static let direction: Measure.Direction? = .higher
    package static let target: MeasureTarget? = MeasureTarget(100, source: nil)
    package static let subject = EntryKind.cpPlan
    package static let forms: [ReturnFormat] = [.standardDataset, .annexA]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { form == .standardDataset ? [.cpVisit] : [] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        let seen = child.seen(.cpVisit)
        func due(_ day: Day, _: Bool) -> Day { Timescale.protectionVisit.due(after: day) }
        for plan in child.plans {
            if plan.origin.format == .annexA {
                child.lastInLimit(&contributions, plan, plan.day(.lastVisit), due: due)
            } else {
                child.inLimit(&contributions, plan, seen, due: due)
            }
        }
    }
}
