import Foundation

/// The themes with their word lists, in the order of the file.
package struct ThemeList: Sendable, Hashable {
    package let themes: [Theme]

    private let index: PatternIndex
    /// For each theme its groups of places in the index, and the places that rule it out.
    private let groups: [(wanted: [[Int]], unwanted: [Int])]
    /// The theme that each phrase of the index belongs to.
    private let owners: [Int]

    /// Reads the form that `themes.txt` explains in its first lines.
    package init(text: String) throws(ThemeListFault) {
        var reader = ThemeListReader()
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            try reader.take(line, number: index + 1)
        }
        self.init(themes: try reader.finish())
    }

    private init(themes: [Theme]) {
        self.themes = themes
        var patterns: [WordPattern] = []
        func place(_ pattern: WordPattern) -> Int {
            patterns.append(pattern)
            return patterns.count - 1
        }
        groups = themes.map { theme in (theme.wanted.map { $0.map(place) }, theme.unwanted.map(place)) }
        index = PatternIndex(patterns)
        owners = groups.enumerated().flatMap { place, group in
            [Int](repeating: place, count: group.wanted.reduce(0) { $0 + $1.count } + group.unwanted.count)
        }
    }

    package static func == (left: ThemeList, right: ThemeList) -> Bool { left.themes == right.themes }
    package func hash(into hasher: inout Hasher) { hasher.combine(themes) }

    /// The list that comes with the product; a test reads it, so it cannot be shipped broken.
    package static let shipped: ThemeList = {
        guard let text = shippedText, let list = try? ThemeList(text: text) else { return ThemeList(themes: []) }
        return list
    }()

    /// The file as shipped, for a council that wants to edit it.
    package static var shippedText: String? {
        guard let file = Bundle.module.url(forResource: "Data/themes", withExtension: "txt") else { return nil }
        return try? String(contentsOf: file, encoding: .utf8)
    }

    package func theme(_ code: String) -> Theme? { themes.first { $0.code == code } }

    /// The name of a theme, or its code when the list no longer has it.
    package func name(of code: String) -> String { theme(code)?.name ?? code }

    /// Codes of the themes a text touches, in the order of the list.
    package func codes(in text: some StringProtocol) -> [String] { codes(in: Words.all(in: text)) }

    func codes(in words: [String]) -> [String] {
        let found = index.found(in: words)
        if found.isEmpty { return [] }
        let touched = Set(found.keys.map { owners[$0] }).sorted()
        return touched.compactMap { place in
            let isTouched = groups[place].wanted.contains { group in group.allSatisfy { found[$0] != nil } }
            return isTouched && !groups[place].unwanted.contains { found[$0] != nil } ? themes[place].code : nil
        }
    }
}
