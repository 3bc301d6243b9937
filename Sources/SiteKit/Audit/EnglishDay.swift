import Foundation
import Vocabulary

/// Days and hours in England, as the chain counts time.
package enum EnglishDay {
    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/London") ?? .gmt
        return calendar
    }()

    /// The millisecond in which a day begins.
    static func start(of day: Day) -> Int64 {
        let parts = DateComponents(year: day.year, month: day.month, day: day.dayOfMonth)
        return calendar.date(from: parts).map(AuditMoment.milliseconds) ?? Int64(day.number) * 86_400_000
    }

    /// From the beginning of one day to the end of another; a side that is not given is open.
    static func span(_ from: Day?, _ to: Day?) -> (begin: Int64, end: Int64) {
        (from.map { start(of: $0) } ?? .min, to.map { start(of: $0 + 1) } ?? .max)
    }

    /// A moment as a page tells it: `20 June 2022, 14:05`.
    package static func words(_ moment: Date) -> String {
        let (day, hour, minute, _) = parts(moment)
        return "\(day), \(hour):\(minute)"
    }

    /// A moment for a spreadsheet: `2022-06-20 14:05:09`.
    package static func iso(_ moment: Date) -> String {
        let (day, hour, minute, second) = parts(moment)
        return "\(day.iso) \(hour):\(minute):\(second)"
    }

    /// The moment of an hour and a minute on a day.
    package static func moment(_ day: Day, hour: Int, minute: Int) -> Date {
        AuditMoment.date(start(of: day) + Int64(hour * 60 + minute) * 60_000)
    }

    private static func parts(_ moment: Date) -> (Day, String, String, String) {
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: moment)
        func two(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
        let day = Day(parts.year ?? 1970, parts.month ?? 1, parts.day ?? 1) ?? Day(number: 0)
        return (day, two(parts.hour), two(parts.minute), two(parts.second))
    }
}
