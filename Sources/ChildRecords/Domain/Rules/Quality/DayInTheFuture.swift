import Vocabulary

/// What has happened did not happen after the day the data was taken. A due day may.
package enum DayInTheFuture: QualityRule {
    package static let sentence = "A date is in the future."
    package static let subject = EntryKind.person
    package static let looksAtEverything = true
    package static let measures = ["F1", "F6", "L4"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.once.filter { entry in
            guard entry.kind != .person, child.overview.knowsDay(of: entry.origin.format) else { return false }
            return entry.from.map { $0 > child.day(of: entry) } ?? false
        }.prefix(3).map {
            QualityFailure($0, QualityWords.on($0, "after the data was taken"))
        }
    }
}
