/// The text of a document, as it comes back from the worker.
package struct FoundText: Codable, Sendable, Hashable {
    package let text: String
    package let pages: Int
    /// The document had faults that were mended while it was read: something may be missing.
    package let wasDamaged: Bool

    /// Of a letter: what is in the file beside its text, as headers, comments and deleted words.
    package let aside: String

    package init(text: String, pages: Int, wasDamaged: Bool, aside: String = "") {
        self.text = text
        self.aside = aside
        self.pages = pages
        self.wasDamaged = wasDamaged
    }
}

extension Reader {
    /// Gives the text back as it was found.
    package static let text = Reader { FoundText(text: $0.text, pages: $0.pages, wasDamaged: $0.wasDamaged) }

    /// Gives the text of a letter back as prose.
    package static let letter = Reader(of: .prose) {
        FoundText(text: $0.text, pages: $0.pages, wasDamaged: $0.wasDamaged, aside: $0.aside)
    }
}
