import Vocabulary

/// A span of time that law, guidance or local practice sets, with where it comes from.
package struct Timescale: Sendable, Hashable, Identifiable {
    package enum Unit: String, Sendable, Hashable {
        case workingDays = "working days"
        case clearWorkingDays = "clear working days"
        case days
        /// Months that begin with the day of the event itself, so that they end on the day before its date.
        case monthsFromTheDay = "months from the day itself"
    }

    /// How binding it is. What no source was found for is local: a setting with a default.
    package enum Force: String, Sendable, Hashable {
        case statute = "Statute"
        case guidance = "Statutory guidance"
        case practice = "Best practice"
        case local = "Local setting"
    }

    package let id: String
    package let title: String
    package let length: Int
    package let unit: Unit
    package let force: Force
    package let instrument: String
    package let validFrom: Day?
    package let validTo: Day?

    /// The last day in time, counted from the day of the event as day 0.
    package func due(after event: Day, in calendar: WorkingDays = .england) -> Day {
        switch unit {
        case .days: event + length
        case .workingDays, .clearWorkingDays: calendar.day(length, after: event)
        case .monthsFromTheDay: event.adding(months: length) - 1
        }
    }

    /// `70 working days`.
    package var span: String { "\(length) \(unit.rawValue)" }
}
