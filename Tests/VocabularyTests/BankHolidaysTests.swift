import Testing
import Vocabulary

@Suite("England's bank holidays")
struct BankHolidaysTests {
    /// As published for England and Wales, and as the standing rules make those not published yet.
    static let years: [(Int, [String])] = [
        (2018, ["1 Jan", "30 Mar", "2 Apr", "7 May", "28 May", "27 Aug", "25 Dec", "26 Dec"]),
        (2019, ["1 Jan", "19 Apr", "22 Apr", "6 May", "27 May", "26 Aug", "25 Dec", "26 Dec"]),
        (2020, ["1 Jan", "10 Apr", "13 Apr", "8 May", "25 May", "31 Aug", "25 Dec", "28 Dec"]),
        (2021, ["1 Jan", "2 Apr", "5 Apr", "3 May", "31 May", "30 Aug", "27 Dec", "28 Dec"]),
        (2022, ["3 Jan", "15 Apr", "18 Apr", "2 May", "2 Jun", "3 Jun", "29 Aug", "19 Sep", "26 Dec", "27 Dec"]),
        (2023, ["2 Jan", "7 Apr", "10 Apr", "1 May", "8 May", "29 May", "28 Aug", "25 Dec", "26 Dec"]),
        (2024, ["1 Jan", "29 Mar", "1 Apr", "6 May", "27 May", "26 Aug", "25 Dec", "26 Dec"]),
        (2025, ["1 Jan", "18 Apr", "21 Apr", "5 May", "26 May", "25 Aug", "25 Dec", "26 Dec"]),
        (2026, ["1 Jan", "3 Apr", "6 Apr", "4 May", "25 May", "31 Aug", "25 Dec", "28 Dec"]),
        (2027, ["1 Jan", "26 Mar", "29 Mar", "3 May", "31 May", "30 Aug", "27 Dec", "28 Dec"]),
        (2028, ["3 Jan", "14 Apr", "17 Apr", "1 May", "29 May", "28 Aug", "25 Dec", "26 Dec"]),
        (2029, ["1 Jan", "30 Mar", "2 Apr", "7 May", "28 May", "27 Aug", "25 Dec", "26 Dec"]),
        (2030, ["1 Jan", "19 Apr", "22 Apr", "6 May", "27 May", "26 Aug", "25 Dec", "26 Dec"]),
        (2031, ["1 Jan", "11 Apr", "14 Apr", "5 May", "26 May", "25 Aug", "25 Dec", "26 Dec"]),
        (2032, ["1 Jan", "26 Mar", "29 Mar", "3 May", "31 May", "30 Aug", "27 Dec", "28 Dec"]),
        (2033, ["3 Jan", "15 Apr", "18 Apr", "2 May", "30 May", "29 Aug", "26 Dec", "27 Dec"]),
    ]

    @Test("the bank holidays of a year are those published, and no other weekday", arguments: years)
    func holidays(year: Int, expected: [String]) throws {
        let start = try #require(Day(year, 1, 1))
        let found = (0..<366).map { start + $0 }
            .filter { $0.year == year && !$0.isWeekend && !WorkingDays.england.isWorkingDay($0) }
        // A holiday that falls at a weekend needs no row of its own: the day is no working day anyway.
        let published = expected.map { day("\($0) \(year)") }.filter { !$0.isWeekend }
        #expect(found == published)
    }

    @Test func `a Saturday and a Sunday are no working days`() {
        #expect(!WorkingDays.england.isWorkingDay(day("26 Mar 2022")))
        #expect(!WorkingDays.england.isWorkingDay(day("27 Mar 2022")))
        #expect(WorkingDays.england.isWorkingDay(day("28 Mar 2022")))
    }

    @Test func `the rules reach beyond the years that were printed`() {
        #expect(!WorkingDays.england.isWorkingDay(day("19 Apr 2052")), "Good Friday")
        #expect(!WorkingDays.england.isWorkingDay(day("22 Apr 2052")), "Easter Monday")
        #expect(WorkingDays.england.isWorkingDay(day("23 Apr 2052")))
    }
}
