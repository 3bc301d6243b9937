import Indicators
import Vocabulary

/// The figures of a month as somebody froze them: what the council reported for it, whatever later loads change.
package struct FrozenMonth: Identifiable, Hashable, Sendable {
    package let id: Identifier<FrozenMonth>
    package let month: MeasurePeriod
    /// The day up to which the data was known.
    package let dataDay: Day
    /// The number of the load that was current; nil where it had none.
    package let load: Int?
    package let frozen: Day
    package let author: String
    /// What whoever froze it says of it; empty where that is nothing.
    package let note: String
    package let version: Int

    package init(
        id: Identifier<FrozenMonth> = Identifier(), month: MeasurePeriod, dataDay: Day, load: Int?, frozen: Day, author: String,
        note: String = "", version: Int = 1
    ) {
        (self.id, self.month, self.dataDay, self.load, self.frozen) = (id, month, dataDay, load, frozen)
        (self.author, self.note, self.version) = (author, note, version)
    }

    /// Months that can be frozen: whole ones up to the data day, the newest first, that nobody froze yet.
    package static func offered(until dataDay: Day, frozen: Set<Day>, most: Int = 12) -> [MeasurePeriod] {
        let current = MeasurePeriod(.month, endingInMonthOf: dataDay)
        let last = current.last <= dataDay ? dataDay : current.first - 1
        return (0..<most).map { MeasurePeriod(.month, endingInMonthOf: last.adding(months: -$0)) }.filter { !frozen.contains($0.last) }
    }
}

/// Why a month is not frozen.
package enum FreezeRefusal: Error, Hashable, Sendable {
    case notWhole(Day)
    case already(FrozenMonth)
    case beingCounted
}

/// One figure of a frozen month.
package struct FrozenFigure: Hashable, Sendable {
    package let number: UInt16
    package let code, title: String
    /// The version of the definition by which it was counted.
    package let definition: Int
    package let unit: Measure.Unit
    package let month, yearToDate: Reading
    package let waiting, over: Int
    package let leftOut: String
    package let target: Double?
    package let rating: RatingAgainstTarget?

    package init(
        number: UInt16, code: String, title: String, definition: Int, unit: Measure.Unit, month: Reading, yearToDate: Reading, waiting: Int,
        over: Int, leftOut: String, target: Double?, rating: RatingAgainstTarget?
    ) {
        (self.number, self.code, self.title, self.definition, self.unit) = (number, code, title, definition, unit)
        (self.month, self.yearToDate, self.waiting, self.over) = (month, yearToDate, waiting, over)
        (self.leftOut, self.target, self.rating) = (leftOut, target, rating)
    }

    /// How the figure of the same month is counted now.
    package enum Since: Hashable, Sendable {
        case same
        case restated(Reading)
        /// The definition is another one, so the two are not compared.
        case redefined(version: Int)
        /// No longer counted.
        case gone
    }

    /// - Parameter now: the figure of the month by the data of today; nil where the measure is counted no more.
    package func since(_ now: Reading?, definition: Int?) -> Since {
        guard let now, let definition else { return .gone }
        if definition != self.definition { return .redefined(version: definition) }
        return now == month ? .same : .restated(now)
    }
}
