import Foundation
import Vocabulary

/// The day in England. A fixed day is for tests and demonstrations only.
package struct Clock: Sendable {
    let fixed: Day?

    package init(fixed: Day? = nil) { self.fixed = fixed }

    package var today: Day {
        if let fixed { return fixed }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/London") ?? .gmt
        let parts = calendar.dateComponents([.year, .month, .day], from: Date())
        return Day(parts.year ?? 1970, parts.month ?? 1, parts.day ?? 1) ?? Day(number: 0)
    }
}
