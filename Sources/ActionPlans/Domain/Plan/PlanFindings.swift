import Inspections
import Vocabulary

/// A source of findings besides the inspection: a visit, a review, a complaint, the council's own audit.
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
            case .ownAudit: "Our own audit"
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

/// A post that monitors a strength, and the sign that it is being lost.
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

/// The gaps in a plan, by kind, each with what would close it.
package struct PlanGaps: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case findingWithoutAction = "finding"
        case weaknessNotTakenUp = "weakness"
        case strengthNotWatched = "strength"
        case actionWithoutOwner = "owner"
        case actionWithoutMeasure = "measure"
        case actionWithoutEvidence = "evidence"
        case actionWithoutUpdate = "update"

        package var words: String {
            switch self {
            case .findingWithoutAction: "Findings without an action"
            case .weaknessNotTakenUp: "Other weaknesses without an action"
            case .strengthNotWatched: "Strengths that nobody monitors"
            case .actionWithoutOwner: "Actions without an owner"
            case .actionWithoutMeasure: "Actions without a measure"
            case .actionWithoutEvidence: "Actions without evidence"
            case .actionWithoutUpdate: "Actions with an overdue update"
            }
        }

        /// The name of one gap.
        package var one: String {
            switch self {
            case .findingWithoutAction: "Finding without an action"
            case .weaknessNotTakenUp: "Other weakness without an action"
            case .strengthNotWatched: "Strength that nobody monitors"
            case .actionWithoutOwner: "No owner"
            case .actionWithoutMeasure: "No measure"
            case .actionWithoutEvidence: "No evidence"
            case .actionWithoutUpdate: "Update overdue"
            }
        }
    }

    package enum Subject: Sendable, Hashable {
        case finding(Finding)
        case action(Action)
    }

    private let found: [Kind: [Subject]]

    package init(
        _ actions: [Action], findings: [Finding], watched: Set<Identifier<Finding>>, agreed: Day?, on today: Day,
        settings: PlanSettings = PlanSettings()
    ) {
        let current = actions.filter { $0.withdrawal == nil }
        let answered = Set(current.flatMap(\.findings))
        let open = findings.filter { $0.kind != .strength && !answered.contains($0.id) }
        var found: [Kind: [Subject]] = [:]
        found[.findingWithoutAction] = open.filter(\.kind.needsAnswer).map(Subject.finding)
        found[.weaknessNotTakenUp] = open.filter { !$0.kind.needsAnswer }.map(Subject.finding)
        found[.strengthNotWatched] = findings.filter { $0.kind == .strength && !watched.contains($0.id) }.map(Subject.finding)
        found[.actionWithoutOwner] = current.filter { $0.owner == nil }.map(Subject.action)
        found[.actionWithoutMeasure] = current.filter(\.measures.isEmpty).map(Subject.action)
        found[.actionWithoutEvidence] = current.filter(\.deliveryEvidence.isEmpty).map(Subject.action)
        found[.actionWithoutUpdate] = current.filter {
            LateUpdate($0, agreed: agreed, on: today, after: settings.updateDays)?.isLate == true
        }.map(Subject.action)
        self.found = found
    }

    package subscript(kind: Kind) -> [Subject] { found[kind] ?? [] }
    package var count: Int { found.values.reduce(0) { $0 + $1.count } }
}
