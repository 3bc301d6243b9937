import Indicators
import Vocabulary

/// A measure that would show whether an action changed practice, with what it shows now.
package struct LinkedMeasure: Sendable, Hashable, Identifiable {
    package struct Latest: Sendable, Hashable {
        package let day: Day
        package let words: String

        package init(day: Day, words: String) {
            self.day = day
            self.words = words
        }
    }

    package let id: Identifier<Measure>
    package let name: String
    package let source: String
    package let verdict: VerdictOfMeasure.Name
    /// Since when it has been better or worse.
    package let since: Day?
    /// What it shows, in a sentence.
    package let sentence: String
    package let latest: Latest?

    package init(
        id: Identifier<Measure> = Identifier(), name: String, source: String = "", verdict: VerdictOfMeasure.Name = .tooFew,
        since: Day? = nil, sentence: String = "", latest: Latest? = nil
    ) {
        (self.id, self.name, self.source) = (id, name, source)
        (self.verdict, self.since, self.sentence, self.latest) = (verdict, since, sentence, latest)
    }
}
