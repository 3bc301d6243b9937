import ActionPlans
import Vocabulary

/// Why something cannot be done to a committee's question.
package enum QuestionRefusal: Error, Sendable, Hashable {
    case meetingAhead(Day)
    case dueBeforeMeeting(Day)
    case inTheFuture(Day)
    case answeredBeforeAsked(Day)
    case answeredAlready(Day)
    case settled(Day)
    case positionDoesNotFit(CommitteeQuestion.Kind)
    case notAnsweredYet
    case judgedBeforeAnswer(Day)
    case sameDueDay(Day)
    case nothingOwed
}

extension CommitteeQuestion {
    /// Begins with the minutes: their meeting lies behind, and the answer is owed after it.
    package static func recorded(
        number: Int, kind: Kind, asked: Minuted, asker: String, owner: Identifier<Post>?, due: Day, exemption: Exemption?, on today: Day
    ) throws(QuestionRefusal) -> CommitteeQuestion {
        if asked.meeting > today { throw .meetingAhead(asked.meeting) }
        if due < asked.meeting { throw .dueBeforeMeeting(asked.meeting) }
        return CommitteeQuestion(number: number, kind: kind, asked: asked, asker: asker, owner: owner, due: due, exemption: exemption)
    }

    package mutating func answer(_ answer: CommitteeAnswer, on today: Day) throws(QuestionRefusal) {
        switch state {
        case .answered(let earlier): throw .answeredAlready(earlier.day)
        case .enough(let judgement): throw .settled(judgement.minuted.meeting)
        case .waiting, .askedAgain: break
        }
        if answer.day > today { throw .inTheFuture(answer.day) }
        let since = rounds.last?.judgement?.minuted.meeting ?? asked.meeting
        if answer.day < since { throw .answeredBeforeAsked(since) }
        guard CommitteeAnswer.Position.allowed(for: kind).contains(answer.position) else { throw .positionDoesNotFit(kind) }
        append(Round(answer: answer))
    }

    /// The committee's judgement at a later meeting.
    /// - Parameter next: the day by which it asks for more; only where it was not enough.
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

    /// Moves the day by which an answer is owed, with the reason and who agreed to it.
    package mutating func moveDue(to day: Day, reason: String, approvedBy: String, on today: Day) throws(QuestionRefusal) {
        guard owedBy != nil else { throw .nothingOwed }
        if day == due { throw .sameDueDay(day) }
        if day < asked.meeting { throw .dueBeforeMeeting(asked.meeting) }
        move(DueDayMove(day: today, was: due, became: day, reason: reason, approvedBy: approvedBy))
    }
}
