/// A time of day as a clock on the wall shows it: `09:05`. It belongs to no time zone.
package struct TimeOfDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Minutes since midnight.
    package let minutes: Int

    package static let midnight = TimeOfDay(minutes: 0)

    private init(minutes: Int) { self.minutes = minutes }

    /// Nil when there is no such time.
    package init?(_ hour: Int, _ minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        minutes = hour * 60 + minute
    }

    /// Reads what people type in a hurry: `9:05`, `09.05`, `0905`, `9`.
    package init?(typed text: some StringProtocol) {
        let parts = String(text).split(whereSeparator: { ":. ".contains($0) }).map(String.init)
        guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }) else { return nil }
        switch parts.count {
        case 1 where parts[0].count <= 2: self.init(Int(parts[0]) ?? -1, 0)
        case 1 where parts[0].count <= 4: self.init(Int(parts[0].dropLast(2)) ?? -1, Int(parts[0].suffix(2)) ?? -1)
        case 2: self.init(Int(parts[0]) ?? -1, Int(parts[1]) ?? -1)
        default: return nil
        }
    }

    package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.minutes < right.minutes }

    package var description: String {
        let (hour, minute) = (minutes / 60, minutes % 60)
        return (hour < 10 ? "0" : "") + String(hour) + (minute < 10 ? ":0" : ":") + String(minute)
    }
}

/// A time on a day, as when an inspector asked for something.
package struct Moment: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let day: Day
    package let time: TimeOfDay

    package init(_ day: Day, _ time: TimeOfDay) {
        self.day = day
        self.time = time
    }

    /// Reads `2022-03-08 09:05`, and nothing else.
    package init?(iso text: some StringProtocol) {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let day = Day(iso: parts[0]), parts[1].count == 5, let time = TimeOfDay(typed: parts[1]) else { return nil }
        self.init(day, time)
    }

    package static func < (left: Moment, right: Moment) -> Bool { (left.day, left.time) < (right.day, right.time) }

    /// `2022-03-08 09:05`, which sorts as it follows.
    package var iso: String { "\(day.iso) \(time)" }

    /// `09:05, 8 March 2022`.
    package var description: String { "\(time), \(day)" }
}
