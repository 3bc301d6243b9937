import Vocabulary

/// Things that are there twice, by what makes them the same; within one file only, since two years' files may tell one thing.
enum Twice {
    static func found(in entries: [Entry], by key: (Entry) -> [String?]) -> [QualityFailure] {
        var seen: Set<[String?]> = []
        return entries.filter { !seen.insert(key($0) + ["\($0.origin.file)"]).inserted }.map {
            QualityFailure($0, QualityWords.on($0, "recorded twice"))
        }
    }
}

/// Codes that no list of ours holds.
enum UnknownCodes {
    static func found<Codes: CodeSet>(in entries: [Entry], _ fact: Fact, as codes: Codes.Type) -> [QualityFailure] {
        entries.compactMap { entry in
            guard case .unrecognised(let code) = entry.coded(fact, as: codes) else { return nil }
            return QualityFailure(entry, QualityWords.on(entry, "the code “\(code)”"))
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

/// Sentences that several rules use.
enum QualityWords {
    static func ends(_ entry: Entry) -> String {
        "\(entry.kind.words): begins \(entry.from?.description ?? "on no date"), ends \(entry.until?.description ?? "on no date")"
    }

    static func overlap(_ earlier: Entry, _ later: Entry) -> String {
        "\(earlier.kind.words): one from \(earlier.from?.description ?? "no date") is open "
            + (earlier.until.map { "until \($0)" } ?? "still") + ", another begins \(later.from?.description ?? "on no date")"
    }

    static func on(_ entry: Entry, _ words: String) -> String { "\(entry.kind.words) on \(entry.from?.description ?? "no date"): \(words)" }
}

/// Last year's file: a form whose newest day lies far behind the day it is loaded.
package enum StaleForms {
    /// - Parameter today: the day the data is loaded.
    package static func found(in overview: LoadOverview, on today: Day) -> [(format: ReturnFormat, newest: Day)] {
        overview.newest.filter { today - $0.value > overview.spans.daysOldest }.sorted { $0.key < $1.key }.map {
            ($0.key, $0.value)
        }
    }
}

/// How long something may be open or missing before a rule takes it for a mistake in the record: local settings, as shipped.
package struct QualitySpans: Hashable, Sendable {
    package var daysPastExpected = 28
    package var daysAssessmentOpen = 120
    package var daysEnquiryOpen = 60
    package var daysBetweenReviews = 245
    package var daysOpenAfterDeath = 60
    /// How old the newest day of a form may be when it is loaded.
    package var daysOldest = 120

    package init() {}

    /// Each span under the name that it is stored and typed under, with what it says.
    package static let all: [(name: String, words: String, path: any WritableKeyPath<QualitySpans, Int> & Sendable)] = [
        ("expected", "Days after the expected date of birth before a child counts as not recorded as born", \.daysPastExpected),
        ("assessment", "Days an assessment may be open", \.daysAssessmentOpen),
        ("enquiry", "Days a section 47 enquiry may be open without a conference", \.daysEnquiryOpen),
        ("reviews", "Days between two reviews, of a child in care or of a CP plan", \.daysBetweenReviews),
        ("death", "Days that something may stay open after a child’s death", \.daysOpenAfterDeath),
        ("oldest", "Days before a form without newer dates counts as last year’s file", \.daysOldest),
    ]
    package static let allowed = 1...1000

    /// Reads `assessment=120 enquiry=60`; nil for anything else.
    package init?(stored: String) {
        for pair in stored.split(separator: " ") {
            let sides = pair.split(separator: "=").map(String.init)
            guard sides.count == 2, let span = QualitySpans.all.first(where: { $0.name == sides[0] }), let days = Int(sides[1]),
                QualitySpans.allowed.contains(days)
            else { return nil }
            self[keyPath: span.path] = days
        }
    }

    package var stored: String { QualitySpans.all.map { "\($0.name)=\(self[keyPath: $0.path])" }.joined(separator: " ") }
}

/// The unique pupil number: a check letter and twelve figures, of which the last may be a letter for a temporary number.
package enum PupilNumber {
    private static let letters = Array("ABCDEFGHJKLMNPQRTUVWXYZ")

    /// UN1 to UN9: why there is none, as some returns write it in its place.
    package static func isReason(_ text: String) -> Bool { text.count <= 4 && text.uppercased().hasPrefix("UN") }

    package static func isRight(_ text: String) -> Bool {
        let characters = Array(text.uppercased())
        guard characters.count == 13, let checked = letters.firstIndex(of: characters[0]) else { return false }
        var sum = 0
        for (index, character) in characters.dropFirst().enumerated() {
            // A temporary number ends in a letter, which counts as its place in the list.
            let value = character.isASCII ? character.wholeNumberValue : nil
            guard let value = value ?? (index == 11 ? letters.firstIndex(of: character) : nil) else { return false }
            sum += value * (index + 2)
        }
        return sum % 23 == checked
    }
}
