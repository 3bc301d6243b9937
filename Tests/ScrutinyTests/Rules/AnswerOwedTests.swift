import Testing
import Vocabulary

@testable import Scrutiny

@Suite("When an answer is owed")
struct AnswerOwedTests {
    private func question(due: Day) -> CommitteeQuestion {
        CommitteeQuestion(
            number: 1, kind: .question, asked: Minuted(committee: "People", meeting: day(5, 11), reference: "4", words: "How many?"),
            due: due)
    }

    @Test func `two months that create with the day of the meeting end the day before its date`() {
        #expect(AnswerOwed.proposed(.recommendation, meeting: day(7, 7, 2021)) == day(9, 6, 2021))
        #expect(AnswerOwed.proposed(.recommendation, meeting: day(12, 31, 2021)) == day(2, 27))
    }

    @Test func `ten working days step over a bank holiday`() {
        #expect(AnswerOwed.proposed(.question, meeting: day(5, 25)) == day(6, 10))
    }

    @Test func `the due day itself is in time`() {
        #expect(AnswerOwed.daysLate(question(due: day(6, 15)), on: day(6, 15)) == nil)
        #expect(AnswerOwed.daysLate(question(due: day(6, 15)), on: day(6, 16)) == 1)
    }

    @Test func `an answer that was given is not late, however long ago it was due`() throws {
        var asked = question(due: day(5, 25))
        try asked.answer(CommitteeAnswer(day: day(5, 24), position: .answered, words: "Twelve.", author: "Bea"), on: day(5, 24))
        #expect(AnswerOwed.daysLate(asked, on: day(9, 1)) == nil)
    }
}
