import Vocabulary

/// An overdue action, or one with an overdue step, delays every open action that depends on it, directly or through others.
///
/// The delayed actions are listed with the earliest due date first. One that is due after today may still be on time.
package enum DelaysOthers {
    package static func isLate(_ action: Action, on today: Day) -> Bool {
        Overdue.days(action, on: today) != nil || !action.lateSteps(on: today).isEmpty
    }

    /// The open actions that depend on this one.
    package static func find(_ late: Action, among actions: [Action], on today: Day) -> [Action] {
        guard isLate(late, on: today) else { return [] }
        let waiting = NoCircularWaiting(actions)
        return actions.filter { $0.isOpen && $0.id != late.id && waiting.everything(before: $0.id).contains(late.id) }
            .sorted { ($0.due, $0.ref) < ($1.due, $1.ref) }
    }
}
