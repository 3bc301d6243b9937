import Boards
import Testing
import Vocabulary

@Suite("The days on which a board meets")
struct MeetingDaysTests {
    private func days(_ cycle: MeetingCycle, _ from: Day, _ through: Day) -> [String] {
        MeetingDays.days(of: cycle, from: from, through: through).map(\.iso)
    }

    @Test func `on the second Tuesday of every month`() {
        let cycle = MeetingCycle(week: .second, weekday: .tuesday, from: day(5, 1))
        #expect(days(cycle, day(5, 1), day(8, 31)) == ["2022-05-10", "2022-06-14", "2022-07-12", "2022-08-09"])
        #expect(cycle.words == "The second Tuesday of every month")
    }

    @Test func `the last Friday is the fourth or the fifth`() {
        let cycle = MeetingCycle(week: .last, weekday: .friday, from: day(6, 1))
        #expect(days(cycle, day(6, 1), day(9, 30)) == ["2022-06-24", "2022-07-29", "2022-08-26", "2022-09-30"])
    }

    @Test func `every second month is counted from where the cycle begins`() {
        let cycle = MeetingCycle(week: .first, weekday: .wednesday, everyMonths: 2, from: day(5, 1))
        #expect(days(cycle, day(6, 1), day(10, 31)) == ["2022-07-06", "2022-09-07"])
    }

    @Test func `a bank holiday moves the meeting to the next working day`() {
        let monday = MeetingCycle(week: .first, weekday: .monday, from: day(5, 1))
        #expect(days(monday, day(5, 1), day(5, 31)) == ["2022-05-03"])
        let funeral = MeetingCycle(week: .third, weekday: .monday, from: day(9, 1))
        #expect(days(funeral, day(9, 1), day(9, 30)) == ["2022-09-20"])
    }

    @Test func `no meeting is before the first day, and both ends count`() {
        let cycle = MeetingCycle(week: .second, weekday: .tuesday, from: day(5, 10))
        #expect(days(cycle, day(1, 1), day(5, 10)) == ["2022-05-10"])
        #expect(days(MeetingCycle(week: .second, weekday: .tuesday, from: day(5, 11)), day(1, 1), day(5, 31)) == [])
        #expect(days(cycle, day(6, 1), day(5, 1)) == [])
    }
}
