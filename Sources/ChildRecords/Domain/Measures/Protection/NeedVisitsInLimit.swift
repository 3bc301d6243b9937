import Indicators
import Law
import Vocabulary

/// Whether children in need are being seen. Plans whose first visit is not due yet.
package enum NeedVisitsInLimit: ChildMeasure {
    package static let code = "C12a"
    package static let title = "Children with a child in need plan seen within 30 working days"
    package static let sentence = "Whether children in need are being seen."
    package static let numerator = "Children whose last visit at which they were seen is no more than 30 working days ago"
    package static let denominator = "Children with a child in need plan, from their first visit or the day it was due"
    package static let exclusions = "Plans whose first visit is not due yet."
    package static let timing = MeasureTiming.snapshot
    package static let direction: Measure.Direction? = .higher
    package static let target: MeasureTarget? = MeasureTarget(100, source: nil)
    package static let subject = EntryKind.cinPlan
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .annexA ? .cinEpisode : subject }
    package static let forms: [ReturnFormat] = [.standardDataset, .annexA]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { form == .standardDataset ? [.cinVisit] : [] }

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        let seen = child.seen(.cinVisit)
        func due(_ day: Day, _: Bool) -> Day { Timescale.needVisit.due(after: day) }
        for plan in child[.cinPlan] where !plan.isTurnedRound { child.inLimit(&contributions, plan, seen, due: due) }
        for episode in child.needSpells where episode.origin.format == .annexA && episode.isOnNeedPlan {
            child.lastInLimit(&contributions, episode, episode.day(.lastSeen), due: due)
        }
    }
}
