import Vocabulary

/// The owner of an action is asked for an update on the day it falls due, reminded after seven days without an answer, and once two
/// messages have gone unanswered for seven days each the manager is told.
///
/// The cycle is a local setting, 28 days as shipped, counted as for a late update; so are the seven days and the two messages. Any update
/// ends the round. When the manager was told and still nothing is heard, the owner is asked anew one cycle after the last ask. Days of
/// leave do not count towards the seven. Where nobody holds the post or its holder has no account, the manager is told in place of the
/// ask.
package enum NextChaser {
    /// What falls due on a day, or nothing.
    package static func due(
        expectedBy: Day, cycle: Int, settings: BoardSettings = BoardSettings(), round: ChaserRound, canBeAsked: Bool,
        leave: [ClosedRange<Day>] = [], on today: Day
    ) -> Chase? {
        guard today >= expectedBy else { return nil }
        guard canBeAsked else { return round.told.map { today - $0 >= cycle } ?? true ? .tellManager : nil }
        guard let asked = round.asked else { return .ask }
        if round.told != nil { return today - asked >= cycle ? .ask : nil }
        let waited = PausedOnLeave.days(after: round.reminded ?? asked, through: today, leave)
        guard waited >= settings[.patience] else { return nil }
        return 1 + round.reminders >= settings[.unanswered] ? .tellManager : .remind
    }
}
