import ActionPlans
import Vocabulary

/// A question or recommendation of a committee, as worded in its minutes, and what followed: what the council said, what happened,
/// what shows it, and whether the committee found it enough.
///
/// There are no drafts. A question is copied from the minutes of a meeting; officers do not write questions for a committee.
package struct CommitteeQuestion: Sendable, Hashable, Identifiable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case question, recommendation

        package var words: String { rawValue.capitalisedFirst }
    }

    /// Its status, with the facts that belong to it.
    package enum State: Sendable, Hashable {
        case waiting(due: Day)
        /// The council has answered; the committee has not said yet whether that was enough.
        case answered(CommitteeAnswer)
        /// The committee did not find the answer enough and awaits another.
        case askedAgain(CommitteeJudgement, due: Day)
        case enough(CommitteeJudgement)
    }

    package let id: Identifier<CommitteeQuestion>
    /// Its reference is made from this number: `Q12`. A number is never used twice.
    package let number: Int
    package let kind: Kind
    package private(set) var asked: Minuted
    /// Who asked, as named in the minutes; empty where they name nobody.
    package private(set) var asker: String
    package private(set) var owner: Identifier<Post>?
    package private(set) var due: Day
    /// Each answer with the committee's judgement of it, in order.
    package private(set) var rounds: [Round]
    package private(set) var outcomes: [Outcome]
    package let links: [QuestionLink]
    package private(set) var moves: [DueDateMove]
    /// Corrections of the wording, oldest first.
    package private(set) var corrections: [Correction]
    /// Set when it was asked in an exempt session.
    package let exemption: Exemption?
    package let version: Int

    package init(
        id: Identifier<CommitteeQuestion> = Identifier(), number: Int, kind: Kind, asked: Minuted, asker: String = "",
        owner: Identifier<Post>? = nil, due: Day, rounds: [Round] = [], outcomes: [Outcome] = [], links: [QuestionLink] = [],
        moves: [DueDateMove] = [], corrections: [Correction] = [], exemption: Exemption? = nil, version: Int = 1
    ) {
        (self.id, self.number, self.kind, self.asked, self.asker) = (id, number, kind, asked, asker)
        (self.owner, self.due, self.rounds, self.outcomes, self.links) = (owner, due, rounds, outcomes, links)
        (self.moves, self.corrections, self.exemption, self.version) = (moves, corrections, exemption, version)
    }

    package var state: State {
        guard let last = rounds.last else { return .waiting(due: due) }
        guard let judgement = last.judgement else { return .answered(last.answer) }
        return judgement.verdict == .enough ? .enough(judgement) : .askedAgain(judgement, due: due)
    }

    package enum Status: String, Sendable, Hashable, CaseIterable {
        case waiting
        case answered
        case askedAgain = "asked-again"
        case enough

        package var words: String {
            switch self {
            case .waiting: "Awaiting answer"
            case .answered: "Answered, awaiting committee"
            case .askedAgain: "Asked again"
            case .enough: "Enough"
            }
        }
    }

    package var status: Status {
        switch state {
        case .waiting: .waiting
        case .answered: .answered
        case .askedAgain: .askedAgain
        case .enough: .enough
        }
    }

    /// A correction of what was copied from the minutes; the earlier text remains visible.
    package struct Correction: Sendable, Hashable {
        package let day: Day
        package let what, was, became, reason, author: String

        package init(day: Day, what: String, was: String, became: String, reason: String, author: String) {
            (self.day, self.what, self.was, self.became) = (day, what, was, became)
            (self.reason, self.author) = (reason, author)
        }
    }

    package var reference: String { "Q\(number)" }

    /// The due date of the answer; nil when none is due.
    package var owedBy: Day? {
        switch state {
        case .waiting(let due), .askedAgain(_, let due): due
        case .answered, .enough: nil
        }
    }

    package mutating func assign(_ owner: Identifier<Post>?) { self.owner = owner }

    package mutating func correct(words: String, asker: String, minute: String, reason: String, by author: String, on today: Day) {
        let changes = [("words", asked.words, words), ("who asked", self.asker, asker), ("minute", asked.reference, minute)]
        for (what, was, became) in changes where was != became {
            corrections.append(Correction(day: today, what: what, was: was, became: became, reason: reason, author: author))
        }
        asked = Minuted(committee: asked.committee, meeting: asked.meeting, reference: minute, words: words)
        self.asker = asker
    }

    mutating func append(_ round: Round) { rounds.append(round) }
    mutating func judgeLast(_ judgement: CommitteeJudgement, due next: Day?) {
        rounds[rounds.count - 1].judgement = judgement
        if let next { due = next }
    }
    mutating func append(_ outcome: Outcome) { outcomes.append(outcome) }
    mutating func move(_ move: DueDateMove) {
        moves.append(move)
        due = move.became
    }
}

