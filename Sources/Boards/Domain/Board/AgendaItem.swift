import ActionPlans
import Vocabulary

/// One item of an agenda: what it is about, why it is there, and what it leads to.
package struct AgendaItem: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case standing
        case slippedBack = "slipped_back"
        case promiseNotKept = "promise_not_kept"
        case decisionDue = "decision_due"
        case offTrack = "off_track"
        case raised

        package var heading: String {
            switch self {
            case .standing: "Standing items"
            case .slippedBack: "Slipped back"
            case .promiseNotKept: "Partners’ promises not kept"
            case .decisionDue: "Decisions due"
            case .offTrack: "Off track"
            case .raised: "Raised for this meeting"
            }
        }
    }

    package let kind: Kind
    /// The identifier of what it is about; empty for a standing item.
    package let subject: String
    package let plan: Identifier<Plan>?
    package let action: Identifier<Action>?
    package let title: String
    package let why: String

    package init(
        _ kind: Kind, subject: String = "", plan: Identifier<Plan>? = nil, action: Identifier<Action>? = nil, title: String,
        why: String = ""
    ) {
        (self.kind, self.subject, self.plan, self.action, self.title, self.why) = (kind, subject, plan, action, title, why)
    }

    /// The same matter, whatever words it stands in.
    package func isAbout(_ other: AgendaItem) -> Bool { kind == other.kind && subject == other.subject && !subject.isEmpty }
}
