import ActionPlans
import ActionPlansWeb
import Boards
import BoardsWeb
import EvidenceItemsWeb
import GRDB
import IndicatorsWeb
import Inspections
import InspectionsWeb
import Scrutiny
import ScrutinyWeb
import SiteKit
import Vocabulary

/// What the thread of an inspection holds, or what runs through one finding or some actions of it.
struct ThreadFacts {
    private let point: ThreadPoint
    private let request: PageRequest
    private let inspection: InspectionRecord
    private let findings: [Finding]
    private let plan: Plan?
    private let counts: ActionPlanRecords.Counts
    /// Nil on the pages of the whole inspection.
    private let links: ThreadLinks?
    private let board: Board?
    private let decisions: [Decision]
    private let questions: [CommitteeQuestion]
    private let report: ReportLine?
    private let published: (on: Day, snapshot: Digest)?

    init(_ point: ThreadPoint, for request: PageRequest, in db: Database) throws {
        let id = point.inspection
        guard let inspection = try InspectionRecords.inspection(id, in: db) else { throw NotFound() }
        (self.point, self.request, self.inspection) = (point, request, inspection)
        findings = try InspectionRecords.findings(of: id, in: db)
        plan = try ActionPlanRecords.plan(of: id, in: db)
        counts = try ActionPlanRecords.counts(of: id, in: db)
        let links: ThreadLinks? =
            switch point.scope {
            case .whole: nil
            case .finding(let finding): try ThreadLinks(finding, of: id, in: db)
            case .actions(let actions): try ThreadLinks(actions, of: id, in: db)
            }
        self.links = links
        board = try plan.flatMap { plan in try BoardRecords.boards(in: db).first { $0.plans.contains(plan.id) } }
        let mayBoards = request.may(.readBoards)
        decisions = mayBoards ? try links?.actions.flatMap { try BoardRecords.decisions(about: $0, in: db) } ?? [] : []
        questions =
            request.may(.readQuestions)
            ? try CommitteeQuestion.linked(to: links?.subjects, of: id, as: Viewer(request), in: db) : []
        report = try ScrutinyRecords.latest(of: id, in: db)
        published = try ScrutinyRecords.published(on: id, in: db)
    }

    var steps: [ThreadStep] {
        let year = inspection.dates.fieldworkTo.map { String($0.year) } ?? "not dated"
        return [
            step("Inspection", year, show, at: .inspection), findingStep, actionStep,
            hanging(
                "Practice", \.practice, counts.withPractice, practiceList, "#practice", at: .practice, "no change of practice recorded"),
            hanging("Audit", \.audits, counts.withAudit, planPath, "#audits", at: .audit, "no audit linked yet"),
            hanging("Measures", \.measures.count, counts.withMeasure, measureList, "#measures", at: .measures, "no measure linked yet"),
            hanging("Evidence", \.delivered, counts.withEvidence, evidenceList, "#evidence", at: .evidence, "no evidence yet"),
            boardStep, committeeStep,
            step(
                "Public", published.map { "since \($0.on.withoutYear)" }, published.map { ScrutinyPlaces.published($0.snapshot) },
                at: .published, gap: "nothing published yet"),
        ] + pulls
    }

    private var show: String { InspectionPlaces.show.path(inspection.id) }
    private var planPath: String? { plan.flatMap { request.may(.readPlan) ? ActionPlanPlaces.plan.path($0.id) : nil } }
    private var practiceList: String? { request.may(.readMeasures) ? PracticePlaces.list.path : nil }
    private var measureList: String? { request.may(.readMeasures) ? IndicatorPlaces.list.path : nil }
    private var evidenceList: String? { request.may(.readEvidence) ? EvidencePlaces.list.path : nil }

    /// The page of the only action on the links.
    private var actionPath: String? {
        guard let plan, request.may(.readPlan), let only = links?.actions.first, links?.actions.count == 1 else { return nil }
        return ActionPlanPlaces.action.path(plan.id, only)
    }

    private func number(of finding: Identifier<Finding>) -> Int? { findings.first { $0.id == finding }?.position }

