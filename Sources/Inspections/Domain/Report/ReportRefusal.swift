/// Why a file cannot be read as an inspection report, and what the person can do about it.
package enum ReportRefusal: String, Error, Codable, Sendable, Hashable, CaseIterable {
    case notAPDF = "not_a_pdf"
    case webPage = "web_page"
    case emptyFile = "empty_file"
    case encrypted
    case cutOff = "cut_off"
    case noTextLayer = "no_text_layer"
    case emptyText = "empty_text"
    case notAnInspectionReport = "not_an_inspection_report"
    case tooLarge = "too_large"
    case tooManyPages = "too_many_pages"
    case outOfLimits = "out_of_limits"
    case unreadable

    /// The largest file that is taken, in bytes.
    package static let largestFile = 50 * 1024 * 1024
    package static let mostPages = 500

    package var code: String { rawValue }

    /// The `framework` that the JSON of a refused file carries: `not_a_pdf` where there is no PDF at all.
    package var frameworkCode: String? {
        switch self {
        case .notAPDF, .webPage, .emptyFile: "not_a_pdf"
        default: nil
        }
    }

    /// What is the matter and what to do.
    package var sentence: String {
        switch self {
        case .notAPDF: "This file is not a PDF. Choose the report as Ofsted publishes it, a PDF file from reports.ofsted.gov.uk."
        case .webPage:
            "This is a web page saved with a name that ends in .pdf, often a “page not found” page. Open the report’s page again and "
                + "download the PDF itself."
        case .emptyFile: "This file is empty. Download the report again and choose the new copy."
        case .encrypted:
            "This PDF is locked with a password. Save a copy without the password and choose that, or type the report in by hand."
        case .cutOff: "This PDF breaks off before its end: the download was not complete. Download the report again."
        case .noTextLayer:
            "This PDF holds pictures of pages and no text, as a scan does. Choose the copy that Ofsted published, or type the report in by "
                + "hand."
        case .emptyText: "No words were found in this PDF. Open it to see that it is the report, or type the report in by hand."
        case .notAnInspectionReport:
            "The text of this PDF is not that of an Ofsted inspection report or letter about children’s services. Choose another file, "
                + "or type the report in by hand."
        case .tooLarge: "This file is larger than 50 MB. An inspection report is seldom larger than 1 MB: choose the report alone."
        case .tooManyPages: "This PDF has more than 500 pages. An inspection report has at most about 60: choose the report alone."
        case .outOfLimits:
            "Reading this PDF took more time or memory than is allowed and was stopped. Save it anew (print to PDF) and choose that copy, "
                + "or type the report in by hand."
        case .unreadable: "This PDF is damaged and could not be opened. Download the report again and choose the new copy."
        }
    }
}
