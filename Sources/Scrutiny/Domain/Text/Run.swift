/// A stretch of text that is strong or is not.
package struct Run: Codable, Sendable, Hashable {
    package let text: String
    package let isStrong: Bool

    package init(_ text: String, isStrong: Bool = false) {
        self.text = text
        self.isStrong = isStrong
    }
}

extension [Run] {
    /// Reads `**strong**` words. A mark without its partner is text.
    package init(marked text: String) {
        let parts = text.split(separator: "**", omittingEmptySubsequences: false)
        let isPaired = parts.count % 2 == 1
        self = parts.enumerated().compactMap { index, part in
            let isLone = !isPaired && index == parts.count - 1
            if isLone { return Run("**" + part) }
            return part.isEmpty ? nil : Run(String(part), isStrong: index % 2 == 1)
        }
    }

    package var plain: String { map(\.text).joined() }
}
