import Indicators
import Vocabulary

/// A second person's decision that an action is closed. It stays on record when the action is reopened.
package struct Closing: Sendable, Hashable, Identifiable {
    package struct Reopening: Sendable, Hashable {
        package let day: Day
        package let by: String
        package let why: String
        /// The number of the last update when it was reopened; only a later one can mark it as done again.
        package let after: Int

        package init(day: Day, by: String, why: String, after: Int = 0) {
            (self.day, self.by, self.why, self.after) = (day, by, why, after)
        }
    }

    package let id: Identifier<Closing>
    package let day: Day
    package let by: String
    package let words: String
    package let reopening: Reopening?

    package init(id: Identifier<Closing> = Identifier(), day: Day, by: String, words: String, reopening: Reopening? = nil) {
        (self.id, self.day, self.by, self.words, self.reopening) = (id, day, by, words, reopening)
    }
}

/// An improvement that was not sustained: a closed action's measure got worse by a special cause, or its audit failed.
package struct Regression: Sendable, Hashable, Identifiable {
    /// How a person responded.
    package struct Answer: Sendable, Hashable {
        package let day: Day
        package let by: String
        package let isReopened: Bool
        package let why: String

        package init(day: Day, by: String, isReopened: Bool, why: String) {
            (self.day, self.by, self.isReopened, self.why) = (day, by, isReopened, why)
        }
    }

    /// The measure or the audit that showed it.
    package enum Sign: Sendable, Hashable {
        case measure(Identifier<Measure>)
        case audit(Identifier<AuditResult>)
    }

    package let id: Identifier<Regression>
    package let action: Identifier<Action>
    package let sign: Sign?
    package let day: Day
    package let words: String
    /// The date by which a person reopens the action or records why not.
    package let answerBy: Day
    package let answer: Answer?

    package init(
        id: Identifier<Regression> = Identifier(), action: Identifier<Action>, sign: Sign? = nil, day: Day, words: String, answerBy: Day,
        answer: Answer? = nil
    ) {
        (self.id, self.action, self.sign, self.day, self.words) = (id, action, sign, day, words)
        (self.answerBy, self.answer) = (answerBy, answer)
    }
}

/// What an audit found: how many of the sampled records met the standard.
package struct AuditResult: Sendable, Hashable, Identifiable {
    package let id: Identifier<AuditResult>
    package let question: String
    package let day: Day
    package let sample: Int
    package let met: Int
    /// The percentage of the sample that must meet the standard.
    package let standard: Int
    package let source: String
    package let author: String
    /// The second person who confirmed it.
    package let confirmedBy: String?
    /// True when a person who never held a post that owns or owned the action entered or confirmed it.
    package let isConfirmed: Bool

    package init(
        id: Identifier<AuditResult> = Identifier(), question: String, day: Day, sample: Int, met: Int, standard: Int, source: String = "",
        author: String = "", confirmedBy: String? = nil, isConfirmed: Bool = true
    ) {
        (self.confirmedBy, self.isConfirmed) = (confirmedBy, isConfirmed)
        (self.id, self.question, self.day, self.sample) = (id, question, day, sample)
        (self.met, self.standard, self.source, self.author) = (met, standard, source, author)
    }

    /// `9 of 12 records (75%), target 80%`.
    package var words: String {
        let share = sample > 0 ? " (\(FigureWords.of(Double(met) * 100 / Double(sample), .percent)))" : ""
        return "\(met) of \(sample) record\(sample == 1 ? "" : "s")\(share), target \(FigureWords.of(Double(standard), .percent))"
    }
}
