import Vocabulary

/// The owner of an action is sent an update request on the day an update falls due and a reminder after seven days without an answer. When
/// two messages have gone unanswered for seven days each, the request is escalated to the manager.
///
/// The cycle is a local setting, 28 days by default, counted as for a late update; so are the seven days and the two messages. Any update
/// ends the round. Where there is still no update after it was escalated, the owner is asked again one cycle after the last request. Days
/// of leave do not count towards the seven. Where nobody holds the post or its holder has no account, the request goes to the manager
/// straight away.
package enum NextChaser {
    /// What falls due on a day, or nothing.
    package static func due(
        expectedBy: Day, cycle: Int, settings: BoardSettings = BoardSettings(), round: ChaserRound, canBeAsked: Bool,
        leave: [ClosedRange<Day>] = [], on today: Day
    ) -> Chase? {
        guard today >= expectedBy else { return nil }
        guard canBeAsked else { return round.escalated.map { today - $0 >= cycle } ?? true ? .escalate : nil }
        guard let asked = round.asked else { return .ask }
        if round.escalated != nil { return today - asked >= cycle ? .ask : nil }
        let waited = PausedOnLeave.days(after: round.reminded ?? asked, through: today, leave)
        guard waited >= settings[.patience] else { return nil }
        return 1 + round.reminders >= settings[.unanswered] ? .escalate : .remind
    }
}
