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
        InspectionsWeb.Thread { [store] point, visit in
            try await store.read { try ThreadFacts(point, for: visit, in: $0) }.steps
        }
    }

    /// What the inspection's own pages show of the actions, and where they lead on.
    var onward: Onward {
        Onward(
            standings: { [store] inspection in
                let actions = try await store.read { try ActionPlanRecords.summaries(of: inspection, in: $0) }
                return WholeThread.standings(actions)
            },
            steps: { [store] inspection, visit in
                try await store.read { try WholeThread.nextSteps(inspection, visit, in: $0) }
            })
    }

    private static func nextSteps(_ inspection: Identifier<Inspection>, _ visit: Visit, in db: Database) throws -> [NextStep] {
        let (plan, report) = (
            try ActionPlanRecords.plan(of: inspection, in: db), try ScrutinyRecords.latest(of: inspection, in: db)
        )
        var steps: [NextStep] = []
        if let plan, visit.may(.readPlan) {
            steps.append(NextStep("Open the action plan", path: ActionPlanPlaces.plan.path(plan.id)))
        } else if plan == nil, visit.may(.editPlan) {
            steps.append(NextStep("Draft the action plan", path: ActionPlanPlaces.draft.path + "?inspection=\(inspection)"))
        }
        if let report, visit.may(.readReports) {
            steps.append(NextStep("Open the committee report", path: ScrutinyPlaces.report.path(report.id)))
        } else if report == nil, plan != nil, visit.may(.writeReport) {
            steps.append(NextStep("Write the committee report", path: ScrutinyPlaces.begin.path + "?inspection=\(inspection)"))
        }
        return steps
    }

    /// Which committee reports that a person may know of cite which evidence.
    static let citations: EvidencePages.Citations = { person, policy, db in
        try ScrutinyRecords.citations(seenBy: person, policy, in: db).mapValues { reports in
            reports.map { Citation(title: "\($0.title), \($0.meeting)", path: ScrutinyPlaces.report.path($0.id)) }
        }
    }

    /// A finding stands as its hardest action does: what is off track is not hidden behind what is done.
    private static func standings(_ actions: [ActionPlanRecords.Summary]) -> [Identifier<Finding>: FindingStanding] {
        var byFinding: [Identifier<Finding>: [ActionPlanRecords.Summary]] = [:]
        for action in actions { for finding in action.findings { byFinding[finding, default: []].append(action) } }
        return byFinding.mapValues { actions in
            let delivery = Delivery.hardestFirst.first { delivery in actions.contains { $0.delivery == delivery } } ?? .notStarted
            let impacts = Set(actions.map(\.impact))
            let impact = impacts.count == 1 ? impacts.first?.words ?? "" : Impact.hardestFirst.first { impacts.contains($0) }?.words ?? ""
            return FindingStanding(actions: actions.count, delivery: delivery.tag.html, impact: impact)
        }
    }
}

extension Delivery {
    static let hardestFirst: [Delivery] = [.offTrack, .maySlip, .notStarted, .onTrack, .doneAndEvidenced]
}

extension Impact {
    static let hardestFirst: [Impact] = [.slippedBack, .noChangeSeen, .notMeasured, .tooEarlyToTell, .better, .betterAndHeld]
}
