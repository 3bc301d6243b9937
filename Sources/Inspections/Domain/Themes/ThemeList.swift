import Foundation

/// A subject that findings share across councils. Its code stays the same for ever; its name and words may be edited.
package struct Theme: Sendable, Hashable, Identifiable {
    /// As `pre-proceedings`.
    package let code: String
    package let name: String
    /// Any of these identifies the theme; of one, all phrases must be in the text.
    let wanted: [[WordPattern]]
    let unwanted: [WordPattern]

    package var id: String { code }
}

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

    /// - Throws: ``ShippedFault`` where the list is missing or cannot be read: findings would be linked and named otherwise.
    package static func checkShipped() throws(ShippedFault) {
        guard let text = shippedText else { throw ShippedFault(reason: "The file is missing.") }
        do throws(ThemeListFault) { _ = try ThemeList(text: text) } catch { throw ShippedFault(reason: "\(error)") }
    }

    /// The list of themes that comes with the program cannot be read.
    package struct ShippedFault: Error, CustomStringConvertible {
        let reason: String
        package var description: String {
            "The list of themes that comes with Throughline cannot be read, so findings would be linked wrongly. Install it again. \(reason)"
        }
    }

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

/// A line of a theme list that cannot be read, and how to correct it.
package struct ThemeListFault: Error, Sendable, Hashable, CustomStringConvertible {
    package let line: Int
    package let words: String

    package var description: String { "Theme list, line \(line): \(words)" }
}

/// Collects a theme list line by line.
struct ThemeListReader {
    private var themes: [Theme] = []
    private var open: (code: String, name: String, line: Int)?
    private var wanted: [[WordPattern]] = []
    private var unwanted: [WordPattern] = []

    mutating func take(_ line: Substring, number: Int) throws(ThemeListFault) {
        let text = line.trimmed
        if text.isEmpty || text.first == "#" { return }
        if text.first == "[" { return try begin(text, number) }
        guard open != nil else {
            throw ThemeListFault(
                line: number, words: "“\(text)” comes before any theme. Put a line such as [early-help] Early help above it.")
        }
        if text.hasPrefix("not ") {
            unwanted.append(try pattern(text.dropFirst(4), number))
            return
        }
        var group: [WordPattern] = []
        for piece in text.split(separator: "+", omittingEmptySubsequences: false) { group.append(try pattern(piece, number)) }
        wanted.append(group)
    }

    mutating func finish() throws(ThemeListFault) -> [Theme] {
        try close()
        return themes
    }

    private func pattern(_ text: Substring, _ number: Int) throws(ThemeListFault) -> WordPattern {
        guard let pattern = WordPattern(text) else {
            throw ThemeListFault(line: number, words: "“\(text)” has no word in it. Write a phrase, or begin the line with # for a remark.")
        }
        return pattern
    }

    private mutating func begin(_ text: Substring, _ number: Int) throws(ThemeListFault) {
        try close()
        guard let end = text.firstIndex(of: "]") else {
            throw ThemeListFault(line: number, words: "“\(text)” lacks its closing bracket. Write it as [early-help] Early help.")
        }
        let (code, name) = (text[text.index(after: text.startIndex)..<end], text[text.index(after: end)...].trimmed)
        guard !code.isEmpty, code.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }), !name.isEmpty else {
            throw ThemeListFault(
                line: number,
                words: "“\(text)” should be a code of small letters, digits and hyphens, then a name, for example [early-help] Early help.")
        }
        guard !themes.contains(where: { $0.code == code }) else {
            throw ThemeListFault(line: number, words: "the code “\(code)” is used twice. Give each theme its own code.")
        }
        open = (String(code), String(name), number)
    }

    private mutating func close() throws(ThemeListFault) {
        guard let theme = open else { return }
        guard !wanted.isEmpty else {
            throw ThemeListFault(
                line: theme.line, words: "the theme “\(theme.name)” has no phrases. Write at least one on the lines below it.")
        }
        themes.append(Theme(code: theme.code, name: theme.name, wanted: wanted, unwanted: unwanted))
        (open, wanted, unwanted) = (nil, [], [])
    }
}

/// The tag that links an item to the Children’s Social Care National Framework: `(Outcome three)`, `(Enabler 1)`.
enum FrameworkTag {
    private static let kinds = [
        "outcome": "Outcome", "outcomes": "Outcome", "enabler": "Enabler", "enablers": "Enabler", "principle": "Principle",
        "principles": "Principle",
    ]
    private static let numbers = ["one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9]

    /// `Outcome 3`; several are joined with a comma.
    static func read(in text: String) -> String? {
        guard let open = text.lastIndex(of: "("), text[open...].contains(")") else { return nil }
        let words = Words.all(in: text[open...])
        guard let first = words.first, kinds[first] != nil else { return nil }
        var (kind, tags) = ("", [String]())
        for word in words {
            if let name = kinds[word] {
                kind = name
            } else if let number = numbers[word] ?? Int(word), (1...9).contains(number) {
                tags.append("\(kind) \(number)")
            }
        }
        return tags.isEmpty ? nil : tags.joined(separator: ", ")
    }
}
