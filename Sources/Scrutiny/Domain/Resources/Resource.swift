import Inspections
import Vocabulary

/// Money and people that respond to a finding, or that are lacking: posts, retention payments, special guardianship, early help at
/// the front door, the exploitation team.
package struct Resource: Sendable, Hashable, Identifiable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case investment
        case costPressure = "pressure"

        package var words: String { self == .investment ? "Investment" : "Cost pressure" }
        package var plural: String { words + "s" }
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
    package private(set) var findings: [Identifier<Finding>]
    /// In date order. Added, never overwritten; the last one is current.
    package let readings: [Reading]
    package let version: Int

    package init(
        id: Identifier<Resource> = Identifier(), inspection: Identifier<Inspection>, title: String, kind: Kind, area: Area,
        findings: [Identifier<Finding>] = [], readings: [Reading] = [], version: Int = 1
    ) {
        (self.id, self.inspection, self.title, self.kind) = (id, inspection, title, kind)
        (self.area, self.findings, self.readings, self.version) = (area, findings, readings, version)
    }

    package var latest: Reading? { readings.last }

    package mutating func respond(to findings: [Identifier<Finding>]) { self.findings = findings }

    /// What is known on a date, and its source. Nil means not known, which is not zero.
    package struct Reading: Sendable, Hashable {
        package let day: Day
        /// In pounds.
        package let agreed: Int?
        package let spent: Int?
        package let posts: Posts?
        /// What it funded, in words.
        package let funded: String
        package let source: String
        package let author: String

        package init(
            day: Day, agreed: Int? = nil, spent: Int? = nil, posts: Posts? = nil, funded: String = "", source: String, author: String = ""
        ) {
            (self.day, self.agreed, self.spent, self.posts) = (day, agreed, spent, posts)
            (self.funded, self.source, self.author) = (funded, source, author)
        }
    }

    /// How many posts are filled of how many there are.
    package struct Posts: Sendable, Hashable {
        package let filled: Int
        package let of: Int

        /// Nil when more are filled than exist.
        package init?(filled: Int, of: Int) {
            guard of > 0, (0...of).contains(filled) else { return nil }
            self.filled = filled
            self.of = of
        }

        package var words: String { "\(filled) of \(of)" }
    }
}

/// Pounds as printed.
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

    /// Every amount in pounds in a sentence: `£84,000`, `£1.2 million`, `£84k`.
    static func all(in sentence: String) -> [Int] {
        sentence.matches(of: /£\s?([0-9][0-9,]*(?:\.[0-9]+)?)\s?(million|thousand|k\b|m\b)?/).compactMap { match in
            let unit = match.2.map { ["million": "m", "thousand": "k"][String($0)] ?? String($0) } ?? ""
            return read(String(match.1) + unit)
        }
    }
}

/// The totals of a list of resources, and how much is not known.
package struct ResourceTotals: Sendable, Hashable {
    package struct Sum: Sendable, Hashable {
        package let amount: Int
        package let known: Int
        package let of: Int

        /// `£400,000 for 4 of 5; not known for 1`.
        package var words: String {
            if of == 0 { return "None" }
            if known == 0 { return "Not known for any of \(of)" }
            let missing = of - known
            return missing == 0
                ? "\(Pounds.words(amount)) for all \(of)" : "\(Pounds.words(amount)) for \(known) of \(of); not known for \(missing)"
        }
    }

    package let agreed: Sum
    package let spent: Sum
    /// Posts filled and posts in total, over the resources that have any.
    package let filled: Int
    package let posts: Int

    package init(_ resources: [Resource]) { self.init(resources.map { ($0.latest?.agreed, $0.latest?.spent, $0.latest?.posts) }) }

    package init(_ latest: [(agreed: Int?, spent: Int?, posts: Resource.Posts?)]) {
        func sum(_ amounts: [Int?]) -> Sum {
            Sum(amount: amounts.compactMap(\.self).reduce(0, +), known: amounts.count { $0 != nil }, of: amounts.count)
        }
        agreed = sum(latest.map { $0.agreed })
        spent = sum(latest.map { $0.spent })
        let all = latest.compactMap { $0.posts }
        filled = all.reduce(0) { $0 + $1.filled }
        posts = all.reduce(0) { $0 + $1.of }
    }

    package var postsWords: String { posts == 0 ? "No posts" : "\(filled) of \(posts) filled" }
}
