/// A calendar day, as printed on a letter or a report. It has no hour and no time zone.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1 January 1970.
    package let number: Int

    package init(number: Int) { self.number = number }

    /// Nil when there is no such day, as for 30 February. Years 1 to 9999.
    package init?(_ year: Int, _ month: Int, _ day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, in: year)
        else { return nil }
        self.init(number: Day.number(year, month, day))
    }

    /// Reads `2022-03-25`, and nothing else.
    package init?(iso text: some StringProtocol) {
        var text = String(text)
        let digits = text.withUTF8 { bytes -> [Int]? in
            guard bytes.count == 10, bytes[4] == 45, bytes[7] == 45 else { return nil }
            let values = bytes.map { Int($0) - 48 }
            return values.indices.allSatisfy { $0 == 4 || $0 == 7 || (0...9).contains(values[$0]) } ? values : nil
        }
        guard let digits else { return nil }
        let year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3]
        self.init(year, digits[5] * 10 + digits[6], digits[8] * 10 + digits[9])
    }

    package static func < (left: Day, right: Day) -> Bool { left.number < right.number }
    package static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
    package static func - (day: Day, days: Int) -> Day { Day(number: day.number - days) }
    package static func - (left: Day, right: Day) -> Int { left.number - right.number }

    package var year: Int { parts.year }
    package var month: Int { parts.month }
    package var dayOfMonth: Int { parts.day }

    /// The same day of a later month, or that month's last day: 31 August and six months is 28 or 29 February.
    package func adding(months: Int) -> Day {
        let (year, month, day) = parts
        let index = year * 12 + month - 1 + months
        let (newYear, newMonth) = (Int((Double(index) / 12).rounded(.down)), ((index % 12) + 12) % 12 + 1)
        return Day(number: Day.number(newYear, newMonth, min(day, Day.length(ofMonth: newMonth, in: newYear))))
    }

    package var parts: (year: Int, month: Int, day: Int) {
        // Gregorian arithmetic on eras of 400 years that begin on 1 March.
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
