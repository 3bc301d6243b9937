import Vocabulary

/// A figure as it leaves: what is shown of a unit, in words and in the columns of a file.
package struct SharedFigure: Sendable {
    package let measure: any ComputedMeasure.Type
    package let unit: SharedUnit
    package let mark: ProtectedTable.Mark
    /// Of a safety count: how many are not known, and how that is shown.
    package let unknown: (unit: SharedUnit, mark: ProtectedTable.Mark)?
    package let last: Day

    package init(
        _ measure: any ComputedMeasure.Type, _ unit: SharedUnit, _ mark: ProtectedTable.Mark,
        unknown: (unit: SharedUnit, mark: ProtectedTable.Mark)? = nil, last: Day
    ) {
        (self.measure, self.unit, self.mark, self.unknown, self.last) = (measure, unit, mark, unknown, last)
    }

    /// The parts of a figure of which teams and months add up; nil of one that does not, as a caseload.
    package static func parts(_ result: MeasureResult, of measure: any ComputedMeasure.Type) -> SharedUnit.Parts? {
        switch measure.figure {
        case .count, .ofPopulation: .count(result.numerator)
        case .share: .share(met: result.numerator, rest: result.counted - result.numerator)
        case .mean: .sum(of: result.values.count, total: result.values.reduce(0, +))
        case .daysWithin, .perWorker: nil
        }
    }

    /// `81% (17 of 21)`, `fewer than 6`, `none found in data to 31 May 2024; not known: fewer than 6`.
    package var words: String {
        switch (mark, unit.parts) {
        case (.unpublished, _): ""
        case (.small, .count): SmallNumbers.count
        case (.small, _), (.protecting, _): SmallNumbers.words
        case (.shown, .count(0)) where measure.isSafetyCount: "none found in data to \(last)\(notKnown)"
        case (.shown, .count(let number)): number.grouped
        case (.shown, .share(let met, let rest)):
            met + rest == 0 ? MeasureGap.nothingToCount.words : Reading.share(met, of: met + rest).words(in: measure.unit)
        case (.shown, .sum(let count, let total)):
            count == 0
                ? MeasureGap.nothingToCount.words
                : Reading.amount(Double(total) / Double(count), over: count).words(in: measure.unit)
        }
    }

    private var notKnown: String {
        guard case (.count(let number), let mark)? = unknown.map({ ($0.unit.parts, $0.mark) }), number > 0 else { return "" }
        return switch mark {
        case .shown: "; not known: \(number.grouped)"
        case .small: "; not known: \(SmallNumbers.count)"
        case .protecting: "; not known: \(SmallNumbers.words)"
        case .unpublished: ""
        }
    }

    /// Numerator, denominator and figure, as a file has them: empty where nothing is to count, and one word where they are hidden.
    package var columns: [String] {
        switch (mark, unit.parts) {
        case (.unpublished, _): ["", "", ""]
        case (.small, .count): [SmallNumbers.count, "", ""]
        case (.small, _), (.protecting, _): Array(repeating: "hidden", count: 3)
        case (.shown, .count(let number)): [String(number), "", String(number)]
        case (.shown, .share(let met, let rest)):
            [String(met), String(met + rest), Reading.share(met, of: met + rest).value(in: measure.unit).map { String($0) } ?? ""]
        case (.shown, .sum(let count, let total)):
            ["", String(count), count == 0 ? "" : String(Double(total) / Double(count))]
        }
    }
}
