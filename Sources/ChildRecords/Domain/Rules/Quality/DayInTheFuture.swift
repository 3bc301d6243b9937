import Vocabulary

/// What has happened did not happen after the day the data was taken. A due day may.
package enum DayInTheFuture: QualityRule {
    package static let sentence = "A day lies in the future."
    package static let subject = EntryKind.person
    package static let measures = ["F1", "F6", "L4"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        child.history.all.filter { $0.kind != .person && $0.from.map { $0 > child.today } ?? false }.prefix(3).map {
            Firing($0, QualityWords.on($0, "after the data was taken"))
        }
    }
}
