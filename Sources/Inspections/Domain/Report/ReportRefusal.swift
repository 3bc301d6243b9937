/// Why a text is not read as an inspection report. What is wrong with a file before its text is known belongs to `Intake`.
package enum ReportRefusal: String, Error, Sendable, Hashable, CaseIterable {
    case emptyText = "empty_text"
    case notAnInspectionReport = "not_an_inspection_report"

    /// The code that crosses from the worker; `Intake` has the sentence that goes with it.
    package var code: String { rawValue }
}
