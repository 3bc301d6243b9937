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

/// A line of a playbook that cannot be read, and how to mend it.
package struct PlaybookFault: Error, Sendable, Hashable, CustomStringConvertible {
    package let line: Int
    package let words: String

    package var description: String { "Playbook, line \(line): \(words)" }
}
