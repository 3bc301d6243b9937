import Indicators
import Vocabulary

func day(_ month: Int, _ day: Int, _ year: Int = 2022) -> Day { Day(year, month, day) ?? Day(number: 0) }

/// Monthly figures from January 2021, each on the first of its month.
func series(_ figures: [Double]) -> Series {
    Series(
        figures.enumerated().map { index, figure in
            let month = day(1, 1, 2021).adding(months: index)
            return MeasureValue(day: month, reading: .amount(figure, over: nil), entered: month)
        })
}

func month(_ index: Int) -> Day { day(1, 1, 2021).adding(months: index) }

extension Measure {
    static func made(_ direction: Direction = .lower, unit: Unit = .days, target: Double? = nil) -> Measure {
        Measure(name: "Days to the letter", unit: unit, direction: direction, target: target, source: "Tracker")
    }
}

/// Twelve figures with mean 20 and a mean moving range of 29 elevenths.
let steady: [Double] = [20, 22, 18, 21, 19, 23, 20, 18, 22, 21, 19, 17]
