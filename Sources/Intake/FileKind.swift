/// What a person says a file is. What it really is, its content has to show.
package enum FileKind: String, CaseIterable, Sendable {
    /// An inspection report or letter, as a PDF.
    case report
    /// Something kept as evidence, of which the text is wanted: a PDF, a Word file, plain text.
    case document

    package var limits: IntakeLimits {
        switch self {
        case .report: .report
        case .document: .document
        }
    }
}
