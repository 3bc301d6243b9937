import Foundation

/// What a domain does with the text of one kind of file, inside the worker. `Throughline` registers one for each kind.
package struct Reader: Sendable {
    let read: @Sendable (ExtractedText, ReaderAnswer) throws -> Void

    /// A reader that answers with one value.
    package init<Value: Encodable & Sendable>(_ read: @escaping @Sendable (ExtractedText) throws -> Value) {
        self.read = { text, answer in try answer.item(read(text)) }
    }

    /// A reader that answers with as many values as it finds.
    package init(answering read: @escaping @Sendable (ExtractedText, ReaderAnswer) throws -> Void) { self.read = read }
}

/// Where a reader puts what it found.
package struct ReaderAnswer {
    let frames: FrameWriter

    package func item(_ value: some Encodable) throws {
        try frames.write(.item(Array(JSONEncoder().encode(value))))
    }
}

/// The text of a document, page by page.
package struct ExtractedText: Sendable {
    /// Each page ends with a form feed; columns and tables keep their places on the line.
    package let text: String
    package let pages: Int
    /// The document had faults that were mended while it was read: something may be missing.
    package let wasDamaged: Bool

    package init(text: String, pages: Int, wasDamaged: Bool = false) {
        self.text = text
        self.pages = pages
        self.wasDamaged = wasDamaged
    }
}
