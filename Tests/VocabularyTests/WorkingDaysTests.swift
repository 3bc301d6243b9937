import Testing
import Vocabulary

@Suite("Counting working days")
struct WorkingDaysTests {
    struct Due: CustomTestStringConvertible, Sendable {
        let event: String
        let count: Int
        let due: String
        let (startsOn, endsOn): (String, String)
        let why: String

        init(_ event: String, _ count: Int, _ due: String, _ startsOn: String, _ endsOn: String, _ why: String) {
            (self.event, self.count, self.due, self.startsOn, self.endsOn, self.why) = (event, count, due, startsOn, endsOn, why)
        }

        var testDescription: String { "\(count) working days after \(event): \(due) \(why)" }
    }

    static let table = [
        Due("11 Feb 2022", 30, "25 Mar 2022", "Fri", "Fri", "Shropshire fieldwork end -> publication"),
        Due("25 Mar 2022", 30, "11 May 2022", "Fri", "Wed", "publish by"),
        Due("25 Mar 2022", 63, "29 Jun 2022", "Fri", "Wed", "committee date"),
        Due("25 Mar 2022", 70, "8 Jul 2022", "Fri", "Fri", "action statement due"),
        Due("9 May 2023", 70, "16 Aug 2023", "Tue", "Wed", "Stockton, proven in its minutes"),
        Due("12 Jan 2024", 20, "9 Feb 2024", "Fri", "Fri", "draft after priority action"),
        Due("12 Jan 2024", 70, "23 Apr 2024", "Fri", "Tue", ""),
        Due("14 Apr 2022", 1, "19 Apr 2022", "Thu", "Tue", "Easter"),
        Due("1 Jun 2022", 1, "6 Jun 2022", "Wed", "Mon", "jubilee; new PLO model launch day"),
        Due("6 Jun 2022", 45, "8 Aug 2022", "Mon", "Mon", ""),
        Due("16 Sep 2022", 1, "20 Sep 2022", "Fri", "Tue", "state funeral"),
        Due("24 Dec 2021", 1, "29 Dec 2021", "Fri", "Wed", "Sat/Sun Christmas"),
        Due("23 Dec 2022", 5, "4 Jan 2023", "Fri", "Wed", "Sunday Christmas + 2 Jan"),
        Due("6 Apr 2023", 15, "2 May 2023", "Thu", "Tue", ""),
        Due("5 May 2023", 10, "22 May 2023", "Fri", "Mon", "coronation"),
        Due("28 Mar 2024", 10, "15 Apr 2024", "Thu", "Mon", ""),
        Due("24 Dec 2024", 1, "27 Dec 2024", "Tue", "Fri", ""),
        Due("24 Dec 2025", 15, "19 Jan 2026", "Wed", "Mon", ""),
        Due("2 Apr 2026", 15, "27 Apr 2026", "Thu", "Mon", ""),
        Due("24 Dec 2026", 1, "29 Dec 2026", "Thu", "Tue", "Friday Christmas"),
        Due("24 Dec 2026", 20, "26 Jan 2027", "Thu", "Tue", ""),
        Due("23 Nov 2026", 45, "28 Jan 2027", "Mon", "Thu", ""),
        Due("24 Dec 2027", 1, "29 Dec 2027", "Fri", "Wed", "Saturday Christmas"),
        Due("24 Dec 2027", 45, "1 Mar 2028", "Fri", "Wed", "leap year"),
        Due("13 Apr 2028", 15, "9 May 2028", "Thu", "Tue", ""),
        Due("7 May 2020", 1, "11 May 2020", "Thu", "Mon", "moved May holiday"),
        Due("29 Aug 2026", 1, "1 Sep 2026", "Sat", "Tue", "weekend start"),
        Due("30 Aug 2026", 5, "7 Sep 2026", "Sun", "Mon", ""),
    ]

    @Test("the day of the event is day 0 and the due day is in time", arguments: table) func due(_ row: Due) {
        #expect(WorkingDays.england.day(row.count, after: day(row.event)) == day(row.due))
    }

    @Test("the table's own weekdays are right", arguments: table) func weekdays(_ row: Due) {
        #expect(day(row.event).withWeekday.hasPrefix(row.startsOn))
        #expect(day(row.due).withWeekday.hasPrefix(row.endsOn))
    }

    @Test(
        "working days are counted after the first day, up to and with the last",
        arguments: [
            ("25 Mar 2022", "29 Jun 2022", 63),
            ("6 Jun 2022", "29 Jun 2022", 17),
            ("29 Feb 2024", "2 Apr 2024", 21),
            ("31 Dec 2025", "2 Jan 2026", 1),
            ("23 Dec 2026", "4 Jan 2027", 5),
            ("1 Jun 2022", "1 Jun 2022", 0),
            ("4 Jun 2022", "5 Jun 2022", 0),
        ])
    func count(start: String, end: String, expected: Int) {
        #expect(WorkingDays.england.count(after: day(start), through: day(end)) == expected)
    }

    @Test("counting there and counting back agree", arguments: table) func roundTrip(_ row: Due) {
        let calendar = WorkingDays.england
        #expect(calendar.count(after: day(row.event), through: day(row.due)) == row.count)
        #expect(calendar.count(after: day(row.due), through: day(row.event)) == -row.count)
    }

    @Test func `nothing counted from a weekend stays on that day`() {
        #expect(WorkingDays.england.day(0, after: day("5 Jun 2022")) == day("5 Jun 2022"))
    }
}
