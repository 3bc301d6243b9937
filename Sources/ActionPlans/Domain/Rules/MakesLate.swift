import Vocabulary

/// A late action or step makes late whatever waits for it, through others too, until that is done, closed or withdrawn.
///
/// Told of an action that is past its due day or has a step past its own; the earliest due day comes first. What is due after today may
/// still be met, and its due day says how much time is left.
package enum MakesLate {
    package static func isLate(_ action: Action, on today: Day) -> Bool {
        PastDue.days(action, on: today) != nil || !action.lateSteps(on: today).isEmpty
    }

    /// The open actions that wait for this one.
    package static func find(_ late: Action, among actions: [Action], on today: Day) -> [Action] {
        guard isLate(late, on: today) else { return [] }
        let waiting = NoCircularWaiting(actions)
        return actions.filter { $0.isOpen && $0.id != late.id && waiting.everything(before: $0.id).contains(late.id) }
            .sorted { ($0.due, $0.ref) < ($1.due, $1.ref) }
    }
}
