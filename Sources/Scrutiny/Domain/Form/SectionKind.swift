/// What a section of a committee report is for. The code stays; the heading above it is the council's to word.
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
    /// Of the other readers' papers: what is known of practice, how, what next, the lines of enquiry, and plain words.
    case knowledge, howWeKnow = "how_we_know", whatNext = "what_next", enquiries
    case plainFindings = "plain_findings", plainActions = "plain_actions", plainHelp = "plain_help"
    /// A section of the council's own, such as its climate appraisal.
    case other

    /// True for what is drawn from the report's facts (who, when, which committee) and not written as text.
    package var isFromFacts: Bool { Set<SectionKind>([.committeeAndDate, .item, .publicity, .responsibleOfficer]).contains(self) }

    /// What to write there, for the person who writes it.
    package var hint: String {
        switch self {
        case .committeeAndDate, .item, .publicity, .responsibleOfficer: "Filled from the report’s facts."
        case .summary: "What happened, when, and what Ofsted judged, in three or four paragraphs."
        case .recommendations: "What the committee is asked to do, each as a paragraph of its own."
        case .report: "A heading only, unless there is something to say before the first section."
        case .risk: "What may go wrong if nothing changes, and what the findings make possible."
        case .inspection: "How the inspection went and what its outcome means."
        case .judgements: "The table of judgements comes from the record."
        case .improvements: "What Ofsted asked for and what is being done about it, with posts, days and both statuses."
        case .strengths: "What inspectors said is strong, each with its paragraph."
        case .financial: "What the plan costs and where the money comes from. Finance clears this."
        case .backgroundPapers: "Papers that were relied on. Never one with exempt or confidential information."
        case .portfolioHolder, .localMember: "The councillor, by name."
        case .appendices: "What is attached."
        case .knowledge: "What measures, audits and evidence show of practice, each sentence tied to what shows it."
        case .howWeKnow: "Where the knowledge comes from, and what is not known."
        case .whatNext: "What is not done yet or has not changed practice, with post and day."
        case .enquiries: "Each line, what was concluded, and where you stand now."
        case .plainFindings, .plainActions, .plainHelp: "Short sentences and everyday words. Say “you” and “we”."
        case .other: "A section of your own."
        }
    }
}

/// Where a section stands and how it is numbered.
package enum SectionLevel: String, Codable, Sendable, Hashable, CaseIterable {
    /// In the box at the top.
    case front
    /// A heading that divides the report and carries no number.
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
        case .divider: "Dividing heading, no number"
        case .numbered: "Numbered section"
        case .under: "Within the section above"
        case .closing: "Heading without a number"
        }
    }
}
