/// What a person says a file is. What it really is, its content has to show.
package enum FileKind: String, CaseIterable, Sendable {
    /// An inspection report or letter, as a PDF.
    case report
    /// Something kept as evidence, of which the text is wanted: a PDF, a Word file, plain text.
    case document
    /// A letter whose sentences are counted: a PDF, a Word file, plain text.
    case letter
    /// Any CSV file or workbook, read as plain rows of text.
    case table
    /// Figures of other councils as the Department for Education publishes them: one table of many rows.
    case publishedFigures = "published_figures"
    /// A council's child-level data in any of its four forms, or an archive of such files.
    case childLevelReturn = "child_level_return"

    package var limits: IntakeLimits {
        switch self {
        case .report: .report
        case .document, .letter: .document
        case .table: .table
        case .publishedFigures: .publishedFigures
        case .childLevelReturn: .childLevelReturn
        }
    }
}
