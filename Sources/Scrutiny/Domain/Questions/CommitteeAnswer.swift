import Vocabulary

/// What the council said to a committee, on a day.
package struct CommitteeAnswer: Sendable, Hashable {
    /// What the council does with it. A question is answered; a recommendation is accepted or is not.
    package enum Position: String, Sendable, Hashable, CaseIterable {
        case answered, accepted
        case acceptedInPart = "accepted_in_part"
        case notAccepted = "not_accepted"

        package var words: String {
            switch self {
            case .answered: "Answered"
            case .accepted: "Accepted"
            case .acceptedInPart: "Accepted in part"
            case .notAccepted: "Not accepted"
            }
        }

        package static func allowed(for kind: CommitteeQuestion.Kind) -> [Position] {
            kind == .question ? [.answered] : [.accepted, .acceptedInPart, .notAccepted]
        }
    }

    package let day: Day
    package let position: Position
    package let words: String
    /// Who wrote it here.
    package let author: String

    package init(day: Day, position: Position, words: String, author: String) {
        self.day = day
        self.position = position
        self.words = words
        self.author = author
    }
}

/// An answer, and what the committee made of it at a later meeting.
package struct Round: Sendable, Hashable {
    package let answer: CommitteeAnswer
    package internal(set) var judgement: CommitteeJudgement?

    package init(answer: CommitteeAnswer, judgement: CommitteeJudgement? = nil) {
        self.answer = answer
        self.judgement = judgement
    }
}

/// Was it enough? The committee's own judgement, as the minutes of a later meeting have it. Officers have none to give.
package struct CommitteeJudgement: Sendable, Hashable {
    package enum Verdict: String, Sendable, Hashable, CaseIterable {
        case enough
        case notEnough = "not_enough"

        package var words: String { self == .enough ? "Enough" : "Not enough" }
    }

    package let verdict: Verdict
    package let minuted: Minuted

    package init(verdict: Verdict, minuted: Minuted) {
        self.verdict = verdict
        self.minuted = minuted
    }
}

/// What happened since, on a day. Added, never overwritten.
package struct Outcome: Sendable, Hashable {
    package let day: Day
    package let words: String
    package let author: String

    package init(day: Day, words: String, author: String) {
        self.day = day
        self.words = words
        self.author = author
    }
}

/// What in the record a question is about, or what shows that it was answered. The words are those it had when it was tied, so that
/// the tie can still be read when the thing is gone.
package struct QuestionTie: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case finding, action, measure, evidence

        package var words: String { rawValue.capitalisedFirst }
    }

    package let kind: Kind
    package let subject: String
    package let words: String

    package init(kind: Kind, subject: String, words: String) {
        self.kind = kind
        self.subject = subject
        self.words = words
    }
}
