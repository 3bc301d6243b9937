import Testing
import Vocabulary

@Suite("Clear working days before a meeting")
struct ClearDaysTests {
    @Test func `neither the day of publishing nor the day of the meeting is counted`() {
        // Wednesday 29 June 2022: clear are Tue 28, Mon 27, Fri 24, Thu 23 and Wed 22.
        #expect(WorkingDays.england.day(5, clearBefore: day("29 Jun 2022")) == day("21 Jun 2022"))
    }

    @Test func `a bank holiday between is not counted`() {
        // Monday 6 June 2022 stands after the Jubilee's two holidays: clear are Wed 1 and Tue 31.
        #expect(WorkingDays.england.day(2, clearBefore: day("6 Jun 2022")) == day("30 May 2022"))
    }

    @Test func `the last day itself is a working day`() {
        // One clear day before Tuesday is Monday; the day before that is a Sunday, so papers go out on Friday.
        #expect(WorkingDays.england.day(1, clearBefore: day("28 Jun 2022")) == day("24 Jun 2022"))
    }

    @Test func `no clear day at all is the working day before the meeting`() {
        #expect(WorkingDays.england.day(0, clearBefore: day("27 Jun 2022")) == day("24 Jun 2022"))
    }

    @Test("there are as many clear days between as were asked for", arguments: 0...30) func between(count: Int) {
        let meeting = day("20 Apr 2022")
        let last = WorkingDays.england.day(count, clearBefore: meeting)
        #expect(WorkingDays.england.isWorkingDay(last))
        #expect(WorkingDays.england.count(after: last, through: meeting - 1) == count)
    }
}
