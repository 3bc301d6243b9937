import Vocabulary

/// Things that are there twice, by what makes them the same; within one file only, since two years' files may tell one thing.
enum Twice {
    static func found(in entries: [Entry], by key: (Entry) -> [String?]) -> [Firing] {
        var seen: Set<[String?]> = []
        return entries.filter { !seen.insert(key($0) + ["\($0.origin.file)"]).inserted }.map {
            Firing($0, QualityWords.on($0, "there twice"))
        }
    }
}

/// Codes that no list of ours holds.
enum UnknownCodes {
    static func found<Codes: CodeSet>(in entries: [Entry], _ fact: Fact, as codes: Codes.Type) -> [Firing] {
        entries.compactMap { entry in
            guard case .unrecognised(let code) = entry.coded(fact, as: codes) else { return nil }
            return Firing(entry, QualityWords.on(entry, "the code “\(code)”"))
        }
    }
}

/// Stretches without an event.
enum Gaps {
    static func longer(than days: Int, from: Day, events: [Day], until end: Day) -> [(from: Day, until: Day)] {
        let marks = [from] + events.filter { $0 > from && $0 < end }.sorted() + [end]
        return zip(marks, marks.dropFirst()).filter { $1 - $0 > days }.map { ($0, $1) }
    }
}

/// Two days in the wrong order; a day that is not known is in no order.
enum Order {
    static func `is`(_ first: Day?, before second: Day?) -> Bool {
        guard let first, let second else { return false }
        return first < second
    }
}

extension Day {
    /// Later than any day of a record: the end of a spell that has none.
    static let distantEnd = Day(number: 2_932_896)
}

extension Entry {
    /// Pre-proceedings end with the day of their outcome, where the form gives no end of its own.
    var endedByItsOutcome: Entry {
        var entry = self
        entry.until = until ?? day(.decisionDay)
        return entry
    }
}
