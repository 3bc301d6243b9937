import Boards
import Testing
import Vocabulary

@Suite("Update requests: the next step")
struct NextChaserTests {
    /// Heard last on 1 June; an update is expected by 29 June.
    private func due(_ round: ChaserRound = ChaserRound(), canBeAsked: Bool = true, leave: [ClosedRange<Day>] = [], on today: Day) -> Chase?
    {
        NextChaser.due(expectedBy: day(6, 29), cycle: 28, round: round, canBeAsked: canBeAsked, leave: leave, on: today)
    }

    @Test func `asked on the day the update falls due, not before`() {
        #expect(due(on: day(6, 28)) == nil)
        #expect(due(on: day(6, 29)) == .ask && due(on: day(7, 3)) == .ask)
    }

    @Test func `reminded once on the seventh day without an answer, and escalated on the seventh after that`() {
        let asked = ChaserRound(asked: day(6, 29))
        #expect(due(asked, on: day(7, 5)) == nil)
        #expect(due(asked, on: day(7, 6)) == .remind)
        let reminded = ChaserRound(asked: day(6, 29), reminded: day(7, 6))
        #expect(due(reminded, on: day(7, 12)) == nil)
        #expect(due(reminded, on: day(7, 13)) == .escalate)
    }

    @Test func `asked again one cycle after the last request when there is still no update`() {
        let escalated = ChaserRound(asked: day(6, 29), reminded: day(7, 6), escalated: day(7, 13))
        #expect(due(escalated, on: day(7, 26)) == nil)
        #expect(due(escalated, on: day(7, 27)) == .ask)
    }

    @Test func `a council may set how long an owner has and after how many messages the request is escalated`() {
        func due(_ settings: [BoardSettings.Name: Int], _ round: ChaserRound, on today: Day) -> Chase? {
            NextChaser.due(expectedBy: day(6, 29), cycle: 28, settings: BoardSettings(settings), round: round, canBeAsked: true, on: today)
        }
        let asked = ChaserRound(asked: day(6, 29))
        #expect(due([.patience: 3], asked, on: day(7, 1)) == nil && due([.patience: 3], asked, on: day(7, 2)) == .remind)
        #expect(due([.unanswered: 1], asked, on: day(7, 6)) == .escalate)
        let twice = ChaserRound([(.ask, day(6, 29)), (.remind, day(7, 6)), (.remind, day(7, 13))])
        #expect(due([.unanswered: 3], ChaserRound(asked: day(6, 29), reminded: day(7, 6)), on: day(7, 13)) == .remind)
        #expect(due([.unanswered: 3], twice, on: day(7, 19)) == nil && due([.unanswered: 3], twice, on: day(7, 20)) == .escalate)
    }

    @Test func `days of leave do not count`() {
        let asked = ChaserRound(asked: day(6, 29))
        let leave = [day(7, 1)...day(7, 4)]
        #expect(due(asked, leave: leave, on: day(7, 9)) == nil)
        #expect(due(asked, leave: leave, on: day(7, 10)) == .remind)
    }

    @Test func `with nobody to ask it goes to the manager, once a cycle`() {
        #expect(due(canBeAsked: false, on: day(6, 29)) == .escalate)
        let escalated = ChaserRound(escalated: day(6, 29))
        #expect(due(escalated, canBeAsked: false, on: day(7, 26)) == nil)
        #expect(due(escalated, canBeAsked: false, on: day(7, 27)) == .escalate)
    }

    @Test func `a round begins with its request`() {
        let round = ChaserRound([
            (.ask, day(5, 1)), (.remind, day(5, 8)), (.escalate, day(5, 15)), (.ask, day(5, 29)), (.remind, day(6, 5)),
        ])
        #expect(round == ChaserRound(asked: day(5, 29), reminded: day(6, 5)))
        #expect(ChaserRound([(.escalate, day(5, 1))]) == ChaserRound(escalated: day(5, 1)))
    }
}
