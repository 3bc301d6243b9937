import Foundation
import Testing
import Vocabulary

@Suite("A day")
struct DayTests {
    @Test(
        "a day that no calendar has is refused",
        arguments: [
            (2022, 2, 29), (1900, 2, 29), (2100, 2, 29), (2022, 4, 31), (2022, 0, 1), (2022, 13, 1), (2022, 1, 0), (2022, 1, 32), (0, 1, 1),
            (10_000, 1, 1), (-1, 1, 1),
        ])
    func impossible(year: Int, month: Int, date: Int) { #expect(Day(year, month, date) == nil) }

    @Test("29 February is a day in a leap year", arguments: [2000, 2020, 2024, 2028, 2400]) func leap(year: Int) throws {
        let last = try #require(Day(year, 2, 29))
        #expect((last + 1).parts == (year, 3, 1))
    }

    @Test func `days count on from 1 January 1970`() {
        #expect(Day(1970, 1, 1)?.number == 0)
        #expect(Day(1969, 12, 31)?.number == -1)
        #expect(Day(2022, 3, 25)?.number == 19_076)
    }

    @Test func `every day from 1890 to 2110 is the day the Gregorian calendar says`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let (first, last) = (try #require(Day(1890, 1, 1)), try #require(Day(2110, 12, 31)))
        for number in stride(from: first.number, through: last.number, by: 1) {
            let day = Day(number: number)
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let known = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            guard day.parts == (known.year!, known.month!, known.day!), (day.weekday.rawValue + 1) % 7 + 1 == known.weekday! else {
                Issue.record("\(day.withWeekday) is not \(date)")
                return
            }
            guard Day(day.year, day.month, day.dayOfMonth) == day, Day(iso: day.iso) == day else {
                Issue.record("\(day) does not come back")
                return
            }
        }
    }

    @Test(
        "only year-month-day in figures is read",
        arguments: [
            "2022-3-25", "22-03-25", "2022-03-25 ", " 2022-03-25", "2022/03/25", "2022-03-25T00:00", "2022-02-30", "+022-03-25", "2022-03",
            "",
            "２０２２-03-25", "2022-03--5", "-2022-03-25", "2022-03-25-",
        ])
    func notISO(text: String) { #expect(Day(iso: text) == nil) }

    @Test func `a day is written for people and for machines`() throws {
        let day = try #require(Day(2022, 6, 6))
        #expect(day.description == "6 June 2022")
        #expect(day.iso == "2022-06-06")
        #expect(day.withWeekday == "Monday 6 June 2022")
        #expect(day.withoutYear == "6 June")
        #expect(Day(9, 1, 2)?.iso == "0009-01-02")
    }

    @Test(
        "a month later keeps the day, or takes the month's last",
        arguments: [
            ("31 Jan 2023", 1, "28 Feb 2023"), ("31 Jan 2024", 1, "29 Feb 2024"), ("31 Aug 2022", 6, "28 Feb 2023"),
            ("29 Feb 2024", 12, "28 Feb 2025"), ("15 Mar 2022", 1, "15 Apr 2022"), ("31 Dec 2022", 2, "28 Feb 2023"),
            ("31 Mar 2022", -1, "28 Feb 2022"), ("15 Jan 2022", -1, "15 Dec 2021"), ("30 Nov 2022", 3, "28 Feb 2023"),
            ("1 Jan 2022", 0, "1 Jan 2022"),
        ])
    func months(from: String, count: Int, expected: String) { #expect(day(from).adding(months: count) == day(expected)) }

    @Test func `days are ordered and a year's ends are a day apart`() {
        #expect(day("31 Dec 2022") < day("1 Jan 2023"))
        #expect(day("1 Jan 2023") - day("31 Dec 2022") == 1)
        #expect(day("29 Jun 2022") - 7 == day("22 Jun 2022"))
    }

    @Test func `a day keeps its form in JSON and anything else is refused`() throws {
        let text = try JSONEncoder().encode([day("25 Mar 2022")])
        #expect(String(decoding: text, as: UTF8.self) == #"["2022-03-25"]"#)
        #expect(try JSONDecoder().decode([Day].self, from: text) == [day("25 Mar 2022")])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Day].self, from: Data(#"["25/3/22"]"#.utf8)) }
    }

    @Test func `the clocks going forward and back lose no day`() {
        // 27 March and 30 October 2022: a calendar day has no hour, so neither matters.
        #expect(day("28 Mar 2022") - day("26 Mar 2022") == 2)
        #expect(day("31 Oct 2022") - day("29 Oct 2022") == 2)
    }
}
