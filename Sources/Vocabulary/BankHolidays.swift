/// The bank holidays of England and Wales as their standing rules make them, with substitute days; the moved and the
/// extra ones are exceptions kept in a file.
enum BankHolidays {
    static func falls(on day: Day) -> Bool {
        let (year, month, date) = day.parts
        switch (month, day.weekday) {
        case (1, .monday): if date <= 3 { return true }
        case (1, .tuesday), (1, .wednesday), (1, .thursday), (1, .friday): if date == 1 { return true }
        case (5, .monday): return date <= 7 || date > 24
        case (8, .monday): return date > 24
        case (12, _): return falls(atChristmas: date, day.weekday)
        default: break
        }
        let easter = easterSunday(year)
        return day == easter - 2 || day == easter + 1
    }

    /// 25 and 26 December, and for each that falls at a weekend the Monday or Tuesday after.
    private static func falls(atChristmas date: Int, _ weekday: Day.Weekday) -> Bool {
        switch date {
        case 25, 26: true
        case 27: weekday == .monday || weekday == .tuesday
        case 28: weekday == .monday || weekday == .tuesday
        default: false
        }
    }

    /// The Gregorian reckoning of Easter Sunday.
    static func easterSunday(_ year: Int) -> Day {
        let (golden, century) = (year % 19, year / 100)
        let moon = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30
        let full = moon - (moon / 28) * (1 - (moon / 28) * (29 / (moon + 1)) * ((21 - golden) / 11))
        let sunday = (year + year / 4 + full + 2 - century + century / 4) % 7
        let offset = full - sunday
        let month = 3 + (offset + 40) / 44
        return Day(year, month, offset + 28 - 31 * (month / 4)) ?? Day(number: 0)
    }
}
