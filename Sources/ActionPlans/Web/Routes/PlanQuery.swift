import ActionPlans
import Inspections
import SiteKit
import Vocabulary

/// What an address asks of a plan: which actions, in which order, as which view. A value it does not know asks for nothing.
struct PlanQuery {
    enum View: String, CaseIterable { case list, owner, timeline }

    static let unassigned = "unassigned"

    let filter: ActionFilter
    let order: SortOrder
    let view: View

    init(_ visit: Visit) {
        let query = visit.query
        let owner: ActionFilter.Owner? =
            query["owner"] == PlanQuery.unassigned ? .nobody : Identifier<Post>(query["owner"]).map { .post($0) }
        filter = ActionFilter(
            theme: query["theme"].isEmpty ? nil : query["theme"], owner: owner, delivery: Delivery(rawValue: query["delivery"]),
            impact: Impact(rawValue: query["impact"]), due: ActionFilter.Due(rawValue: query["due"]),
            finding: Identifier<Finding>(query["finding"]), missing: ActionFilter.Missing(rawValue: query["missing"]),
            look: ActionFilter.Look(rawValue: query["look"]), byRule: Delivery(rawValue: query["rule"]))
        order = SortOrder(visit)
        view = View(rawValue: query["view"]) ?? .list
    }

    /// The actions asked for, in the order asked for; by their numbers where nothing else is said.
    func actions(of read: PlanRead, on today: Day) -> [Action] {
        let context = read.context(on: today)
        return sorted(read.standing.filter { filter.holds($0, context) }, of: read)
    }

    /// These actions in the order asked for.
    func sorted(_ found: [Action], of read: PlanRead) -> [Action] {
        let sorted =
            switch order.column {
            case "due": found.sorted { ($0.due, $0.ref) < ($1.due, $1.ref) }
            case "text": found.sorted { ($0.text.lowercased(), $0.ref) < ($1.text.lowercased(), $1.ref) }
            case "owner": found.sorted { (read.ownerTitle(of: $0) ?? "", $0.ref) < (read.ownerTitle(of: $1) ?? "", $1.ref) }
            case "delivery": found.sorted { (PlanQuery.rank($0.delivery), $0.ref) < (PlanQuery.rank($1.delivery), $1.ref) }
            case "evidence": found.sorted { ($0.standingEvidence.count, $0.ref) < ($1.standingEvidence.count, $1.ref) }
            default: found
            }
        return order.isDescending ? sorted.reversed() : sorted
    }

    /// What needs most comes first.
    private static func rank(_ delivery: Delivery) -> Int {
        switch delivery {
        case .offTrack: 0
        case .maySlip: 1
        case .notStarted: 2
        case .onTrack: 3
        case .doneAndEvidenced: 4
        }
    }
}
