import ActionPlans
import ActionPlansWeb
import EvidenceItemsWeb
import GRDB
import Inspections
import InspectionsWeb
import ScrutinyWeb
import SiteKit
import Vocabulary

/// The line from an inspection to what the committee was told, drawn from every domain, with its gaps named.
struct WholeThread: Sendable {
    let store: Store

    var thread: InspectionsWeb.Thread {
        InspectionsWeb.Thread { [store] point, request in
            try await store.read { try ThreadFacts(point, for: request, in: $0) }.steps
        }
    }

    /// What the inspection's own pages show of the actions, and where they lead on.
    var onward: Onward {
        Onward(
            statuses: { [store] inspection, today in
                let actions = try await store.read { try ActionPlanRecords.summaries(of: inspection, on: today, in: $0) }
                return WholeThread.statuses(actions)
            },
            steps: { [store] inspection, request in
                try await store.read { try WholeThread.nextSteps(inspection, request, in: $0) }
            })
    }

    private static func nextSteps(_ inspection: Identifier<Inspection>, _ request: PageRequest, in db: Database) throws -> [NextStep] {
        let (plan, report) = (
            try ActionPlanRecords.plan(of: inspection, in: db), try ScrutinyRecords.latest(of: inspection, in: db)
        )
        var steps: [NextStep] = []
        if let plan, request.may(.readPlan) {
            steps.append(NextStep("Open the action plan", path: ActionPlanPlaces.plan.path(plan.id)))
        } else if plan == nil, request.may(.editPlan) {
            steps.append(NextStep("Draft the action plan", path: ActionPlanPlaces.draft.path + "?inspection=\(inspection)"))
        }
        if let report, request.may(.readReports) {
            steps.append(NextStep("Open the committee report", path: ScrutinyPlaces.report.path(report.id)))
        } else if report == nil, plan != nil, request.may(.writeReport) {
            steps.append(NextStep("Write the committee report", path: ScrutinyPlaces.create.path + "?inspection=\(inspection)"))
        }
        return steps
    }

    /// Which committee reports that a person may read cite which evidence.
    static let citations: EvidencePages.Citations = { person, policy, db in
        guard policy.allows(.readReports, to: person) else { return [:] }
        return try ScrutinyRecords.citations(seenBy: person, policy, in: db).mapValues { reports in
            reports.map { Citation(title: "\($0.title), \($0.meeting)", path: ScrutinyPlaces.report.path($0.id)) }
        }
    }

    /// The status of a finding is that of its worst action: what is off track or not sustained is not hidden behind what is done.
    static func statuses(_ actions: [ActionPlanRecords.Summary]) -> [Identifier<Finding>: FindingStatus] {
        var byFinding: [Identifier<Finding>: [ActionPlanRecords.Summary]] = [:]
        for action in actions { for finding in action.findings { byFinding[finding, default: []].append(action) } }
        return byFinding.mapValues { actions in
            let delivery = DeliveryStatus.allCases.first { delivery in actions.contains { $0.delivery == delivery } } ?? .notStarted
            let impacts = Impact.hardestFirst.flatMap { impact in actions.map(\.impact).filter { $0.calculated == impact } }
            let hardest = impacts.first { $0.calculated == impacts.first?.calculated && $0.owners != nil } ?? impacts.first
            return FindingStatus(
                actions: actions.count, delivery: delivery.tag.html, impact: (hardest ?? ShownImpact(.notMeasured, owners: nil)).html)
        }
    }
}

extension Impact {
    static let hardestFirst: [Impact] = [.notSustained, .noChangeSeen, .notMeasured, .tooEarlyToTell, .improved, .improvedAndSustained]
}
