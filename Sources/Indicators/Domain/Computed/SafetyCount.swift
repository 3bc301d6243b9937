import Vocabulary

/// What a page says of a count that must be nought. A bare 0 would say that there was none, when only none was found.
package enum SafetyCount {
    /// How old data may be before such a count is not known: a local setting, as shipped.
    package static let daysOldest = 62

    /// `none found in data to 31 May 2024; 3 not counted: type of placement not recorded`.
    ///
    /// - Parameter dataDay: the day up to which the data is known.
    package static func words(_ result: MeasureResult, dataDay: Day, today: Day, daysOldest: Int = SafetyCount.daysOldest) -> String {
        if today - dataDay > daysOldest { return "not known: the data ends on \(dataDay), \(today - dataDay) days ago" }
        let found = result.numerator == 0 ? "none found in data to \(dataDay)" : "\(result.numerator) found in data to \(dataDay)"
        let beside = result.excluded.sorted { $0.key.rawValue < $1.key.rawValue }.map { reason, count in
            "\(count) not counted: \(reason.words.prefix(1).lowercased() + reason.words.dropFirst())"
        }
        return ([found] + beside).joined(separator: "; ")
    }
}
