import Vocabulary

/// One step of a report's clearance: whose, by when, and what they answered.
package struct Clearance: Sendable, Hashable, Identifiable {
    package enum Answer: Sendable, Hashable {
        case waiting
        case cleared(by: String, on: Day, words: String, draft: Int)
        case notCleared(by: String, on: Day, words: String, draft: Int)
    }

    package let id: Identifier<Clearance>
    package var step: ClearanceStep
    package var answer: Answer
    package var version: Int

    package init(id: Identifier<Clearance> = Identifier(), step: ClearanceStep, answer: Answer = .waiting, version: Int = 1) {
        self.id = id
        self.step = step
        self.answer = answer
        self.version = version
    }

    /// True when it was cleared, and for this very draft.
    package func isCleared(draft: Int) -> Bool {
        if case .cleared(_, _, _, draft) = answer { true } else { false }
    }

    package var hasAnswer: Bool { answer != .waiting }

    /// How it stands for this draft, in words.
    package func words(draft: Int) -> String {
        switch answer {
        case .waiting: "Waiting"
        case .cleared(_, _, _, draft): "Cleared"
        case .cleared(_, _, _, let earlier): "Cleared draft \(earlier); changed since"
        case .notCleared(_, _, _, draft): "Not cleared"
        case .notCleared(_, _, _, let earlier): "Did not clear draft \(earlier); changed since"
        }
    }
}
