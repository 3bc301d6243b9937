/// The impact of an action as every list, page and paper says it: as calculated from the record, with its owner’s own word beside it where
/// that is another.
package struct ShownImpact: Sendable, Hashable {
    package let calculated: Impact
    /// What its owner judged last; nil where that is the same, or nothing was judged yet.
    package let owners: Impact?

    package init(_ calculated: Impact, owners: Impact?) {
        self.calculated = calculated
        self.owners = owners == calculated ? nil : owners
    }

    /// True where the record or its owner says that the improvement was not sustained.
    package var isNotSustained: Bool { calculated == .notSustained || owners == .notSustained }

    /// `owner: no change seen`
    package var ownersWords: String? { owners.map { "owner: \($0.words.lowercasedFirst)" } }

    /// `Improved (owner: no change seen)`
    package var words: String { calculated.words + (ownersWords.map { " (\($0))" } ?? "") }

    /// True for the words of this impact, whatever its owner says beside it.
    package static func says(_ impact: Impact, in words: String) -> Bool { words == impact.words || words.hasPrefix(impact.words + " (") }
}
