import Vocabulary

/// An inspection in the council's record.
package struct Inspection: Codable, Sendable, Hashable, Identifiable {
    /// How far its report is. Until Ofsted publishes, every copy is under embargo.
    package enum State: String, Codable, Sendable, Hashable, CaseIterable {
        case draftUnderEmbargo = "draft_under_embargo"
        case finalUnderEmbargo = "final_under_embargo"
        case published

        package var name: String {
            switch self {
            case .draftUnderEmbargo: "Draft report, under embargo"
            case .finalUnderEmbargo: "Final report, under embargo"
            case .published: "Published"
            }
        }

        package var isUnderEmbargo: Bool { self != .published }
    }

    package let id: Identifier<Inspection>
    package var framework: Framework
    package var localAuthority: String
    package var state: State
    package var dates: InspectionDates
    package var leadInspector: String?
    package var judgements: [Judgement]
    package var previous: PreviousInspection?

    package init(
        id: Identifier<Inspection> = Identifier(), framework: Framework, localAuthority: String, state: State,
        dates: InspectionDates = InspectionDates(), leadInspector: String? = nil, judgements: [Judgement] = [],
        previous: PreviousInspection? = nil
    ) {
        self.id = id
        self.framework = framework
        self.localAuthority = localAuthority
        self.state = state
        self.dates = dates
        self.leadInspector = leadInspector
        self.judgements = judgements
        self.previous = previous
    }
}
