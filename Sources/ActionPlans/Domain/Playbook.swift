import Foundation

/// What councils usually do about a finding, by theme: suggestions a person picks from and edits.
package struct Playbook: Sendable, Hashable {
    /// One thing to do, who usually leads it and how long it takes.
    package struct Suggestion: Sendable, Hashable {
        package let text: String
        /// The post that usually leads it, in words; the council's own post may have another name.
        package let post: String
        /// Weeks from the beginning until it is done.
        package let weeks: Int
        /// Weeks from the beginning until practice should show a difference. Never less than `weeks`.
        package let differenceAfterWeeks: Int
    }

    /// All that the playbook says about one theme.
    package struct Entry: Sendable, Hashable {
        /// The code of the theme in the list of themes, as `pre-proceedings`.
        package let theme: String
        package let suggestions: [Suggestion]
        /// What an auditor would ask of a child's record.
        package let auditQuestions: [String]
        /// The figure that would show the difference.
        package let measure: String
    }

    package let entries: [Entry]

    /// Reads the form that `playbook.txt` explains in its first lines.
    package init(text: String) throws(PlaybookFault) {
        var reader = PlaybookReader()
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            try reader.take(String(line), number: index + 1)
        }
        entries = try reader.finish()
    }

    private init(entries: [Entry]) { self.entries = entries }

    /// The playbook that comes with the product; a test reads it, so it cannot be shipped broken.
    package static let shipped: Playbook = {
        guard let text = shippedText, let playbook = try? Playbook(text: text) else { return Playbook(entries: []) }
        return playbook
    }()

    /// The file as shipped, for a council that wants to edit it.
    package static var shippedText: String? {
        guard let file = Bundle.module.url(forResource: "Data/playbook", withExtension: "txt") else { return nil }
        return try? String(contentsOf: file, encoding: .utf8)
    }

    package func entry(for theme: String) -> Entry? { entries.first { $0.theme == theme } }

    /// The entries for a finding's themes, in the order of the themes, each once. A theme without an entry is passed over.
    package func suggestions(for themes: [String]) -> [Entry] {
        var seen: Set<String> = []
        return themes.compactMap { seen.insert($0).inserted ? entry(for: $0) : nil }
    }
}

/// A line of a playbook that cannot be read, and how to correct it.
package struct PlaybookFault: Error, Sendable, Hashable, CustomStringConvertible {
    package let line: Int
    package let words: String

    package var description: String { "Playbook, line \(line): \(words)" }
}

/// Collects a playbook line by line.
struct PlaybookReader {
    private struct Open {
        let theme: String
        let line: Int
        var suggestions: [Playbook.Suggestion] = []
        var auditQuestions: [String] = []
        var measure: String?
    }

    private static let longestWeeks = 520

    private var entries: [Playbook.Entry] = []
    private var open: Open?

    mutating func take(_ line: String, number: Int) throws(PlaybookFault) {
        let text = line.trimmingCharacters(in: .whitespaces)
        if text.isEmpty || text.first == "#" { return }
        guard let (key, value) = Self.pair(text), ["theme", "action", "audit", "measure"].contains(key) else {
            throw PlaybookFault(
                line: number, words: "“\(text)” should begin with theme:, action:, audit: or measure:. Begin a remark with #.")
        }
        guard !value.isEmpty else {
            throw PlaybookFault(line: number, words: "there is nothing after “\(key):”. Write it on the same line or delete the line.")
        }
        if key == "theme" { return try begin(value, number) }
        guard var entry = open else {
            throw PlaybookFault(line: number, words: "this comes before any theme. Put a line such as theme: early-help above it.")
        }
        switch key {
        case "action": entry.suggestions.append(try suggestion(value, number))
        case "audit": entry.auditQuestions.append(value)
        default:
            guard entry.measure == nil else {
                throw PlaybookFault(line: number, words: "“\(entry.theme)” has a measure already. Keep one, or write both in one line.")
            }
            entry.measure = value
        }
        open = entry
    }

    mutating func finish() throws(PlaybookFault) -> [Playbook.Entry] {
        try close()
        return entries
    }

    private mutating func begin(_ theme: String, _ number: Int) throws(PlaybookFault) {
        try close()
        guard theme.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }) else {
            throw PlaybookFault(
                line: number, words: "“\(theme)” should be a theme's code of small letters, digits and hyphens, for example early-help.")
        }
        guard !entries.contains(where: { $0.theme == theme }) else {
            throw PlaybookFault(line: number, words: "“\(theme)” has an entry already. Put its lines together.")
        }
        open = Open(theme: theme, line: number)
    }

    private mutating func close() throws(PlaybookFault) {
        guard let entry = open else { return }
        func missing(_ key: String) -> PlaybookFault {
            PlaybookFault(line: entry.line, words: "“\(entry.theme)” has no line that begins with \(key):. Add one below it.")
        }
        guard !entry.suggestions.isEmpty else { throw missing("action") }
        guard !entry.auditQuestions.isEmpty else { throw missing("audit") }
        guard let measure = entry.measure else { throw missing("measure") }
        entries.append(
            .init(theme: entry.theme, suggestions: entry.suggestions, auditQuestions: entry.auditQuestions, measure: measure))
        open = nil
    }

    private func suggestion(_ value: String, _ number: Int) throws(PlaybookFault) -> Playbook.Suggestion {
        let pieces = value.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
        var facts: [String: String] = [:]
        for piece in pieces.dropFirst() {
            guard let (key, fact) = Self.pair(piece), ["post", "weeks", "difference after weeks"].contains(key), !fact.isEmpty,
                facts.updateValue(fact, forKey: key) == nil
            else {
                throw PlaybookFault(
                    line: number,
                    words: "“\(piece)” is not understood. After the action come post:, weeks: and difference after weeks:, once each.")
            }
        }
        guard let text = pieces.first, !text.isEmpty else {
            throw PlaybookFault(line: number, words: "the action has no words. Say what is to be done before the first bar.")
        }
        guard let post = facts["post"] else {
            throw PlaybookFault(line: number, words: "the action has no post. Add | post: and who usually leads it.")
        }
        let weeks = try self.weeks("weeks", facts, number)
        let difference = try self.weeks("difference after weeks", facts, number)
        guard difference >= weeks else {
            throw PlaybookFault(
                line: number,
                words: "a difference after \(difference) weeks comes before the action is done (\(weeks)). Make it \(weeks) or more.")
        }
        return .init(text: text, post: post, weeks: weeks, differenceAfterWeeks: difference)
    }

    private func weeks(_ key: String, _ facts: [String: String], _ number: Int) throws(PlaybookFault) -> Int {
        guard let weeks = facts[key].flatMap({ Int($0) }), (1...Self.longestWeeks).contains(weeks) else {
            throw PlaybookFault(line: number, words: "the action needs | \(key): and a whole number from 1 to \(Self.longestWeeks).")
        }
        return weeks
    }

    /// Splits `post: Team manager` at its first colon.
    private static func pair(_ text: String) -> (key: String, value: String)? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let key = text[..<colon].trimmingCharacters(in: .whitespaces).lowercased()
        return (key, text[text.index(after: colon)...].trimmingCharacters(in: .whitespaces))
    }
}