/// A committee's words with their source: the meeting and the minute reference. Copied, never composed.
package struct Minuted: Sendable, Hashable {
    package let committee: String
    package let meeting: Day
    /// The minute number: `Minute 24`.
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

/// What the council said to a committee, on a day.
package struct CommitteeAnswer: Sendable, Hashable {
    /// The council's response. A question is answered; a recommendation is accepted or not.
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

/// Was it enough? The committee's own judgement, taken from the minutes of a later meeting. Officers do not judge.
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

/// What has happened since, on a date. Added, never overwritten.
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

/// What in the record a question is about, or what shows that it was answered. The words are those it had when it was linked, so
/// the link can still be read after the item is gone.
package struct QuestionLink: Sendable, Hashable {
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

/// Why a committee's question cannot be changed in this way.
package enum QuestionRefusal: Error, Sendable, Hashable {
    case meetingAhead(Day)
    case dueBeforeMeeting(Day)
    case inTheFuture(Day)
    case answeredBeforeAsked(Day)
    case answeredAlready(Day)
    case foundEnough(Day)
    case positionDoesNotFit(CommitteeQuestion.Kind)
    case notAnsweredYet
    case judgedBeforeAnswer(Day)
    case sameDueDay(Day)
    case nothingOwed
}

extension CommitteeQuestion {
    /// Recorded from the minutes: the meeting has been held, and the answer is due after it.
    package static func recorded(
        id: Identifier<CommitteeQuestion> = Identifier(), number: Int, kind: Kind, asked: Minuted, asker: String, owner: Identifier<Post>?,
        due: Day, exemption: Exemption?, on today: Day
    ) throws(QuestionRefusal) -> CommitteeQuestion {
        if asked.meeting > today { throw .meetingAhead(asked.meeting) }
        if due < asked.meeting { throw .dueBeforeMeeting(asked.meeting) }
        return CommitteeQuestion(
            id: id, number: number, kind: kind, asked: asked, asker: asker, owner: owner, due: due, exemption: exemption)
    }

    package mutating func answer(_ answer: CommitteeAnswer, on today: Day) throws(QuestionRefusal) {
        switch state {
        case .answered(let earlier): throw .answeredAlready(earlier.day)
        case .enough(let judgement): throw .foundEnough(judgement.minuted.meeting)
        case .waiting, .askedAgain: break
        }
        if answer.day > today { throw .inTheFuture(answer.day) }
        let since = rounds.last?.judgement?.minuted.meeting ?? asked.meeting
        if answer.day < since { throw .answeredBeforeAsked(since) }
        guard CommitteeAnswer.Position.allowed(for: kind).contains(answer.position) else { throw .positionDoesNotFit(kind) }
        append(Round(answer: answer))
    }

    /// The committee's judgement at a later meeting.
    /// - Parameter next: the due date of the next answer; only where this one was not enough.
    package mutating func judge(_ judgement: CommitteeJudgement, next: Day?, on today: Day) throws(QuestionRefusal) {
        guard case .answered(let answer) = state else { throw .notAnsweredYet }
        let meeting = judgement.minuted.meeting
        if meeting > today { throw .inTheFuture(meeting) }
        if meeting < answer.day { throw .judgedBeforeAnswer(answer.day) }
        if let next, next < meeting { throw .dueBeforeMeeting(meeting) }
        judgeLast(judgement, due: judgement.verdict == .notEnough ? next ?? due : nil)
    }

    package mutating func add(_ outcome: Outcome, on today: Day) throws(QuestionRefusal) {
        if outcome.day > today { throw .inTheFuture(outcome.day) }
        if outcome.day < asked.meeting { throw .answeredBeforeAsked(asked.meeting) }
        append(outcome)
    }

    /// Changes the due date of the answer, with the reason and who agreed.
    package mutating func moveDue(to day: Day, reason: String, approvedBy: String, on today: Day) throws(QuestionRefusal) {
        guard owedBy != nil else { throw .nothingOwed }
        if day == due { throw .sameDueDay(day) }
        if day < asked.meeting { throw .dueBeforeMeeting(asked.meeting) }
        move(DueDateMove(day: today, was: due, became: day, reason: reason, approvedBy: approvedBy))
    }
}
