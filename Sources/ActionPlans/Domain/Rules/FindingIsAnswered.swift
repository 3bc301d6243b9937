import Inspections
import Vocabulary

/// A finding is closed when everything that answers it is closed and practice is seen to be better; done alone does not close it.
///
/// At least one action answers it, each is closed by a second person, and each is better, or better and held, by the rule of impact. The
/// person who closes the finding holds none of the posts that own its actions.
package enum FindingIsAnswered {
    package static func check(
        _ actions: [Action], closer: String, holders: Set<String>, on today: Day, settings: PlanSettings = PlanSettings()
    ) throws(ClosingRefusal) {
        let standing = actions.filter { $0.withdrawal == nil }
        guard !standing.isEmpty else { throw .notCalledDone }
        let open = standing.count { $0.closing == nil }
        guard open == 0 else { throw .actionsOpen(open) }
        for action in standing {
            let impact = ImpactByRule(action, on: today, settings: settings).impact
            guard impact == .better || impact == .betterAndHeld else {
                throw .notSeenBetter("\(action.ref): \(impact.words.lowercasedFirst)")
            }
        }
        if holders.contains(closer) { throw .needsSecondPerson }
    }
}
