/// The council's form of a committee report: which sections, under which headings, in which order, and who clears it.
/// Each report takes a copy when it is begun, so that a later change of the form leaves it as it is.
package struct ReportForm: Codable, Sendable, Hashable {
    package struct Section: Codable, Sendable, Hashable {
        package var kind: SectionKind
        package var heading: String
        package var level: SectionLevel

        package init(_ kind: SectionKind, _ heading: String, _ level: SectionLevel) {
            self.kind = kind
            self.heading = heading
            self.level = level
        }
    }

    package var sections: [Section]
    package var clearance: [ClearanceStep]

    package init(sections: [Section], clearance: [ClearanceStep]) {
        self.sections = sections
        self.clearance = clearance
    }

    /// The form as shipped. Headings, order, steps and days are local settings.
    package static let shipped = ReportForm(
        sections: [
            Section(.committeeAndDate, "Committee and date", .front),
            Section(.item, "Item", .front),
            Section(.publicity, "Public or exempt", .front),
            Section(.responsibleOfficer, "Responsible officer", .front),
            Section(.summary, "Summary", .numbered),
            Section(.recommendations, "Recommendations", .numbered),
            Section(.report, "Report", .divider),
            Section(.risk, "Risk assessment and opportunities appraisal", .numbered),
            Section(.inspection, "The inspection", .under),
            Section(.judgements, "The judgements", .under),
            Section(.improvements, "Areas for improvement and what is being done", .under),
            Section(.strengths, "Strengths", .under),
            Section(.financial, "Financial implications", .numbered),
            Section(.backgroundPapers, "List of background papers", .closing),
            Section(.portfolioHolder, "Cabinet member (portfolio holder)", .closing),
            Section(.localMember, "Local member", .closing),
            Section(.appendices, "Appendices", .closing),
        ],
        clearance: [
            ClearanceStep(name: "Author", post: "Report author", clearDays: 15),
            ClearanceStep(name: "Finance", post: "Finance business partner", clearDays: 12),
            ClearanceStep(name: "Legal", post: "Solicitor for the committee", clearDays: 12),
            ClearanceStep(name: "Director", post: "Director of children’s services", clearDays: 10),
            ClearanceStep(name: "Portfolio holder", post: "Portfolio holder for children and education", clearDays: 8),
            ClearanceStep(name: "Democratic services", post: "Committee officer", clearDays: 6),
        ])
}

/// Somebody who must clear a report, and how many clear working days before the meeting. The days are a local setting.
package struct ClearanceStep: Codable, Sendable, Hashable {
    package var name: String
    package var post: String
    package var clearDays: Int

    package init(name: String, post: String, clearDays: Int) {
        self.name = name
        self.post = post
        self.clearDays = clearDays
    }

    /// More than this is a slip of the keyboard.
    package static let mostDays = 120
}
