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
    /// Whether the looked-after return of that year takes this code. Independent living went in October 2023; semi-independent
    /// living and “other” went, and supported accommodation and four kinds of “other” came, with 2025-26.
    package func isValid(in year: CollectionYear) -> Bool {
        switch self {
        case .independent: year.begins <= 2023
        case .semiIndependent, .other: year.begins <= 2024
        case .supportedAccommodation, .other11, .other12, .other13, .other14: year.begins >= 2025
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
