import Boards
import Testing
import Vocabulary

@Suite("The term of a board’s member")
struct TermOfMembershipTests {
    private let member = BoardMember(name: "Dr Oduya Fenn", part: .chair, from: day(5, 1), to: day(6, 30))

    @Test func `the first and the last day count`() {
        let inOffice = [day(4, 30), day(5, 1), day(6, 30), day(7, 1)].map { TermOfMembership.holds(member, on: $0) }
        #expect(inOffice == [false, true, true, false])
    }

    @Test func `a term without a last day continues, and the chair is the one in office`() {
        let next = BoardMember(name: "Ada Lowe", part: .chair, from: day(7, 1))
        let board = Board(name: "Board", cycle: MeetingCycle(week: .first, weekday: .monday, from: day(5, 1)), members: [member, next])
        #expect(board.chair(on: day(6, 30)) == member && board.chair(on: day(7, 1)) == next && board.chair(on: day(7, 1, 2030)) == next)
    }
}
