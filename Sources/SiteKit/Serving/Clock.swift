import Foundation
import Vocabulary

/// The day in England. A fixed day is for tests and demonstrations only.
package struct Clock: Sendable {
    let fixed: Day?

    package init(fixed: Day? = nil) { self.fixed = fixed }

    package var today: Day {
        if let fixed { return fixed }
        return Clock.day(of: Date())
    }

    /// The day in England on which a second since 1970 fell.
    static func day(of second: Int) -> Day { day(of: Date(timeIntervalSince1970: Double(second))) }

    private static func day(of moment: Date) -> Day {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/London") ?? .gmt
        let parts = calendar.dateComponents([.year, .month, .day], from: moment)
        return Day(parts.year ?? 1970, parts.month ?? 1, parts.day ?? 1) ?? Day(number: 0)
    }
}
