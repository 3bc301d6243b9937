import Foundation

/// What a domain does with the text of one kind of file, inside the worker. `Throughline` registers one for each kind.
package struct Reader: Sendable {
    enum Manner: Sendable {
        case ofText(TextForm, @Sendable (ExtractedText, ReaderAnswer) throws -> Void)
        case ofFile(@Sendable (DroppedFile, ReaderAnswer) throws -> Void)
    }
    let manner: Manner

    /// A reader that answers with one value.
    package init<Value: Encodable & Sendable>(of form: TextForm = .laidOut, _ read: @escaping @Sendable (ExtractedText) throws -> Value) {
        manner = .ofText(form) { text, answer in try answer.item(read(text)) }
    }

    /// A reader that answers with as many values as it finds.
    package init(answering read: @escaping @Sendable (ExtractedText, ReaderAnswer) throws -> Void) { manner = .ofText(.laidOut, read) }

    /// A reader of tables and XML, which answers as it reads.
    package init(ofFile read: @escaping @Sendable (DroppedFile, ReaderAnswer) throws -> Void) { manner = .ofFile(read) }
}

/// The form in which the text of a PDF is wanted.
package enum TextForm: Sendable {
    /// Lines as they lie on the page, and a form feed after each page.
    case laidOut
    /// A table as `pdftotext -tsv` prints it: a row for each page, which begins with 1, and for each word, which begins with 5.
    case boxes
    /// Paragraphs in the order in which they are read; in a Word file a blank line after each, and a bullet before each list item.
    case prose

    var options: [String] {
        switch self {
        case .laidOut: ["-layout"]
        case .boxes: ["-tsv"]
        case .prose: []
        }
    }
}

/// Where a reader puts what it found.
package struct ReaderAnswer {
    let frames: FrameWriter

    /// What was said to the reader beside the file.
    package let instruction: String

    init(frames: FrameWriter, instruction: String = "") {
        self.frames = frames
        self.instruction = instruction
    }

    package func item(_ value: some Encodable) throws {
        try frames.write(.item(Array(JSONEncoder().encode(value))))
    }

    /// Bytes in a form that the reader and the one who asked have agreed on.
    package func item(bytes: [UInt8]) throws(Refusal) { try frames.write(.item(bytes)) }
}

/// The text of a document, page by page.
package struct ExtractedText: Sendable {
    /// Each page ends with a form feed; columns and tables keep their places on the line. Or, for a reader that asked for it, the table of
    /// words with their places.
    package let text: String
    package let pages: Int
    /// Of a file read as prose: what is in it beside its text, as headers, notes, comments and deleted words. Empty otherwise.
    package let aside: String
    /// The document had faults that were mended while it was read: something may be missing.
    package let wasDamaged: Bool

    package init(text: String, pages: Int, wasDamaged: Bool = false, aside: String = "") {
        self.text = text
        self.aside = aside
        self.pages = pages
        self.wasDamaged = wasDamaged
    }
}
