import Vocabulary

/// “Too early to tell” can be chosen up to and including the date when impact is expected.
///
/// From the day after, the owner has to say what the measures and audits show: a new update cannot say “Too early to tell”, and an
/// action that still says so needs a judgement.
package enum TooEarlyToTell {
    package static func allows(on day: Day, differenceBy: Day) -> Bool { day <= differenceBy }

    /// True when the date has passed and nobody has judged the impact yet.
    package static func needsJudgement(_ action: Action, on today: Day) -> Bool {
        guard action.withdrawal == nil, let day = action.differenceBy, today > day else { return false }
        return action.impact == .tooEarlyToTell || action.impact == .notMeasured
    }
}
