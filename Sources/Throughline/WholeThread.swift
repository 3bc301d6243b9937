import ActionPlans
import ActionPlansWeb
import Boards
import BoardsWeb
import EvidenceItemsWeb
import GRDB
import IndicatorsWeb
import Inspections
import InspectionsWeb
import ScrutinyWeb
import SiteKit
import Vocabulary

/// The line from an inspection to what the committee was told, drawn from every domain, with its gaps named.
struct WholeThread: Sendable {
    let store: Store

    var thread: InspectionsWeb.Thread {
        InspectionsWeb.Thread { [store] inspection, place, visit in
            let facts = try await store.read { try Facts(inspection, in: $0) }
            return facts.steps(at: place, visit)
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
                let facts = try await store.read { try Facts(inspection, in: $0) }
                return facts.nextSteps(visit)
            })
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

/// What the thread of one inspection holds.
private struct Facts: Sendable {
    let inspection: InspectionRecord?
    let findings: [Finding]
    let plan: Plan?
    let counts: ActionPlanRecords.Counts
    let report: ReportLine?
    let board: Board?

    init(_ id: Identifier<Inspection>, in db: Database) throws {
        inspection = try InspectionRecords.inspection(id, in: db)
        findings = try InspectionRecords.findings(of: id, in: db)
        plan = try ActionPlanRecords.plan(of: id, in: db)
        counts = try ActionPlanRecords.counts(of: id, in: db)
        report = try ScrutinyRecords.latest(of: id, in: db)
        board = try plan.flatMap { plan in try BoardRecords.boards(in: db).first { $0.plans.contains(plan.id) } }
    }

    func steps(at place: ThreadPlace, _ visit: Visit) -> [ThreadStep] {
        guard let inspection else { return [] }
        let show = InspectionPlaces.show.path(inspection.id)
        let planPath = plan.flatMap { visit.may(.readPlan) ? ActionPlanPlaces.plan.path($0.id) : nil }
        let needing = findings.count { $0.kind.needsAnswer }
        let steps: [(ThreadPlace, ThreadStep)] = [
            (
                .inspection,
                step("Inspection", inspection.dates.fieldworkTo.map { String($0.year) } ?? "not dated", show, place == .inspection)
            ),
            (
                .findings,
                step(
                    "Findings", needing == 0 && findings.isEmpty ? nil : "\(needing), and \(findings.count - needing) others", show,
                    place == .findings, gap: "none confirmed yet")
            ),
            (.actions, step("Actions", counts.actions == 0 ? nil : "\(counts.actions)", planPath, place == .actions, gap: "no action yet")),
            (
                .practice,
                step(
                    "Practice", counts.withPractice == 0 ? nil : "\(counts.withPractice) of \(counts.actions) actions",
                    visit.may(.readMeasures) ? PracticePlaces.list.path : nil, place == .practice, gap: "no change of practice recorded")
            ),
            (
                .audit,
                step(
                    "Audit", counts.withAudit == 0 ? nil : "\(counts.withAudit) of \(counts.actions) actions", planPath, place == .audit,
                    gap: "no audit linked yet")
            ),
            (
                .measures,
                step(
                    "Measures", counts.withMeasure == 0 ? nil : "\(counts.withMeasure) of \(counts.actions) actions",
                    visit.may(.readMeasures) ? IndicatorPlaces.list.path : nil,
                    place == .measures, gap: "no measure linked yet")
            ),
            (.board, step("Board", boardNote, boardPath(visit) ?? planPath, place == .board, gap: "no board follows it yet")),
            (
                .committee,
                step(
                    "Committee", report?.stateWords, report.flatMap { visit.may(.readReports) ? ScrutinyPlaces.report.path($0.id) : nil },
                    place == .committee, gap: "no report yet")
            ),
        ]
        return steps.map(\.1)
    }

    private var boardNote: String? { plan?.agreement.map { "agreed \($0.on.withoutYear)" } ?? (board == nil ? nil : "not agreed yet") }
    private func boardPath(_ visit: Visit) -> String? { board.flatMap { visit.may(.readBoards) ? BoardPlaces.board.path($0.id) : nil } }

    private func step(_ title: String, _ note: String?, _ path: String?, _ isHere: Bool, gap: String = "") -> ThreadStep {
        let standing: ThreadStep.Standing = isHere ? .here : note == nil ? .gap : .there
        return ThreadStep(title, note ?? gap, path: isHere ? nil : path, standing)
    }

    func nextSteps(_ visit: Visit) -> [NextStep] {
        guard let inspection else { return [] }
        var steps: [NextStep] = []
        if let plan, visit.may(.readPlan) {
            steps.append(NextStep("Open the action plan", path: ActionPlanPlaces.plan.path(plan.id)))
        } else if plan == nil, visit.may(.editPlan) {
            steps.append(NextStep("Draft the action plan", path: ActionPlanPlaces.draft.path + "?inspection=\(inspection.id)"))
        }
        if let report, visit.may(.readReports) {
            steps.append(NextStep("Open the committee report", path: ScrutinyPlaces.report.path(report.id)))
        } else if report == nil, plan != nil, visit.may(.writeReport) {
            steps.append(NextStep("Write the committee report", path: ScrutinyPlaces.begin.path + "?inspection=\(inspection.id)"))
        }
        return steps
    }
}