    private var findingStep: ThreadStep {
        guard let links else {
            let needing = findings.count { $0.kind.needsAnswer }
            let note = findings.isEmpty ? nil : "\(needing)\(findings.count == needing ? "" : ", and \(findings.count - needing) others")"
            return step("Findings", note, show, at: .findings, gap: "none confirmed yet")
        }
        if let only = links.findings.first, links.findings.count == 1 {
            let path = InspectionPlaces.finding.path(inspection.id, only)
            return step("Finding", number(of: only).map { "number \($0)" } ?? "of this inspection", path, at: .findings)
        }
        if links.findings.isEmpty, links.otherFindings > 0 {
            let path = plan.flatMap { request.may(.readPlan) ? ActionPlanPlaces.findings.path($0.id) : nil }
            return step("Findings", "\(links.otherFindings) of another source", path, at: .findings)
        }
        return step("Findings", links.findings.isEmpty ? nil : "\(links.findings.count)", show, at: .findings, gap: "it answers none yet")
    }

    private var actionStep: ThreadStep {
        guard let links else {
            return step("Actions", counts.actions == 0 ? nil : "\(counts.actions)", planPath, at: .actions, gap: "no action yet")
        }
        if let ref = links.ref { return step("Action", "\(ref)", actionPath, at: .actions) }
        var filtered = planPath
        if case .finding(let finding) = point.scope { filtered = planPath.map { "\($0)?finding=\(finding)" } }
        return step("Actions", links.actions.isEmpty ? nil : "\(links.actions.count)", filtered, at: .actions, gap: "no action yet")
    }

    /// What hangs on actions: how many there are on a links, or how many actions of the whole plan have one.
    private func hanging(
        _ title: String, _ count: KeyPath<ThreadLinks, Int>, _ having: Int, _ list: String?, _ anchor: String, at place: ThreadPlace,
        _ gap: String
    ) -> ThreadStep {
        guard let links else {
            return step(title, having == 0 ? nil : "\(having) of \(counts.actions) actions", list, at: place, gap: gap)
        }
        let (found, path) = (links[keyPath: count], actionPath.map { $0 + anchor } ?? list)
        return step(title, found == 0 ? nil : "\(found)", path, at: place, gap: gap)
    }

    private var boardStep: ThreadStep {
        let path = board.flatMap { request.may(.readBoards) ? BoardPlaces.board.path($0.id) : nil } ?? planPath
        if let first = decisions.first {
            let words = decisions.count == 1 ? "decision \(first.ref)" : "\(decisions.count) decisions"
            return step("Board", words, decisions.count == 1 ? DecisionRegister.address.path(first.id, in: first.board) : path, at: .board)
        }
        let agreed = plan?.agreement.map { "agreed \($0.on.withoutYear)" } ?? (board == nil ? nil : "not agreed yet")
        return step("Board", agreed, path, at: .board, gap: "no board follows it yet")
    }

    private var committeeStep: ThreadStep {
        let asked = questions.isEmpty ? nil : "\(questions.count) asked"
        let words = [report?.stateWords, asked].compactMap(\.self)
        let path =
            report.flatMap { request.may(.readReports) ? ScrutinyPlaces.report.path($0.id) : nil }
            ?? questions.first.map { QuestionRegister.address.path($0.id) }
        return step("Committee", words.isEmpty ? nil : words.joined(separator: ", "), path, at: .committee, gap: "no report yet")
    }

    /// The way to the whole line on one page.
    private var pulls: [ThreadStep] {
        guard let links, (1...3).contains(links.findings.count) else {
            return findings.isEmpty
                ? [] : [ThreadStep("Threads by finding", "", path: InspectionPlaces.threads.path(inspection.id), .pull)]
        }
        return links.findings.map { finding in
            let which = number(of: finding).map { " of finding \($0)" } ?? ""
            return ThreadStep("Golden thread\(which)", "", path: InspectionPlaces.pulled.path(inspection.id, finding), .pull)
        }
    }

    private func step(_ title: String, _ note: String?, _ path: String?, at place: ThreadPlace, gap: String = "") -> ThreadStep {
        let isHere = place == point.place
        let standing: ThreadStep.Standing = isHere ? .here : note == nil ? .gap : .there
        // Findings and actions show the whole thread, every other page one line of it.
        let showsWhole = isHere && links != nil && (place == .findings || place == .actions)
        return ThreadStep(title, note ?? gap, path: isHere ? nil : path, standing, showsWhole: showsWhole)
    }
}
