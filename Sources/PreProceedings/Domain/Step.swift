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

    fileprivate func on(_ day: Day) -> Step { Step(number, kind, on: day, children, facts, by: author, recorded: recorded) }
}

/// The record that a step was wrong, and what is right.
package struct Correction: Hashable, Sendable {
    package enum Right: Hashable, Sendable {
        case didNotHappen
        case happened(on: Day)
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
        let last = Dictionary(corrections.map { ($0.step, $0.right) }) { $1 }
        return compactMap { step -> Step? in
            switch last[step.number] {
            case nil: step
            case .didNotHappen: nil
            case .happened(let day): step.on(day)
            }
        }.sorted { ($0.day, $0.number) < ($1.day, $1.number) }
    }
}
