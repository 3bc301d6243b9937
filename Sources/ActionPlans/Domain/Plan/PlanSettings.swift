/// What a council sets for its plans. Every number is a local setting with a default.
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
            case .updateDays: "Days without an update before an action may slip"
            case .silentDays: "Days without an update before an action is off track"
            case .soonDays: "Days before the due date when unfinished steps count"
            case .stepDays: "Days a step can be late before its action is off track"
            case .moves: "Changes of due date before an action may slip"
            case .heldDays: "Days before “Improved” becomes “Improved and sustained”"
            case .slipDays: "Days to respond when an improvement is not sustained"
            case .auditStandard: "Percentage of a sample that must meet an audit question"
            }
        }
    }

    private let values: [Name: Int]

    package init(_ set: [Name: Int] = [:]) { values = set }

    package subscript(name: Name) -> Int { values[name] ?? name.shipped }
    package var updateDays: Int { self[.updateDays] }
}
