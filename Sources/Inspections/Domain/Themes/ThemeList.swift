import Foundation

/// The themes with their word lists, in the order of the file.
package struct ThemeList: Sendable, Hashable {
    package let themes: [Theme]

    /// Reads the form that `themes.txt` explains in its first lines.
    package init(text: String) throws(ThemeListFault) {
        var reader = ThemeListReader()
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            try reader.take(line, number: index + 1)
        }
        themes = try reader.finish()
    }

    private init(themes: [Theme]) { self.themes = themes }

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

    func codes(in words: [String]) -> [String] { themes.filter { $0.isTouched(by: words) }.map(\.code) }
}

extension Theme {
    func isTouched(by words: [String]) -> Bool {
        guard wanted.contains(where: { group in group.allSatisfy { $0.first(in: words) != nil } }) else { return false }
        return !unwanted.contains { $0.first(in: words) != nil }
    }
}
