/// The text of a document, as it comes back from the worker.
package struct FoundText: Codable, Sendable, Hashable {
    package let text: String
    package let pages: Int
    /// The document had faults that were mended while it was read: something may be missing.
    package let wasDamaged: Bool

    package init(text: String, pages: Int, wasDamaged: Bool) {
        self.text = text
        self.pages = pages
        self.wasDamaged = wasDamaged
    }
}

extension Reader {
    /// Gives the text back as it was found.
    package static let text = Reader { FoundText(text: $0.text, pages: $0.pages, wasDamaged: $0.wasDamaged) }
}
