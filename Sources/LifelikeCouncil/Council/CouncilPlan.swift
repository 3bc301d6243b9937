import Vocabulary

/// What council is wanted: how large, over which years, from which seed.
package struct CouncilPlan: Sendable {
    package var seed: UInt64
    package var children: Int
    /// The first day of the five years.
    package var from: Day
    /// The last day of the five years: nothing later is in any extract.
    package var until: Day
    /// The day of an earlier extract of the same council: what lies later is not known yet. Nil for the last.
    package var extract: Day?
    /// The data day.
    package var day: Day { extract.map { min($0, until) } ?? until }
    /// The day on which work before proceedings changed for good.
    package var change = CouncilPlan.newPractice
    /// Whether the faults are planted that the data-quality rules must find.
    package var faults = true

    /// The launch of the new way of working before proceedings.
    package static let newPractice = Day.set(2022, 6, 6)

    package init(seed: UInt64 = 2022, children: Int = 5000, from: Day? = nil, until: Day = .set(2024, 3, 31)) {
        self.seed = seed
        self.children = children
        self.until = until
        self.from = from ?? until.adding(months: -60) + 1
    }

    /// The return years, by the year they end in, that reach into the five years.
    package var returnYears: [Int] {
        let (first, last) = (CouncilPlan.returnYear(of: from), CouncilPlan.returnYear(of: day))
        return first <= last ? Array(first...last) : []
    }

    /// 31 March 2022 belongs to 2022, 1 April 2022 to 2023.
    package static func returnYear(of day: Day) -> Int { day.month >= 4 ? day.year + 1 : day.year }

    package static func days(ofReturnYear year: Int) -> ClosedRange<Day> { .set(year - 1, 4, 1) ... .set(year, 3, 31) }
}
