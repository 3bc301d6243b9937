import ActionPlansWeb
import BoardsWeb
import GRDB
import Inspections
import InspectionsWeb
import Scrutiny
import ScrutinyWeb
import SiteKit
import Vocabulary

/// The way back from a report: every finding of an inspection with how far its line goes, and where it breaks off.
struct ThreadsByFinding: Sendable {
    let store: Store
    let line: WholeThread

    func register(on site: inout Site) {
        site.get(InspectionPlaces.threads, .readInspections) { request, id in
            let (inspection, rows) = try await read(request, id)
            let steps = try await line.thread.steps(id, at: .inspection, request)
            return .page(ThreadsByFindingPage(request: request, inspection: inspection, all: rows, thread: steps.withoutPull).page)
        }
        site.get(InspectionPlaces.threadsCSV, .readInspections) { request, id in
            .file(ThreadsByFindingPage.spreadsheet(ThreadQuery(request).found(in: try await read(request, id).1), today: request.today))
        }
    }

    private func read(_ request: PageRequest, _ id: Identifier<Inspection>) async throws -> (InspectionRecord, [FindingThread]) {
        try await store.read { db in
            guard let record = try InspectionRecords.inspection(id, in: db), record.isOpen(to: request.person, by: request.site.policy)
            else {
                throw NotFound()
            }
            return (record, try InspectionRecords.findings(of: id, in: db).map { try FindingThread($0, of: id, for: request, in: db) })
        }
    }
}

/// How far the line of one finding goes.
struct FindingThread: Sendable {
    /// A part of the line that can be missing.
    enum Part: String, CaseIterable {
        case actions, practice, audits, measures, evidence, decisions, questions

        var words: String { rawValue.capitalisedFirst }
        /// A board that decided nothing and a committee that asked nothing leave no gap.
        var isNeeded: Bool { self != .decisions && self != .questions }
    }

    let finding: Finding
    let counts: [Part: Int]

    init(_ finding: Finding, of inspection: Identifier<Inspection>, for request: PageRequest, in db: Database) throws {
        self.finding = finding
        let strand = try ThreadLinks(finding.id, of: inspection, in: db)
        var counts: [Part: Int] = [
            .actions: strand.actions.count, .practice: strand.practice, .audits: strand.audits, .measures: strand.measures.count,
            .evidence: strand.evidence.count,
        ]
        if request.may(.readBoards) {
            counts[.decisions] = try strand.actions.reduce(0) { try $0 + BoardRecords.decisions(about: $1, in: db).count }
        }
        if request.may(.readQuestions) {
            counts[.questions] = try CommitteeQuestion.linked(
                to: strand.subjects, of: inspection, as: Viewer(request), in: db
            ).count
        }
        self.counts = counts
    }

    /// What is missing on its line. A weakness beside the findings needs somebody to take it up; a strength needs nothing of this.
    var gaps: [Part] {
        let missing = Part.allCases.filter { $0.isNeeded && counts[$0] == 0 }
        if finding.kind.needsAnswer { return missing }
        guard finding.kind == .otherWeakness || finding.kind == .internalFinding else { return [] }
        return counts[.actions] == 0 ? [.actions] : missing
    }
}

/// What an address asks of the threads.
struct ThreadQuery {
    let kind: FindingKind?
    let missing: FindingThread.Part?
    let order: SortOrder

    init(_ request: PageRequest) {
        kind = FindingKind(rawValue: request.query["kind"])
        missing = FindingThread.Part(rawValue: request.query["missing"])
        order = SortOrder(request)
    }

    func found(in threads: [FindingThread]) -> [FindingThread] {
        let found = threads.filter { thread in
            (kind == nil || thread.finding.kind == kind) && (missing.map { thread.gaps.contains($0) } ?? true)
        }
        let sorted =
            switch order.column {
            case "gaps": found.sorted { ($0.gaps.count, $0.finding.text) < ($1.gaps.count, $1.finding.text) }
            case "finding":
                found.sorted { ($0.finding.text.lowercased(), $0.finding.id.text) < ($1.finding.text.lowercased(), $1.finding.id.text) }
            default: found
            }
        return order.isDescending ? sorted.reversed() : sorted
    }
}
