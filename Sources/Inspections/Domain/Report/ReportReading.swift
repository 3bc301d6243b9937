import Vocabulary

/// All that was read in one report, for a person to check. Nothing here has been confirmed yet.
package struct ReportReading: Codable, Sendable, Hashable {
    /// Nil when it could not be told which framework the report was written under.
    package var framework: Framework?
    /// The council's short name, as `Shropshire` or `Isle of Wight`.
    package var localAuthority: String?
    /// The title as printed.
    package var title: String
    package var fieldwork: [Fieldwork]
    /// Only when the report prints it.
    package var publicationDate: Day?
    package var leadInspectors: [String]
    /// In the framework's order; every area of the framework has one.
    package var judgements: [Judgement]
    package var previous: PreviousInspection?
    /// The untitled opening, before the first numbered section; its numbers are our count.
    package var summary: [Paragraph]
    package var paragraphs: [Paragraph]
    package var findings: [FindingDraft]
    package var otherWeaknesses: [Observation]
    package var strengths: [Observation]
    package var doubts: [Doubt]
    /// The text of each page as extracted, for showing beside what was read.
    package var pages: [String]

    package init(
        framework: Framework? = nil, localAuthority: String? = nil, title: String = "", fieldwork: [Fieldwork] = [],
        publicationDate: Day? = nil, leadInspectors: [String] = [], judgements: [Judgement] = [], previous: PreviousInspection? = nil,
        summary: [Paragraph] = [], paragraphs: [Paragraph] = [], findings: [FindingDraft] = [], otherWeaknesses: [Observation] = [],
        strengths: [Observation] = [], doubts: [Doubt] = [], pages: [String] = []
    ) {
        self.framework = framework
        self.localAuthority = localAuthority
        self.title = title
        self.fieldwork = fieldwork
        self.publicationDate = publicationDate
        self.leadInspectors = leadInspectors
        self.judgements = judgements
        self.previous = previous
        self.summary = summary
        self.paragraphs = paragraphs
        self.findings = findings
        self.otherWeaknesses = otherWeaknesses
        self.strengths = strengths
        self.doubts = doubts
        self.pages = pages
    }

    /// The first day of the first stretch of fieldwork.
    package var inspectionStart: Day? { fieldwork.map(\.from).min() }
    /// The last day of the last.
    package var inspectionEnd: Day? { fieldwork.map(\.to).max() }
    /// Names joined with “and” where a report has two leads.
    package var leadInspector: String? { leadInspectors.isEmpty ? nil : leadInspectors.joined(separator: " and ") }

    package func judgement(of area: JudgementArea) -> Judgement? { judgements.first { $0.area == area } }
}

/// A paragraph of the body. People cite findings by its number, so the number runs through the whole report.
package struct Paragraph: Codable, Sendable, Hashable {
    package let number: Int
    /// False when the report prints no number here and this is our count.
    package let isNumberPrinted: Bool
    /// The heading it is under.
    package let section: String
    /// The page it begins on, counted from 1.
    package let page: Int
    package let text: String

    package init(number: Int, isNumberPrinted: Bool = true, section: String, page: Int, text: String) {
        self.number = number
        self.isNumberPrinted = isNumberPrinted
        self.section = section
        self.page = page
        self.text = text
    }
}

/// Something that could be read two ways or not at all, in words for the person who checks the reading.
package struct Doubt: Codable, Sendable, Hashable {
    /// The field of the reading, as `judgements.leaders` or `inspection_start`.
    package let field: String
    package let words: String
    package let page: Int?

    package init(_ field: String, _ words: String, page: Int? = nil) {
        self.field = field
        self.words = words
        self.page = page
    }
}

/// Why a text is not read as an inspection report. What is wrong with a file before its text is known belongs to `Intake`.
package enum ReportRefusal: String, Error, Sendable, Hashable, CaseIterable {
    case emptyText = "empty_text"
    case notAnInspectionReport = "not_an_inspection_report"
    case areaSEND = "area_send_report"
    case childrensHome = "childrens_home_report"
    case fosteringAgency = "fostering_agency_report"
    case adoptionAgency = "adoption_agency_report"
    case school = "school_report"
    case supportedAccommodation = "supported_accommodation_report"
    case cafcass = "cafcass_report"

    /// The code that crosses from the worker; `Intake` has the sentence that goes with it.
    package var code: String { rawValue }
}
