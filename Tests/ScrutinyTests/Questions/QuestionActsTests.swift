import ActionPlans
import SiteKit
import Testing
import Vocabulary

@testable import Scrutiny

@Suite("A committee's question, from its minutes to its judgement")
struct QuestionActsTests {
    private func asked(_ kind: CommitteeQuestion.Kind = .question, due: Day = day(5, 25)) throws -> CommitteeQuestion {
        try .recorded(number: 3, kind: kind, asked: minuted(), asker: "", owner: nil, due: due, exemption: nil, on: day(5, 13))
    }

    private func minuted(_ meeting: Day = day(5, 11)) -> Minuted {
        Minuted(committee: "People", meeting: meeting, reference: "Minute 4", words: "How many?")
    }

    private func answer(_ day: Day = day(5, 20), _ position: CommitteeAnswer.Position = .answered) -> CommitteeAnswer {
        CommitteeAnswer(day: day, position: position, words: "Twelve.", author: "Bea")
    }

    @Test func `nobody records a question of a meeting that was not held`() {
        #expect(throws: QuestionRefusal.meetingAhead(day(7, 6))) {
            try CommitteeQuestion.recorded(
                number: 1, kind: .question, asked: minuted(day(7, 6)), asker: "", owner: nil, due: day(8, 1), exemption: nil, on: day(6, 20)
            )
        }
    }

    @Test func `it waits, is answered, is not enough, is answered again, is enough`() throws {
        var question = try asked()
        #expect(question.state == .waiting(due: day(5, 25)))
        try question.answer(answer(), on: day(5, 20))
        #expect(question.owedBy == nil)
        let not = CommitteeJudgement(verdict: .notEnough, minuted: minuted(day(6, 8)))
        try question.judge(not, next: day(7, 1), on: day(6, 10))
        #expect(question.state == .askedAgain(not, due: day(7, 1)))
        try question.answer(answer(day(6, 20)), on: day(6, 20))
        let enough = CommitteeJudgement(verdict: .enough, minuted: minuted(day(7, 6)))
        try question.judge(enough, next: nil, on: day(7, 8))
        #expect(question.state == .enough(enough))
        #expect(question.rounds.count == 2)
    }

    @Test func `an answer that waits for the committee's judgement is not given twice`() throws {
        var question = try asked()
        try question.answer(answer(), on: day(5, 20))
        #expect(throws: QuestionRefusal.answeredAlready(day(5, 20))) { try question.answer(answer(day(5, 21)), on: day(5, 21)) }
    }

    @Test func `nothing is judged before it is answered, nor at a meeting before the answer`() throws {
        var question = try asked()
        let judgement = CommitteeJudgement(verdict: .enough, minuted: minuted(day(5, 19)))
        #expect(throws: QuestionRefusal.notAnsweredYet) { try question.judge(judgement, next: nil, on: day(6, 1)) }
        try question.answer(answer(), on: day(5, 20))
        #expect(throws: QuestionRefusal.judgedBeforeAnswer(day(5, 20))) { try question.judge(judgement, next: nil, on: day(6, 1)) }
    }

    @Test func `a recommendation is accepted or not, a question is answered`() throws {
        var recommendation = try asked(.recommendation)
        #expect(throws: QuestionRefusal.positionDoesNotFit(.recommendation)) { try recommendation.answer(answer(), on: day(5, 20)) }
        var question = try asked()
        #expect(throws: QuestionRefusal.positionDoesNotFit(.question)) {
            try question.answer(answer(day(5, 20), .accepted), on: day(5, 20))
        }
    }

    @Test func `a moved due day keeps where it was and why`() throws {
        var question = try asked()
        try question.moveDue(to: day(6, 10), reason: "Counting takes longer", approvedBy: "Chair", on: day(5, 24))
        #expect(question.owedBy == day(6, 10))
        #expect(question.moves.map(\.was) == [day(5, 25)])
        #expect(throws: QuestionRefusal.sameDueDay(day(6, 10))) {
            try question.moveDue(to: day(6, 10), reason: "x", approvedBy: "x", on: day(5, 24))
        }
    }

    @Test func `a report that was heard or withdrawn is moved no more`() throws {
        var item = WorkProgrammeItem(title: "Homes", committee: "People", meeting: day(7, 6))
        #expect(throws: WorkProgrammeRefusal.notYetMet(day(7, 6))) { try item.hear(minute: "Minute 8", on: day(7, 5)) }
        try item.move(to: day(9, 21), reason: "July is full", approvedBy: "Chair", on: day(5, 12))
        try item.hear(minute: "Minute 8", on: day(9, 22))
        #expect(item.state == .heard(on: day(9, 21), minute: "Minute 8", nil))
        #expect(throws: WorkProgrammeRefusal.closed) { try item.move(to: day(11, 1), reason: "x", approvedBy: "x", on: day(9, 23)) }
    }
}
