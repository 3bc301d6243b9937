/// For whom a report is written. The record behind it is the same; the form, the words and where it goes are not.
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

    /// True for what everybody may read once two people have published it. The others are frozen and stay within the council.
    package var isForEverybody: Bool { self == .committee || self == .familiesPage }

    /// True where sentences and words are looked at for how plain they are.
    package var isPlain: Bool { self == .staffPage || self == .familiesPage }

    /// For whom it is, where nobody says otherwise.
    package var readers: String {
        switch self {
        case .committee: ""
        case .selfEvaluation: "Ofsted and the improvement board"
        case .positionStatement: "Inspectors"
        case .staffPage: "Everybody who works with children"
        case .familiesPage: "Children, parents and carers"
        }
    }

    /// The form as shipped. Headings, order and steps are local settings for the committee's report; each of the others can be changed
    /// section by section.
    package var form: ReportForm {
        switch self {
        case .committee: .shipped
        case .selfEvaluation:
            ReportForm(
                sections: [
                    .init(.committeeAndDate, "For whom", .front),
                    .init(.knowledge, "What do we know about the quality and impact of practice?", .numbered),
                    .init(.howWeKnow, "How do we know it?", .numbered), .init(.strengths, "Strengths we keep watch over", .numbered),
                    .init(.whatNext, "What next?", .numbered), .init(.financial, "What it costs", .numbered),
                ], clearance: ReportKind.steps)
        case .positionStatement:
            ReportForm(
                sections: [
                    .init(.committeeAndDate, "For whom", .front), .init(.inspection, "Since the last inspection", .numbered),
                    .init(.enquiries, "The lines of enquiry, and where we stand", .numbered),
                    .init(.knowledge, "What has changed in practice", .numbered), .init(.whatNext, "What is not done yet", .numbered),
                ], clearance: ReportKind.steps)
        case .staffPage:
            ReportForm(
                sections: [
                    .init(.plainFindings, "What inspectors asked us to do better", .closing),
                    .init(.plainActions, "What we are doing", .closing),
                    .init(.plainHelp, "What you can do, and whom to ask", .closing),
                ], clearance: ReportKind.steps)
        case .familiesPage:
            ReportForm(
                sections: [
                    .init(.plainFindings, "What inspectors said", .closing), .init(.plainActions, "What we are doing about it", .closing),
                    .init(.plainHelp, "How to tell us what you think", .closing),
                ], clearance: ReportKind.steps)
        }
    }

    private static let steps = [
        ClearanceStep(name: "Author", post: "Report author", clearDays: 5),
        ClearanceStep(name: "Director", post: "Director of children’s services", clearDays: 2),
    ]
}
