import Law
import Vocabulary

/// The due date of an answer to a committee.
///
/// The council answers a recommendation within two months that start with the day of the meeting, so the last day in time is the day
/// before the same date two months later. For a question the default is ten working days after the meeting, a local setting. Either
/// is only proposed: the person recording it enters the date that the committee set. An answer given on the due date is in time.
package enum AnswerOwed {
    package static func proposed(_ kind: CommitteeQuestion.Kind, meeting: Day, calendar: WorkingDays = .england) -> Day {
        switch kind {
        case .recommendation: Timescale.answerToRecommendation.due(after: meeting, in: calendar)
        case .question: Timescale.answerToQuestion.due(after: meeting, in: calendar)
        }
    }

    /// How many days the answer is overdue; nil when it is not, or none is due.
    package static func daysLate(_ question: CommitteeQuestion, on today: Day) -> Int? {
        guard let due = question.owedBy, due < today else { return nil }
        return today - due
    }
}
