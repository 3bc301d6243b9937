import Inspections
import Vocabulary

/// What a plan leaves open, by kind: each with what would mend it.
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
            case .weaknessNotTakenUp: "Other weaknesses nobody took up"
            case .strengthNotWatched: "Strengths nobody watches"
            case .actionWithoutOwner: "Actions without an owner"
            case .actionWithoutMeasure: "Actions without a measure"
            case .actionWithoutEvidence: "Actions without evidence"
            case .actionWithoutUpdate: "Actions without an update in time"
            }
        }

        /// One of them, beside what it is about.
        package var one: String {
            switch self {
            case .findingWithoutAction: "A finding without an action"
            case .weaknessNotTakenUp: "Another weakness nobody took up"
            case .strengthNotWatched: "A strength nobody watches"
            case .actionWithoutOwner: "No owner"
            case .actionWithoutMeasure: "No measure"
            case .actionWithoutEvidence: "No evidence"
            case .actionWithoutUpdate: "No update in time"
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
        let standing = actions.filter { $0.withdrawal == nil }
        let answered = Set(standing.flatMap(\.findings))
        let open = findings.filter { $0.kind != .strength && !answered.contains($0.id) }
        var found: [Kind: [Subject]] = [:]
        found[.findingWithoutAction] = open.filter(\.kind.needsAnswer).map(Subject.finding)
        found[.weaknessNotTakenUp] = open.filter { !$0.kind.needsAnswer }.map(Subject.finding)
        found[.strengthNotWatched] = findings.filter { $0.kind == .strength && !watched.contains($0.id) }.map(Subject.finding)
        found[.actionWithoutOwner] = standing.filter { $0.owner == nil }.map(Subject.action)
        found[.actionWithoutMeasure] = standing.filter(\.measures.isEmpty).map(Subject.action)
        found[.actionWithoutEvidence] = standing.filter(\.standingEvidence.isEmpty).map(Subject.action)
        found[.actionWithoutUpdate] = standing.filter {
            LateUpdate($0, agreed: agreed, on: today, after: settings.updateDays)?.isLate == true
        }.map(Subject.action)
        self.found = found
    }

    package subscript(kind: Kind) -> [Subject] { found[kind] ?? [] }
    package var count: Int { found.values.reduce(0) { $0 + $1.count } }
}
