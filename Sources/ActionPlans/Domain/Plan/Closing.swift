import Inspections
import Vocabulary

/// That a second person looked at what was done and closed it. It stays on record when it is opened again.
package struct Closing: Sendable, Hashable, Identifiable {
    package struct Reopening: Sendable, Hashable {
        package let day: Day
        package let by: String
        package let why: String
        /// The number of the last update when it was opened again; only a later one can call it done once more.
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

/// A closed action whose measure turned worse by a special cause, or whose audit failed when it was done again.
package struct Slip: Sendable, Hashable, Identifiable {
    /// What a person made of it.
    package struct Answer: Sendable, Hashable {
        package let day: Day
        package let by: String
        package let isReopened: Bool
        package let why: String

        package init(day: Day, by: String, isReopened: Bool, why: String) {
            (self.day, self.by, self.isReopened, self.why) = (day, by, isReopened, why)
        }
    }

    package let id: Identifier<Slip>
    package let action: Identifier<Action>
    package let day: Day
    package let words: String
    /// By when a person opens the action again or records why not.
    package let answerBy: Day
    package let answer: Answer?

    package init(
        id: Identifier<Slip> = Identifier(), action: Identifier<Action>, day: Day, words: String, answerBy: Day, answer: Answer? = nil
    ) {
        (self.id, self.action, self.day, self.words) = (id, action, day, words)
        (self.answerBy, self.answer) = (answerBy, answer)
    }
}

/// What an audit found on a day: of so many records, so many met the question.
package struct AuditResult: Sendable, Hashable, Identifiable {
    package let id: Identifier<AuditResult>
    package let question: String
    package let day: Day
    package let sample: Int
    package let met: Int
    /// The share of the sample, in per cent, that has to meet the question.
    package let standard: Int
    package let source: String
    package let author: String

    package init(
        id: Identifier<AuditResult> = Identifier(), question: String, day: Day, sample: Int, met: Int, standard: Int, source: String = "",
        author: String = ""
    ) {
        (self.id, self.question, self.day, self.sample) = (id, question, day, sample)
        (self.met, self.standard, self.source, self.author) = (met, standard, source, author)
    }

    /// `9 of 12 records, 80 per cent needed`.
    package var words: String { "\(met) of \(sample) record\(sample == 1 ? "" : "s"), \(standard) per cent needed" }
}

/// A part of an action with its own due day.
package struct Step: Sendable, Hashable, Identifiable {
    package let id: Identifier<Step>
    package let number: Int
    package let text: String
    package let due: Day
    package let done: Day?
    /// The actions that have to be finished before this step can begin.
    package let waitsFor: [Identifier<Action>]
    package let version: Int

    package init(
        id: Identifier<Step> = Identifier(), number: Int, text: String, due: Day, done: Day? = nil, waitsFor: [Identifier<Action>] = [],
        version: Int = 1
    ) {
        (self.id, self.number, self.text, self.due) = (id, number, text, due)
        (self.done, self.waitsFor, self.version) = (done, waitsFor, version)
    }
}
