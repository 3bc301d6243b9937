/// What a person typed into the search, as the full-text index may be asked it: every word is text and nothing is an operator.
///
/// A lone quote, `*`, `NEAR`, `AND` and a colon mean themselves or nothing. The last word may go on, so that `pre-proc` finds
/// `pre-proceedings`.
package struct SearchWords: Sendable, Hashable {
    package let words: [String]
    private static let most = 20

    package init(_ typed: String) {
        words = typed.split { !$0.isLetter && !$0.isNumber }.prefix(SearchWords.most).map { String($0.prefix(60)) }
    }

    /// Nil when there is nothing to look for.
    package var expression: String? {
        guard let last = words.last else { return nil }
        return (words.dropLast().map { "\"\($0)\"" } + ["\"\(last)\"*"]).joined(separator: " ")
    }
}
