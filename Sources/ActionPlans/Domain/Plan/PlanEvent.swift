import Inspections
import Vocabulary

/// Something that happened to a plan and that its board should hear of.
package struct PlanEvent: Sendable, Hashable, Identifiable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case closed
        case findingClosed = "finding_closed"
        /// A closed action slipped back: it stands on the next agenda until somebody answers.
        case slippedBack = "slipped_back"
        case reopened
        /// Somebody recorded why an action that slipped back stays closed.
        case keptClosed = "kept_closed"
        case dueMoved = "due_moved"
        case dueAsked = "due_asked"
        case dueRefused = "due_refused"

        package var words: String {
            switch self {
            case .closed: "Closed"
            case .findingClosed: "Finding closed"
            case .slippedBack: "Slipped back"
            case .reopened: "Opened again"
            case .keptClosed: "Stays closed"
            case .dueMoved: "Due day moved"
            case .dueAsked: "Another due day asked for"
            case .dueRefused: "Due day stays"
            }
        }
    }

    package let id: Identifier<PlanEvent>
    package let kind: Kind
    package let plan: Identifier<Plan>
    package let action: Identifier<Action>?
    package let finding: Identifier<Finding>?
    package let day: Day
    package let words: String
    package let author: String

    package init(
        id: Identifier<PlanEvent> = Identifier(), kind: Kind, plan: Identifier<Plan>, action: Identifier<Action>? = nil,
        finding: Identifier<Finding>? = nil, day: Day, words: String, author: String
    ) {
        (self.id, self.kind, self.plan, self.action, self.finding) = (id, kind, plan, action, finding)
        (self.day, self.words, self.author) = (day, words, author)
    }
}
