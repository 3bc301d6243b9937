import Vocabulary

/// A finding can be closed when every action that answers it is closed and practice has improved; delivery alone does not close it.
///
/// At least one action answers it, each was closed by a second person, and the calculated impact of each is “Improved” or “Improved and
/// sustained”. The person who closes the finding holds none of the posts that own its actions.
package enum FindingIsAnswered {
    package static func check(
        _ actions: [Action], closer: String, holders: Set<String>, on today: Day, settings: PlanSettings = PlanSettings()
    ) throws(ClosingRefusal) {
        let current = actions.filter { $0.withdrawal == nil }
        guard !current.isEmpty else { throw .notCalledDone }
        let open = current.count { $0.closing == nil }
        guard open == 0 else { throw .actionsOpen(open) }
        for action in current {
            let impact = CalculatedImpact(action, on: today, settings: settings).impact
            guard impact == .improved || impact == .improvedAndSustained else {
                throw .notSeenBetter("\(action.ref): \(impact.words.lowercasedFirst)")
            }
        }
        if holders.contains(closer) { throw .needsSecondPerson }
    }
}
