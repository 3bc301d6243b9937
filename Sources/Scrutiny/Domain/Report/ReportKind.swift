/// The audience of a report. The record behind it is the same; the template, the wording and where it goes differ.
package enum ReportKind: String, Codable, Sendable, Hashable, CaseIterable {
    case committee
    case selfEvaluation = "self_evaluation"
    case positionStatement = "position_statement"
    case staffPage = "staff_page"
    case familiesPage = "families_page"

    package var words: String {
        switch self {
        case .committee: "Committee report"
        case .selfEvaluation: "Self-evaluation"
        case .positionStatement: "Position statement to inspectors"
        case .staffPage: "One page for staff"
        case .familiesPage: "One page for children and parents"
        }
    }

    /// True for what everyone may read once two people have published it. The others are finalised and stay within the council.
    package var isForEverybody: Bool { self == .committee || self == .familiesPage }

    /// True where the text is checked for plain language.
    package var isPlain: Bool { self == .staffPage || self == .familiesPage }

    /// The audience by default.
    package var readers: String {
        switch self {
        case .committee: ""
        case .selfEvaluation: "Ofsted and the improvement board"
        case .positionStatement: "Inspectors"
        case .staffPage: "Everyone who works with children"
        case .familiesPage: "Children, parents and carers"
        }
    }

    /// The default template. Headings, order and steps are local settings for the committee's report; each of the others can be changed
    /// section by section.
    package var form: ReportForm {
        switch self {
        case .committee: .standard
        case .selfEvaluation:
            ReportForm(
                sections: [
                    .init(.committeeAndDate, "Audience", .front),
                    .init(.areas, "What do we know about the quality and impact of practice?", .numbered),
                    .init(.howWeKnow, "How do we know it?", .numbered), .init(.strengths, "Strengths we are monitoring", .numbered),
                    .init(.whatNext, "What next?", .numbered), .init(.financial, "What it costs", .numbered),
                ], signOffs: ReportKind.steps)
        case .positionStatement:
            ReportForm(
                sections: [
                    .init(.committeeAndDate, "Audience", .front), .init(.inspection, "Since the last inspection", .numbered),
                    .init(.enquiries, "Lines of enquiry and our current position", .numbered),
                    .init(.knowledge, "What has changed in practice", .numbered), .init(.whatNext, "What is still to do", .numbered),
                ], signOffs: ReportKind.steps)
        case .staffPage:
            ReportForm(
                sections: [
                    .init(.plainFindings, "What inspectors asked us to do better", .closing),
                    .init(.plainActions, "What we are doing", .closing),
                    .init(.plainHelp, "What you can do, and who to ask", .closing),
                ], signOffs: ReportKind.steps)
        case .familiesPage:
            ReportForm(
                sections: [
                    .init(.plainFindings, "What inspectors said", .closing), .init(.plainActions, "What we are doing about it", .closing),
                    .init(.plainHelp, "How to tell us what you think", .closing),
                ], signOffs: ReportKind.steps)
        }
    }

    private static let steps = [
        SignOffStep(name: "Author", post: "Report author", clearDays: 5),
        SignOffStep(name: "Director", post: "Director of children’s services", clearDays: 2),
    ]
}
