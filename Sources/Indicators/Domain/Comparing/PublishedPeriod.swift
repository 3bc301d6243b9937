import Vocabulary

/// What a row of a publication is about in time: `202425` of a financial year, `2025` of a reporting year, `2024` of May.
package struct PublishedPeriod: Hashable, Sendable {
    package let time: String
    package let identifier: String
    private let year: Int

    /// - Returns: nil for a time that its identifier cannot have.
    package init?(time: String, identifier: String) {
        let (time, identifier) = (
            time.filter { $0 != "-" && $0 != "/" && $0 != " " }, identifier.split(separator: " ").joined(separator: " ")
        )
        guard !identifier.isEmpty, time.utf8.allSatisfy({ (48...57).contains($0) }), let year = Int(time.prefix(4)),
            (1990...2100).contains(year)
        else { return nil }
        let spans = PublishedPeriod.spansTwoYears(identifier)
        switch time.utf8.count {
        case 4 where !spans: break
        case 6 where spans && Int(time.suffix(2)) == (year + 1) % 100: break
        default: return nil
        }
        (self.time, self.identifier, self.year) = (time, identifier, year)
    }

    private static func spansTwoYears(_ identifier: String) -> Bool {
        ["financial", "academic", "tax"].contains { identifier.lowercased().hasPrefix($0) }
    }

    private var kind: String { identifier.lowercased() }

    /// `2024-25, financial year`, `2025, reporting year`.
    package var words: String { "\(time.utf8.count == 6 ? "\(year)-\(time.suffix(2))" : time), \(kind)" }

    /// The days of ours that it is about; nil where it is none that we count over, as a term.
    /// - Parameter reportingYearEnds: the month with which a reporting year ends, which the publication says in its notes: March for the
    ///   looked-after return and the children in need census, September for the workforce.
    package func ours(reportingYearEnds month: Int = 3) -> MeasurePeriod? {
        switch kind {
        case "financial year": return period(.year, year + 1, 3)
        case "academic year": return period(.year, year + 1, 8)
        case "calendar year": return period(.year, year, 12)
        case "reporting year": return period(.year, year, month)
        default: break
        }
        if kind.hasPrefix("financial year q"), let quarter = Int(kind.suffix(1)), (1...4).contains(quarter) {
            return period(.quarter, quarter == 4 ? year + 1 : year, quarter == 4 ? 1 : quarter * 3 + 1)
        }
        if kind.hasPrefix("calendar year q"), let quarter = Int(kind.suffix(1)), (1...4).contains(quarter) {
            return period(.quarter, year, quarter * 3)
        }
        return Day.monthNames.firstIndex { $0.lowercased() == kind }.flatMap { period(.month, year, $0 + 1) }
    }

    private func period(_ length: MeasurePeriod.Length, _ year: Int, _ month: Int) -> MeasurePeriod? {
        Day(year, month, 1).map { MeasurePeriod(length, endingInMonthOf: $0) }
    }
}
