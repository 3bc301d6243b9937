/// A line of a theme list that cannot be read, and how to mend it.
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
                line: number, words: "“\(text)” stands before any theme. Put a line such as [early-help] Early help above it.")
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
                words: "“\(text)” should be a code of small letters, digits and hyphens, then a name, as in [early-help] Early help.")
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
