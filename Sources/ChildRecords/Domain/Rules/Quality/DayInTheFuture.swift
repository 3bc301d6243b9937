import Vocabulary

/// What has happened did not happen after the day the data was taken. A due day may.
package enum DayInTheFuture: QualityRule {
    package static let sentence = "A date is in the future."
    package static let subject = EntryKind.person
    package static let looksAtEverything = true
    package static let measures = ["F1", "F6", "L4"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        Array(child.once.filter { child.overview.knowsDay(of: $0.origin.format) }.compactMap { failure($0, child) }.prefix(3))
    }

    private static func failure(_ entry: Entry, _ child: QualityChild) -> QualityFailure? {
        let day = child.day(of: entry)
        if entry.kind == .person {
            return entry.day(.died).flatMap { died in
                died > day ? QualityFailure(entry, day: died, "Died on \(died), after the data was taken") : nil
            }
        }
        if let from = entry.from, from > day { return QualityFailure(entry, QualityWords.on(entry, "after the data was taken")) }
        guard let until = entry.until, until > day, !endsAhead.contains(entry.kind), !isKnownLater(entry, until, child) else { return nil }
        return QualityFailure(entry, day: until, "\(entry.kind.words): ends on \(until), after the data was taken")
    }

    /// A form with a later data day tells the same end.
    private static func isKnownLater(_ entry: Entry, _ until: Day, _ child: QualityChild) -> Bool {
        child.history.all.contains {
            $0.kind == entry.kind && $0.from == entry.from && $0.until == until && child.day(of: $0) >= until
        }
    }

    /// What is given until a day to come.
    private static let endsAhead: Set<EntryKind> = [.immigration]
}
