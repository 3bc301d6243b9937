import ChildRecords
import Vocabulary

/// What a step says besides its day and its children. Which of it a kind must say stands in its rule.
package struct StepFacts: Hashable, Sendable {
    package var person: String
    package var words: String
    package var other: Day?
    package var choice: StepChoice?
    package var threshold: PlanningAnswer?
    package var safeToWait: PlanningAnswer?
    /// What is said under a name of its own.
    package var details: [StepDetail: String]

    package init(
        person: String = "", words: String = "", other: Day? = nil, choice: StepChoice? = nil, threshold: PlanningAnswer? = nil,
        safeToWait: PlanningAnswer? = nil, details: [StepDetail: String] = [:]
    ) {
        (self.person, self.words, self.other, self.choice) = (person, words, other, choice)
        (self.threshold, self.safeToWait, self.details) = (threshold, safeToWait, details.filter { !$0.value.isEmpty })
    }

    package func says(_ fact: StepFact) -> Bool {
        switch fact {
        case .person: !person.isEmpty
        case .words: !words.isEmpty
        case .other: other != nil
        case .choice: choice != nil
        case .threshold: threshold != nil
        case .safeToWait: safeToWait != nil
        }
    }
}

/// What a step says: its day, of whom, and its facts.
package struct StepContent: Hashable, Sendable {
    package var day: Day
    package var children: [Identifier<Child>]
    package var facts: StepFacts

    package init(_ day: Day, _ children: [Identifier<Child>], _ facts: StepFacts) {
        (self.day, self.children, self.facts) = (day, children, facts)
    }
}

/// Something recorded of a case. It is never changed: a wrong step is corrected by another record that names it.
package struct Step: Hashable, Sendable {
    /// Counts the records of a case from 1; two steps of one day are taken in this order.
    package let number: Int
    package let kind: StepKind
    package let day: Day
    package let children: [Identifier<Child>]
    package let facts: StepFacts
    package let author: String
    package let recorded: Day

    package init(
        _ number: Int, _ kind: StepKind, on day: Day, _ children: [Identifier<Child>], _ facts: StepFacts = StepFacts(), by author: String,
        recorded: Day
    ) {
        (self.number, self.kind, self.day, self.children) = (number, kind, day, children)
        (self.facts, self.author, self.recorded) = (facts, author, recorded)
    }

    package var content: StepContent { StepContent(day, children, facts) }

    /// The same step as a correction says it was; nil where it did not happen.
    func corrected(_ right: Correction.Right) -> Step? {
        switch right {
        case .didNotHappen: nil
        case .happened(let day): Step(number, kind, on: day, children, facts, by: author, recorded: recorded)
        case .was(let content):
            Step(number, kind, on: content.day, content.children, content.facts, by: author, recorded: recorded)
        }
    }
}

/// The record that a step was wrong, and what is right.
package struct Correction: Hashable, Sendable {
    package enum Right: Hashable, Sendable {
        case didNotHappen
        /// Only its day was wrong.
        case happened(on: Day)
        /// All that the step says, as it is right.
        case was(StepContent)
    }

    package let step: Int
    package let right: Right
    package let why, author: String
    package let recorded: Day

    package init(of step: Int, _ right: Right, because why: String, by author: String, recorded: Day) {
        (self.step, self.right, self.why, self.author, self.recorded) = (step, right, why, author, recorded)
    }
}

extension [Step] {
    /// The steps as they are right, in the order in which they happened.
    package func corrected(by corrections: [Correction]) -> [Step] {
        let all = Dictionary(grouping: corrections, by: \.step)
        return compactMap { step in step.versions(all[step.number] ?? []).last ?? nil }.sorted {
            ($0.day, $0.number) < ($1.day, $1.number)
        }
    }
}

extension Step {
    /// As it was recorded and after each of its corrections, in their order; nil from where it is recorded that it did not happen.
    package func versions(_ corrections: [Correction]) -> [Step?] {
        corrections.reduce(into: [self]) { versions, correction in
            versions.append(versions.last.flatMap { $0 }?.corrected(correction.right))
        }
    }
}
