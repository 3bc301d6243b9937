import Inspections
import Vocabulary

/// Where findings come from besides the inspection: a visit, a review, a complaint, an audit of the council's own.
package struct PlanSource: Sendable, Hashable, Identifiable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case focusedVisit = "focused_visit"
        case jointInspection = "jtai"
        case peerReview = "peer_review"
        case practiceReview = "practice_review"
        case complaint
        case ownAudit = "own_audit"
        case other

        package var words: String {
            switch self {
            case .focusedVisit: "Focused visit"
            case .jointInspection: "Joint targeted area inspection"
            case .peerReview: "Peer review"
            case .practiceReview: "Safeguarding practice review"
            case .complaint: "Complaint"
            case .ownAudit: "Audit of our own"
            case .other: "Other source"
            }
        }
    }

    package let id: Identifier<PlanSource>
    package let kind: Kind
    package let title: String
    package let day: Day
    package let findings: [Finding]

    package init(id: Identifier<PlanSource> = Identifier(), kind: Kind, title: String, day: Day, findings: [Finding] = []) {
        (self.id, self.kind, self.title, self.day, self.findings) = (id, kind, title, day, findings)
    }
}

/// A person who watches that a strength stays one, and the sign that would show it slipping.
package struct StrengthWatch: Sendable, Hashable, Identifiable {
    package let id: Identifier<StrengthWatch>
    package let finding: Identifier<Finding>
    package let watcher: Identifier<Post>
    /// In words, as an audit question; empty where a measure is the sign.
    package let sign: String
    package let measure: LinkedMeasure?

    package init(
        id: Identifier<StrengthWatch> = Identifier(), finding: Identifier<Finding>, watcher: Identifier<Post>, sign: String,
        measure: LinkedMeasure? = nil
    ) {
        (self.id, self.finding, self.watcher, self.sign, self.measure) = (id, finding, watcher, sign, measure)
    }
}
