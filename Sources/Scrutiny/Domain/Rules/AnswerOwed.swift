import Law
import Vocabulary

/// The day by which a committee is owed an answer.
///
/// To a recommendation the council answers within two months that begin with the day of the meeting, so that the day before the same
/// date two months on is the last in time. To a question the shipped default is ten working days after the meeting, a local setting.
/// Either is only proposed: whoever records it gives the day that the committee set. An answer given on the due day is in time.
package enum AnswerOwed {
    package static func proposed(_ kind: CommitteeQuestion.Kind, meeting: Day, calendar: WorkingDays = .england) -> Day {
        switch kind {
        case .recommendation: Timescale.answerToRecommendation.due(after: meeting, in: calendar)
        case .question: Timescale.answerToQuestion.due(after: meeting, in: calendar)
        }
    }

    /// How many days the answer is late; nil when it is not, or none is owed.
    package static func daysLate(_ question: CommitteeQuestion, on today: Day) -> Int? {
        guard let due = question.owedBy, due < today else { return nil }
        return today - due
    }
}
