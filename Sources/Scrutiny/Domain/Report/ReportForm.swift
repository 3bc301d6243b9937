/// The council's template for a committee report: which sections, under which headings, in which order, and who signs it off.
/// Each report takes a copy when it is created, so later changes to the template do not affect it.
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
    package var signOffs: [SignOffStep]
    /// One person may sign off several steps of one report, as a small council may need.
    package var allowsSeveralSteps: Bool

    package init(sections: [Section], signOffs: [SignOffStep], allowsSeveralSteps: Bool = false) {
        self.sections = sections
        self.signOffs = signOffs
        self.allowsSeveralSteps = allowsSeveralSteps
    }

    /// A template saved before the setting existed does not allow it.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        sections = try values.decode([Section].self, forKey: .sections)
        signOffs = try values.decode([SignOffStep].self, forKey: .signOffs)
        allowsSeveralSteps = try values.decodeIfPresent(Bool.self, forKey: .allowsSeveralSteps) ?? false
    }

    /// The default template. Headings, order, steps and days are local settings.
    package static let standard = ReportForm(
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
            Section(.enquiries, "Lines of enquiry", .under),
            Section(.improvements, "Areas for improvement and what is being done", .under),
            Section(.practice, "Changes of practice", .under),
            Section(.monitoring, "How this will be monitored", .under),
            Section(.strengths, "Strengths", .under),
            Section(.financial, "Financial implications", .numbered),
            Section(.backgroundPapers, "List of background papers", .closing),
            Section(.portfolioHolder, "Cabinet member (portfolio holder)", .closing),
            Section(.localMember, "Local member", .closing),
            Section(.appendices, "Appendices", .closing),
        ],
        signOffs: [
            SignOffStep(name: "Author", post: "Report author", clearDays: 15),
            SignOffStep(name: "Finance", post: "Finance business partner", clearDays: 12),
            SignOffStep(name: "Legal", post: "Solicitor for the committee", clearDays: 12),
            SignOffStep(name: "Director", post: "Director of children’s services", clearDays: 10),
            SignOffStep(name: "Portfolio holder", post: "Portfolio holder for children and education", clearDays: 8),
            SignOffStep(name: "Democratic services", post: "Committee officer", clearDays: 6),
        ])
}

/// A post that must sign off a report, and how many clear working days before the meeting. The days are a local setting.
package struct SignOffStep: Codable, Sendable, Hashable {
    package var name: String
    package var post: String
    package var clearDays: Int

    package init(name: String, post: String, clearDays: Int) {
        self.name = name
        self.post = post
        self.clearDays = clearDays
    }

    /// More than this is a typing error.
    package static let mostDays = 120
}

/// What a section of a committee report is for. The code is fixed; the council chooses the heading.
package enum SectionKind: String, Codable, Sendable, Hashable, CaseIterable {
    case committeeAndDate = "committee_and_date"
    case item
    case publicity = "public_or_exempt"
    case responsibleOfficer = "responsible_officer"
    case summary
    case recommendations
    case report
    case risk
    case inspection
    case judgements
    case improvements
    case strengths
    case financial
    case backgroundPapers = "background_papers"
    case portfolioHolder = "portfolio_holder"
    case localMember = "local_member"
    case appendices
    /// In papers for other readers: what is known about practice, how, what next, the lines of enquiry, and plain-language sections.
    case knowledge, howWeKnow = "how_we_know", whatNext = "what_next", enquiries
    case plainFindings = "plain_findings", plainActions = "plain_actions", plainHelp = "plain_help"
    /// What is done differently, who monitors the plan, and practice by judgement area.
    case practice, monitoring, areas
    /// A section the council added, such as a climate appraisal.
    case other

    /// True for what comes from the report's details (who, when, which committee) and is not written as text.
    package var isFromFacts: Bool { Set<SectionKind>([.committeeAndDate, .item, .publicity, .responsibleOfficer]).contains(self) }

    /// Guidance for the person who writes the section.
    package var hint: String {
        switch self {
        case .committeeAndDate, .item, .publicity, .responsibleOfficer: "Filled in from the report details."
        case .summary: "What happened, when, and what Ofsted judged, in three or four paragraphs."
        case .recommendations: "What the committee is asked to do, one paragraph each."
        case .report: "A heading only, unless you want an introduction before the first section."
        case .risk: "The risks if nothing changes, and the opportunities the findings offer."
        case .inspection: "How the inspection was carried out and what its outcome means."
        case .judgements: "The table of judgements comes from the record."
        case .improvements: "What Ofsted asked for and what is being done about it, with posts, dates and both statuses."
        case .strengths: "The strengths inspectors identified, each with its paragraph."
        case .financial: "What the plan costs and where the money comes from. Finance signs this off."
        case .backgroundPapers: "Papers relied on. Do not list any with exempt or confidential information."
        case .portfolioHolder, .localMember: "The councillor’s name."
        case .appendices: "What is attached."
        case .knowledge: "What measures, audits and evidence show about practice, each sentence linked to its source."
        case .howWeKnow: "Where the information comes from, and what is not known."
        case .whatNext: "What is still to do or has not changed practice, with post and date."
        case .enquiries: "Each line of enquiry, what was concluded, and your current position."
        case .practice: "What is done differently, after which model, from when, and how far staff were briefed."
        case .monitoring: "Which board monitors the plan, when and where it meets, and how owners are asked."
        case .areas: "For each area that Ofsted judges: what is known, with figures, and what is still to do."
        case .plainFindings, .plainActions, .plainHelp: "Short sentences and everyday words. Say “you” and “we”."
        case .other: "A section your council added."
        }
    }
}

/// Where a section appears and how it is numbered.
package enum SectionLevel: String, Codable, Sendable, Hashable, CaseIterable {
    /// In the box at the top.
    case front
    /// A heading that divides the report and has no number.
    case divider
    /// `1`, `2`, `3`, with paragraphs `1.1`, `1.2`.
    case numbered
    /// `3.1` within the numbered section above it, with paragraphs `3.1.1`, `3.1.2`.
    case under
    /// After the numbered sections, without a number.
    case closing

    package var words: String {
        switch self {
        case .front: "In the box at the top"
        case .divider: "Dividing heading without a number"
        case .numbered: "Numbered section"
        case .under: "Within the section above"
        case .closing: "Heading without a number"
        }
    }
}
