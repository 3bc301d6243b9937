import Inspections
import Vocabulary

/// Money and people that answer a finding, or that are missing for it: posts, retention payments, special guardianship, early help at
/// the front door, the exploitation team.
package struct Resource: Sendable, Hashable, Identifiable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case investment, pressure

        package var words: String { rawValue.capitalisedFirst }
    }

    package enum Area: String, Sendable, Hashable, CaseIterable {
        case posts
        case retention = "retention_payments"
        case specialGuardianship = "special_guardianship"
        case earlyHelp = "early_help"
        case exploitation
        case homes
        case other

        package var words: String {
            switch self {
            case .posts: "Posts"
            case .retention: "Retention payments"
            case .specialGuardianship: "Special guardianship"
            case .earlyHelp: "Early help at the front door"
            case .exploitation: "Exploitation team"
            case .homes: "Homes for children"
            case .other: "Other"
            }
        }
    }

    package let id: Identifier<Resource>
    package let inspection: Identifier<Inspection>
    package let title: String
    package let kind: Kind
    package let area: Area
    package let findings: [Identifier<Finding>]
    /// In the order of their days. Added, never overwritten; the last one holds.
    package let readings: [Reading]

    package init(
        id: Identifier<Resource> = Identifier(), inspection: Identifier<Inspection>, title: String, kind: Kind, area: Area,
        findings: [Identifier<Finding>] = [], readings: [Reading] = []
    ) {
        (self.id, self.inspection, self.title, self.kind) = (id, inspection, title, kind)
        (self.area, self.findings, self.readings) = (area, findings, readings)
    }

    package var latest: Reading? { readings.last }

    /// What is known of it on a day, and where that comes from. What is nil is not known, which is not nought.
    package struct Reading: Sendable, Hashable {
        package let day: Day
        /// In pounds.
        package let agreed: Int?
        package let spent: Int?
        package let posts: Posts?
        /// What it bought, in words.
        package let bought: String
        package let source: String
        package let author: String

        package init(
            day: Day, agreed: Int? = nil, spent: Int? = nil, posts: Posts? = nil, bought: String = "", source: String, author: String = ""
        ) {
            (self.day, self.agreed, self.spent, self.posts) = (day, agreed, spent, posts)
            (self.bought, self.source, self.author) = (bought, source, author)
        }
    }

    /// How many posts are filled of how many there are.
    package struct Posts: Sendable, Hashable {
        package let filled: Int
        package let of: Int

        /// Nil when more would be filled than there are.
        package init?(filled: Int, of: Int) {
            guard of > 0, (0...of).contains(filled) else { return nil }
            self.filled = filled
            self.of = of
        }

        package var words: String { "\(filled) of \(of)" }
    }
}

/// Pounds as they are printed.
package enum Pounds {
    /// `£84,000`.
    package static func words(_ amount: Int) -> String {
        let digits = Array(String(amount.magnitude))
        let grouped = digits.enumerated().map { index, digit in
            index > 0 && (digits.count - index) % 3 == 0 ? ",\(digit)" : String(digit)
        }.joined()
        return (amount < 0 ? "−" : "") + "£" + grouped
    }

    package static func words(_ amount: Int?) -> String { amount.map { words($0) } ?? "Not known" }

    /// Reads `84,000`, `£84000`, `1.2m`, `84k`; nil for anything else.
    package static func read(_ text: String) -> Int? {
        var plain = text.lowercased().filter { !$0.isWhitespace && $0 != "," && $0 != "£" }
        var times = 1.0
        if let unit = ["k": 1_000.0, "m": 1_000_000.0][plain.suffix(1)] {
            times = unit
            plain.removeLast()
        }
        guard !plain.isEmpty, plain.allSatisfy({ $0.isASCIIDigit || $0 == "." }), let number = Double(plain) else { return nil }
        let amount = (number * times).rounded()
        guard amount.isFinite, (0...1e12).contains(amount) else { return nil }
        return Int(amount)
    }

    /// Every amount in pounds that stands in a sentence: `£84,000`, `£1.2 million`, `£84k`.
    static func all(in sentence: String) -> [Int] {
        sentence.matches(of: /£\s?([0-9][0-9,]*(?:\.[0-9]+)?)\s?(million|thousand|k\b|m\b)?/).compactMap { match in
            let unit = match.2.map { ["million": "m", "thousand": "k"][String($0)] ?? String($0) } ?? ""
            return read(String(match.1) + unit)
        }
    }
}
