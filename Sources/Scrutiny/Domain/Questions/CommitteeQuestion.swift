import ActionPlans
import Vocabulary

/// A question or a recommendation of a committee, as its minutes have it, and what became of it: what the council said, what happened,
/// what shows it, and whether the committee found that enough.
///
/// There is no draft of one. It begins with the minutes of a meeting, whose words are copied; nobody writes a question for a committee.
package struct CommitteeQuestion: Sendable, Hashable, Identifiable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case question, recommendation

        package var words: String { rawValue.capitalisedFirst }
    }

    /// How far it is, with the facts that belong to that.
    package enum State: Sendable, Hashable {
        case waiting(due: Day)
        /// The council has answered; the committee has not said yet whether that was enough.
        case answered(CommitteeAnswer)
        /// The committee did not find the answer enough: it waits for another.
        case askedAgain(CommitteeJudgement, due: Day)
        case enough(CommitteeJudgement)
    }

    package let id: Identifier<CommitteeQuestion>
    /// What people call it by: `Q12`. It is given once and never used again.
    package let number: Int
    package let kind: Kind
    package let asked: Minuted
    /// Who asked, as the minutes give it; empty where they name nobody.
    package let asker: String
    package let owner: Identifier<Post>?
    package private(set) var due: Day
    /// Each answer with the committee's judgement of it, in their order.
    package private(set) var rounds: [Round]
    package private(set) var outcomes: [Outcome]
    package let ties: [QuestionTie]
    package private(set) var moves: [DueDayMove]
    /// Asked in a part of a meeting that was not public.
    package let exemption: Exemption?
    package let version: Int

    package init(
        id: Identifier<CommitteeQuestion> = Identifier(), number: Int, kind: Kind, asked: Minuted, asker: String = "",
        owner: Identifier<Post>? = nil, due: Day, rounds: [Round] = [], outcomes: [Outcome] = [], ties: [QuestionTie] = [],
        moves: [DueDayMove] = [], exemption: Exemption? = nil, version: Int = 1
    ) {
        (self.id, self.number, self.kind, self.asked, self.asker) = (id, number, kind, asked, asker)
        (self.owner, self.due, self.rounds, self.outcomes, self.ties) = (owner, due, rounds, outcomes, ties)
        (self.moves, self.exemption, self.version) = (moves, exemption, version)
    }

    package var state: State {
        guard let last = rounds.last else { return .waiting(due: due) }
        guard let judgement = last.judgement else { return .answered(last.answer) }
        return judgement.verdict == .enough ? .enough(judgement) : .askedAgain(judgement, due: due)
    }

    package var reference: String { "Q\(number)" }

    /// The day by which an answer is owed; nil while none is.
    package var owedBy: Day? {
        switch state {
        case .waiting(let due), .askedAgain(_, let due): due
        case .answered, .enough: nil
        }
    }

    package var answer: CommitteeAnswer? { rounds.last?.answer }

    mutating func append(_ round: Round) { rounds.append(round) }
    mutating func judgeLast(_ judgement: CommitteeJudgement, due next: Day?) {
        rounds[rounds.count - 1].judgement = judgement
        if let next { due = next }
    }
    mutating func append(_ outcome: Outcome) { outcomes.append(outcome) }
    mutating func move(_ move: DueDayMove) {
        moves.append(move)
        due = move.became
    }
}

/// Words of a committee with where they stand: the meeting and the place in its minutes. Copied, never composed.
package struct Minuted: Sendable, Hashable {
    package let committee: String
    package let meeting: Day
    /// As the minutes number it: `Minute 24`.
    package let reference: String
    package let words: String

    package init(committee: String, meeting: Day, reference: String, words: String) {
        self.committee = committee
        self.meeting = meeting
        self.reference = reference
        self.words = words
    }

    package var place: String { "\(committee), \(meeting), \(reference)" }
}
