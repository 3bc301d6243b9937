import Vocabulary

/// “Too early to tell” holds until the day by which a difference should be seen, and on that day.
///
/// From the day after, somebody has to say what the measures and audits show: the words are refused in a new update, and where
/// they still stand the action asks for a judgement.
package enum TooEarlyToTell {
    package static func allows(on day: Day, differenceBy: Day) -> Bool { day <= differenceBy }

    /// True when the day has passed and nobody has said yet whether practice changed.
    package static func needsJudgement(_ action: Action, on today: Day) -> Bool {
        guard action.withdrawal == nil, let day = action.differenceBy, today > day else { return false }
        return action.impact == .tooEarlyToTell || action.impact == .notMeasured
    }
}
