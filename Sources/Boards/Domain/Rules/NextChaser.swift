import Vocabulary

/// The owner of an action is asked for an update on the day it falls due, reminded once after seven days without an answer, and after
/// seven more the manager is told.
///
/// The cycle is a local setting, 28 days as shipped, counted as for a late update. Any update ends the round. When the manager was told
/// and still nothing is heard, the owner is asked anew one cycle after the last ask. Days of leave do not count towards the seven. Where
/// nobody holds the post or its holder has no account, the manager is told in place of the ask.
package enum NextChaser {
    /// Days a person is given to answer an ask or a reminder.
    package static let patience = 7

    /// What falls due on a day, or nothing.
    package static func due(
        expectedBy: Day, cycle: Int, round: ChaserRound, canBeAsked: Bool, leave: [ClosedRange<Day>] = [], on today: Day
    ) -> Chase? {
        guard today >= expectedBy else { return nil }
        guard canBeAsked else { return round.told.map { today - $0 >= cycle } ?? true ? .tellManager : nil }
        guard let asked = round.asked else { return .ask }
        if round.told != nil { return today - asked >= cycle ? .ask : nil }
        if let reminded = round.reminded { return waited(since: reminded, leave, today) ? .tellManager : nil }
        return waited(since: asked, leave, today) ? .remind : nil
    }

    private static func waited(since day: Day, _ leave: [ClosedRange<Day>], _ today: Day) -> Bool {
        PausedOnLeave.days(after: day, through: today, leave) >= patience
    }
}
