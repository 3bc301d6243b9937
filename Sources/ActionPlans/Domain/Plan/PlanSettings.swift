/// What a council sets for its plans. Every number is local, with a default as shipped.
package struct PlanSettings: Sendable, Hashable {
    package enum Name: String, Sendable, CaseIterable {
        case updateDays = "plans.update-days"
        case silentDays = "plans.silent-days"
        case soonDays = "plans.soon-days"
        case stepDays = "plans.step-days"
        case moves = "plans.moves"
        case heldDays = "plans.held-days"
        case slipDays = "plans.slip-days"
        case auditStandard = "plans.audit-standard"

        package var shipped: Int {
            switch self {
            case .updateDays: LateUpdate.shippedDays
            case .silentDays: 56
            case .soonDays: 14
            case .stepDays: 14
            case .moves: 3
            case .heldDays: 90
            case .slipDays: 14
            case .auditStandard: 80
            }
        }

        package var words: String {
            switch self {
            case .updateDays: "Days without an update after which an action may slip"
            case .silentDays: "Days without an update after which it is off track"
            case .soonDays: "Days before the due day on which open steps count"
            case .stepDays: "Days by which a step may be late before the action is off track"
            case .moves: "Moves of the due day after which an action may slip"
            case .heldDays: "Days after which “better” is “better and held”"
            case .slipDays: "Days in which a person answers an action that slipped back"
            case .auditStandard: "Per cent of a sample that has to meet an audit question"
            }
        }
    }

    private let values: [Name: Int]

    package init(_ set: [Name: Int] = [:]) { values = set }

    package subscript(name: Name) -> Int { values[name] ?? name.shipped }
    package var updateDays: Int { self[.updateDays] }
}
