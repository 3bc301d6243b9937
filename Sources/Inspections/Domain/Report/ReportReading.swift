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
