import Vocabulary

/// The hours of a working day in which looking at records is ordinary: a local setting, 7 to 19 as shipped.
package struct UsualHours: Hashable, Sendable {
    package static let shipped = UsualHours(7, 19)

    /// Whole hours of the day in England; `closes` itself is outside.
    package let opens, closes: Int

    /// Nil when the day would end before it begins.
    package init?(opens: Int, closes: Int) {
        guard (0...23).contains(opens), (1...24).contains(closes), opens < closes else { return nil }
        (self.opens, self.closes) = (opens, closes)
    }

    private init(_ opens: Int, _ closes: Int) { (self.opens, self.closes) = (opens, closes) }

    /// The minutes of that day that count as usual; none at a weekend or on a bank holiday.
    package func minutes(of day: Day, in calendar: WorkingDays = .england) -> Range<Int>? {
        calendar.isWorkingDay(day) ? opens * 60..<closes * 60 : nil
    }

    package var words: String { "\(opens).00 to \(closes).00 on working days" }
}
