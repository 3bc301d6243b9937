extension String {
    /// A spreadsheet program runs a cell that begins with one of these, also in full width.
    private static let runs = Set("=+-@\t\r\n＝＋－＠".unicodeScalars)

    private var isRun: Bool { unicodeScalars.first { $0 != "'" }.map(String.runs.contains) == true }

    /// As it stands in a file for a spreadsheet: an apostrophe before it makes plain text of what would be run.
    package var guardedForSpreadsheet: String { isRun ? "'" + self : self }

    /// What a cell of such a file says, without the apostrophe.
    package var fromGuardedCell: String { hasPrefix("'") && isRun ? String(dropFirst()) : self }
}
