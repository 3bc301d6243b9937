import Vocabulary

/// A year of collection, from 1 April to 31 March, named by the year in which it begins.
package struct CollectionYear: Hashable, Comparable, Sendable {
    package let begins: Int

    package init(begins: Int) { self.begins = begins }
    package init(containing day: Day) { begins = day.month >= 4 ? day.year : day.year - 1 }

    package static func < (left: CollectionYear, right: CollectionYear) -> Bool { left.begins < right.begins }

    /// As in 2025-26.
    package var words: String { "\(begins)-\(String(100 + (begins + 1) % 100).dropFirst())" }
    package var firstDay: Day? { Day(begins, 4, 1) }
    package var lastDay: Day? { Day(begins + 1, 3, 31) }
}

extension PlacementType {
    /// The first day on which the looked-after return takes this code; nil where it always did.
    package var validFrom: Day? {
        switch self {
        case .supportedAccommodation: Day(2024, 4, 1)
        case .other11, .other12, .other13, .other14: Day(2025, 4, 1)
        default: nil
        }
    }

    /// The last day on which it does; nil where it still does. Independent living ended with the duty to register supported accommodation,
    /// in the middle of a year.
    package var validUntil: Day? {
        switch self {
        case .independent: Day(2023, 10, 28)
        case .semiIndependent, .other: Day(2025, 3, 31)
        default: nil
        }
    }

    package func isValid(on day: Day) -> Bool {
        (validFrom.map { $0 <= day } ?? true) && (validUntil.map { day <= $0 } ?? true)
    }

    /// Whether the return of that year takes this code on some day.
    package func isValid(in year: CollectionYear) -> Bool {
        guard let first = year.firstDay, let last = year.lastDay else { return true }
        return (validFrom.map { $0 <= last } ?? true) && (validUntil.map { $0 >= first } ?? true)
    }

    /// Whether the return of that year takes a provider with this code: none with temporary placements (T4 until 2024-25 took one) and with
    /// the four kinds of other placements.
    package func takesProvider(in year: CollectionYear) -> Bool {
        switch self {
        case .temporary, .temporaryHospital, .temporaryRespite, .temporaryCarerHoliday, .other, .other11, .other12, .other13, .other14:
            false
        case .temporaryOther: year.begins < 2025
        default: true
        }
    }

    /// Foster care of any kind, with relatives and friends or others.
    package var isFosterCare: Bool { rawValue.hasPrefix("U") }
    package var isTemporary: Bool { rawValue.hasPrefix("T") }
    package var isPlacedForAdoption: Bool { rawValue.hasPrefix("A") }
}

extension LegalStatus {
    /// A series of short breaks; measures of children in care leave it out.
    package var isShortBreaks: Bool { self == .shortBreaksUnder20 || self == .shortBreaks }
}
