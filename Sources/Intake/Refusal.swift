/// Why a file was not read. A reader that refuses a text throws one of these. Only the code crosses from the worker; the
/// words are this side's own, so that a worker that was taken over by a file cannot write on a page.
package enum Refusal: String, Error, CaseIterable, Codable, Sendable {
    case cannotOpen = "cannot_open"
    case emptyFile = "empty_file"
    case notAPDF = "not_a_pdf"
    case webPage = "web_page"
    case cutOff = "cut_off"
    case damaged = "unreadable"
    case encrypted
    case noTextLayer = "no_text_layer"
    case emptyText = "empty_text"
    case notAnInspectionReport = "not_an_inspection_report"
    // Other reports of Ofsted's.
    case areaSEND = "area_send_report"
    case childrensHome = "childrens_home_report"
    case fosteringAgency = "fostering_agency_report"
    case adoptionAgency = "adoption_agency_report"
    case school = "school_report"
    case supportedAccommodation = "supported_accommodation_report"
    case cafcass = "cafcass_report"
    case macros
    case oldOffice = "old_office"
    case notReadable = "not_readable"
    case tooMuchText = "too_much_text"
    case tooLarge = "too_large"
    case tooManyPages = "too_many_pages"
    case outOfLimits = "out_of_limits"
    case popplerMissing = "poppler_missing"
    case notConfined = "not_confined"
    case workerFailed = "worker_failed"
    case cancelled
    // Files of a council's data.
    case notATable = "not_a_table"
    case webPageNotATable = "web_page_not_a_table"
    case lockedWorkbook = "locked_workbook"
    case macroWorkbook = "macro_workbook"
    case brokenArchive = "broken_archive"
    case archiveTooLarge = "archive_too_large"
    case brokenMarkup = "broken_markup"
    case documentType = "document_type"
    case markupTooDeep = "markup_too_deep"
    case wrongEncoding = "wrong_encoding"
    case notAReturn = "not_a_return"

    package var code: String { rawValue }

    private static func other(_ what: String) -> String {
        "This is \(what). Throughline follows inspections of a council’s children’s services. Choose the report or letter of one of those."
    }

    /// One or two sentences for the person who gave the file: what is wrong and what to do.
    package var words: String {
        switch self {
        case .cannotOpen: "The file could not be opened. Check that it still exists and that you have permission to read it."
        case .emptyFile: "This file is empty. Save or download it again and choose the new copy."
        case .notAPDF: "This file is not a PDF. Choose the report as Ofsted publishes it, a PDF from reports.ofsted.gov.uk."
        case .webPage:
            "This is a web page saved as a PDF. Open the report’s page again and download the PDF."
        case .cutOff: "This PDF is incomplete. Download the report again."
        case .damaged: "This PDF is damaged and could not be opened. Download the report again and choose the new copy."
        case .encrypted: "This PDF is locked with a password. Save a copy without the password, or enter the report by hand."
        case .noTextLayer:
            "This PDF is a scan without text. Choose the copy that Ofsted published, or enter the report by hand."
        case .emptyText: "No words were found in this PDF. Check that it is the report, or enter the report by hand."
        case .notAnInspectionReport:
            "This PDF is not an Ofsted inspection report or letter about children’s services. Choose another file, "
                + "or enter the report by hand."
        case .areaSEND: Refusal.other("an area SEND inspection report")
        case .childrensHome: Refusal.other("a report on a children’s home or another residential service")
        case .fosteringAgency: Refusal.other("a report on a fostering agency")
        case .adoptionAgency: Refusal.other("a report on an adoption agency")
        case .supportedAccommodation: Refusal.other("a report on supported accommodation")
        case .cafcass: Refusal.other("a report on Cafcass, the family courts’ advisory service")
        case .school: Refusal.other("a report on a school, a college or early years provision")
        case .macros: "This Word file contains macros. Save it as .docx without macros and choose that copy."
        case .oldOffice:
            "This is an Office file from before 2007, or one locked with a password. Save it as .docx without a password and choose that copy."
        case .notReadable: "This type of file cannot be read. Choose a PDF, a Word file (.docx) or plain text."
        case .tooMuchText: "This file contains too much text. Choose a file with only the part you need."
        case .tooLarge:
            "This file is larger than \(IntakeLimits.report.input >> 20) MB. Choose a file with only the report, or a smaller copy."
        case .tooManyPages: "This PDF has more than \(IntakeLimits.report.pages) pages. Choose a file with only the report."
        case .outOfLimits:
            "This file took too much time or memory to read. Print it to a new PDF and choose that copy, or enter the report "
                + "by hand."
        case .popplerMissing:
            "The program pdftotext is missing on this server. Ask the person who runs it to install the Debian package poppler-utils."
        case .notConfined:
            "This server cannot isolate the file reader, so no file is read. Ask the person who runs it to allow seccomp filters."
        case .workerFailed:
            "This file could not be read and nothing was stored. Print it to a new PDF and choose that copy, or enter the report "
                + "by hand."
        case .cancelled: "Reading the file was stopped before it was finished."
        case .notATable: "This file is not a table, a workbook or XML. Choose a CSV file, an .xlsx workbook or the census as XML."
        case .webPageNotATable: "This is a web page saved under another name. Export the table again and choose the new file."
        case .lockedWorkbook:
            "This workbook is locked with a password, or is in the old format (.xls). Save a copy without a password as .xlsx and choose it."
        case .macroWorkbook:
            "This workbook contains macros, which are never run here. Save it as .xlsx without macros and choose that copy."
        case .brokenArchive: "This zip file or workbook is incomplete or damaged. Save or download it again and choose the new copy."
        case .archiveTooLarge:
            "This zip file or workbook is too large when unpacked. Load its files one at a time, or a smaller extract."
        case .brokenMarkup: "This XML is not well formed, so nothing was stored. Export it again from the case system."
        case .documentType: "This XML has a document type declaration, which returns do not have. Export it again without one."
        case .markupTooDeep: "This XML has tags that are too large or too deep for a return. Export it again from the case system."
        case .wrongEncoding:
            "The character encoding of this file is not UTF-8. Export XML from the case system as UTF-8, and save a table in a spreadsheet "
                + "program as CSV UTF-8."
        case .notAReturn:
            "The headings of this file are not those of a table of Annex A, the Standard Safeguarding Dataset, the census or the looked-after "
                + "return. Match your headings in the data settings, or choose another file."
        }
    }
}

extension Refusal {
    /// The same for a place that takes tables alone: no report, and no XML of a return.
    package var wordsOfTable: String {
        switch self {
        case .notATable, .notReadable, .notAPDF, .notAReturn:
            "This file is not a table. Choose an .xlsx workbook or a CSV file."
        case .workerFailed, .damaged, .cutOff, .outOfLimits:
            "This file could not be read and nothing was stored. Save it again as an .xlsx workbook or a CSV file and choose the new copy."
        default: words
        }
    }
}
