import GRDB
import Inspections
import Law
import SiteKit
import Vocabulary

extension InspectionPages {
    @Sendable func show(_ request: PageRequest, _ id: Identifier<Inspection>) async throws -> Answer {
        .page(try await showPage(request, id))
    }

    func showPage(_ request: PageRequest, _ id: Identifier<Inspection>, problems: Problems? = nil) async throws -> Page {
        let inspection = try await inspection(id, for: request)
        let read = try await store.read { db in
            let previous = try InspectionRecords.previous(to: inspection, in: db)
            return InspectionPage.Read(
                judgements: try InspectionRecords.judgements(of: id, in: db), previous: previous,
                before: try previous.map { try InspectionRecords.judgements(of: $0.id, in: db) } ?? [],
                findings: try InspectionRecords.findings(where: "finding.inspection = ? AND finding.state <> 'rejected'", [id], in: db),
                clocks: try InspectionRecords.clocks(of: inspection, in: db), comments: try InspectionRecords.comments(on: id, in: db),
                paragraphs: try Int.fetchOne(
                    db.cachedStatement(sql: "SELECT count(*) FROM paragraph WHERE inspection = ?"), arguments: [id]) ?? 0,
                mayCompare: try inspection.draft.flatMap { try InspectionRecords.inspection($0, in: db) }?.isOpen(
                    to: request.person, by: request.site.policy) == true)
        }
        return InspectionPage(
            request: request, inspection: inspection, read: read, statuses: try await onward.statuses(id, request.today),
            steps: try await onward.steps(id, request), thread: try await thread.steps(id, at: .inspection, request),
            accounts: inspection.state.isUnderEmbargo || request.may(.changeReportState) ? try await accounts() : [], problems: problems
        ).page
    }

    @Sendable func showFinding(_ request: PageRequest, _ id: Identifier<Inspection>, _ finding: Identifier<Finding>) async throws -> Answer
    {
        let inspection = try await inspection(id, for: request)
        let finding = try await self.finding(finding, of: id, for: request)
        let paragraphs = try await store.read { try InspectionRecords.paragraphs(of: id, in: $0) }
        return .page(
            FindingPage(
                request: request, inspection: inspection, finding: finding,
                paragraphs: paragraphs.filter { finding.paragraphs.contains($0.number) }, themes: themes,
                status: try await onward.statuses(id, request.today)[finding.id],
                thread: try await thread.steps(id, .finding(finding.id), at: .findings, request)
            ).page)
    }

    @Sendable func text(_ request: PageRequest, _ id: Identifier<Inspection>) async throws -> Answer {
        let inspection = try await inspection(id, for: request)
        let paragraphs = try await store.read { try InspectionRecords.paragraphs(of: id, in: $0) }
        return .page(ReportTextPage(inspection: inspection, paragraphs: paragraphs).page)
    }

    @Sendable func meetClock(_ request: PageRequest, _ id: Identifier<Inspection>) async throws -> Answer {
        let inspection = try await inspection(id, for: request)
        var reader = FormReader(request.form)
        let (day, note) = (reader.day("met", "Give the day on which it was done."), reader.optionalText("note", limit: 300))
        if let day, day > request.today { reader.note(Problem("met", "\(day) is in the future. Enter the date it was done.")) }
        try reader.finish()
        let clocks = try await store.read { try InspectionRecords.clocks(of: inspection, in: $0) }
        guard let day, let clock = clocks.first(where: { $0.clock.id == request.form["clock"] }) else { throw NotFound() }
        try await inspections.meetClock(clock.clock.id, of: id, on: day, note: note, by: request.changer)
        return .seeOther(InspectionPlaces.show.path(id), saying: "Saved: the duty was met on \(day).")
    }

    /// A comment on a draft report's accuracy, kept by paragraph with the day it is due.
    @Sendable func comment(_ request: PageRequest, _ id: Identifier<Inspection>) async throws -> Answer {
        let inspection = try await inspection(id, for: request)
        var reader = FormReader(request.form)
        let text = reader.text("comment", "Write what is not accurate, and what is.", limit: 3000)
        let paragraph = Int(request.form["paragraph"])
        if paragraph == nil { reader.note(Problem("paragraph", "Give the number of the paragraph, in figures.")) }
        let asked = reader.optionalDay("comment-due")
        try reader.finish()
        let due = asked ?? Timescale.factualAccuracy.due(after: inspection.dates.received ?? request.today)
        try await inspections.comment(
            on: id, paragraph: paragraph ?? 0, text: text, due: due, author: request.person.name, on: request.today, by: request.changer
        )
        return .seeOther(InspectionPlaces.show.path(id) + "#accuracy", saying: "Saved: the comment, due by \(due).")
    }

    @Sendable func compare(_ request: PageRequest, _ id: Identifier<Inspection>) async throws -> Answer {
        let final = try await inspection(id, for: request)
        guard let draft = final.draft else { throw NotFound() }
        // The draft came in confidence for comment. That the final report is published opens it to nobody else.
        _ = try await inspection(draft, for: request)
        let readings = try await store.read { db in
            (try InspectionRecords.reading(of: draft, in: db), try InspectionRecords.reading(of: id, in: db))
        }
        guard let before = readings.0, let after = readings.1 else { throw NotFound() }
        let comments = try await store.read { try InspectionRecords.comments(on: draft, in: $0) }
        return .page(ComparisonPage(inspection: final, comparison: ReportComparison(draft: before, final: after), comments: comments).page)
    }
}

/// A clock of an inspection and the day it was met.
package struct KeptClock: Sendable {
    package let clock: InspectionClock
    package let met: Day?
    package let note: String
}

extension InspectionRecords {
    /// The clocks that run for an inspection's report, with the days they were met.
    package static func clocks(of inspection: InspectionRecord, in db: Database) throws -> [KeptClock] {
        let met = try clocksMet(of: inspection.id, in: db)
        let priority = try Bool.fetchOne(
            db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM finding WHERE inspection = ? AND kind = 'priority_action' AND state = 'accepted')"),
            arguments: [inspection.id])
        let clocks =
            inspection.state == .draftUnderEmbargo
            ? []
            : InspectionClocks(
                framework: inspection.framework, received: inspection.dates.received, published: inspection.dates.published,
                hasPriorityAction: priority ?? false
            ).clocks
        return clocks.map { KeptClock(clock: $0, met: met[$0.id]?.day, note: met[$0.id]?.note ?? "") }
    }
}
