import ActionPlans
import ActionPlansWeb
import EvidenceItems
import EvidenceItemsWeb
import Foundation
import GRDB
import Inspections
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// Reads from the store what a report is filled from and checked against.
struct RecordReader {
    let council: String
    let db: Database

    func record(of inspection: Identifier<Inspection>) throws -> ReportRecord {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM inspection WHERE id = ?"), arguments: [inspection]) else {
            throw NotFound()
        }
        let own = try self.inspection(row)
        let kept = try ActionPlanRecords.plan(of: inspection, in: db).map { try ActionPlanRecords.actions(of: $0.id, in: db) } ?? []
        return ReportRecord(
            council: council, inspection: own, previous: try previous(to: own, row),
            findings: try InspectionRecords.findings(of: inspection, in: db), actions: try actions(of: inspection),
            paragraphs: try paragraphs(of: inspection),
            measures: kept.flatMap { action in action.measures.map { "\($0.name) (\(action.ref))" } },
            audits: kept.flatMap { action in action.audits.map { "\($0.question), \($0.day): \($0.words) (\(action.ref))" } },
            evidence: try evidence(of: kept),
            resources: try ResourceRows.resources(of: inspection, in: db), lines: try EnquiryRows.lines(of: inspection, in: db),
            staff: try String.fetchAll(db.cachedStatement(sql: "SELECT name FROM account")))
    }

    /// Each piece once, however many of the plan's actions it serves.
    private func evidence(of actions: [Action]) throws -> [EvidenceLine] {
        var serves: [Identifier<Evidence>: [String]] = [:]
        for action in actions { for piece in action.standingEvidence { serves[piece.id, default: []].append(action.ref.description) } }
        return try EvidenceRecords.items(in: db).filter { serves[$0.id] != nil }.map { item in
            EvidenceLine(
                id: item.id, title: item.evidence.title, serves: serves[item.id]?.joined(separator: ", ") ?? "", release: item.release,
                voice: RecordReader.voice(item.evidence))
        }
    }

    private static func voice(_ evidence: Evidence) -> Voice? { if case .voice(let voice) = evidence.source { voice } else { nil } }

    private func inspection(_ row: Row) throws -> Inspection {
        guard let framework = Framework(rawValue: row["framework"]) else { throw NotFound() }
        return Inspection(
            id: row["id"], framework: framework, localAuthority: row["council"],
            state: Inspection.State(rawValue: row["state"]) ?? .draftUnderEmbargo,
            dates: InspectionDates(
                notified: row["notified"], fieldworkFrom: row["fieldwork_from"], fieldworkTo: row["fieldwork_to"],
                received: row["received"], published: row["published"]),
            leadInspector: row["lead_inspector"], judgements: try judgements(of: row["id"]))
    }

    private func judgements(of inspection: Identifier<Inspection>) throws -> [Judgement] {
        let sql = "SELECT area, grade, printed, page FROM judgement WHERE inspection = ? ORDER BY position"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [inspection]).compactMap { row in
            guard let area = JudgementArea.with(id: row["area"]) else { return nil }
            let grade = (row["grade"] as String?).flatMap { Grade(rawValue: $0) }
            return Judgement(area: area, grade: grade, printed: row["printed"], page: row["page"], source: .person)
        }
    }

    /// The council's last graded inspection before this one: from the record where it is kept, else as Ofsted's report names it.
    private func previous(to own: Inspection, _ row: Row) throws -> ReportRecord.Previous? {
        let day = own.dates.fieldworkFrom ?? own.dates.published
        let sql = """
            SELECT * FROM inspection WHERE council = ? AND id <> ? AND stage = 'confirmed' AND fieldwork_from < ?
                AND EXISTS (SELECT 1 FROM judgement WHERE judgement.inspection = inspection.id AND grade IS NOT NULL)
            ORDER BY fieldwork_from DESC LIMIT 1
            """
        if let day, let earlier = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [own.localAuthority, own.id, day]) {
            let earlier = try inspection(earlier)
            let year = earlier.dates.fieldworkFrom?.year ?? day.year
            return ReportRecord.Previous(
                framework: earlier.framework, from: earlier.dates.fieldworkFrom, to: earlier.dates.fieldworkTo,
                published: earlier.dates.published, year: year,
                overall: earlier.judgements.first { $0.area == .overall }?.grade, judgements: earlier.judgements)
        }
        guard let text = row["reading"] as String?,
            let named = try? JSONDecoder().decode(ReportReading.self, from: Data(text.utf8)).previous
        else { return nil }
        return ReportRecord.Previous(year: named.year, overall: named.grade)
    }

    private func paragraphs(of inspection: Identifier<Inspection>) throws -> [Int: String] {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT number, text FROM paragraph WHERE inspection = ?"), arguments: [inspection])
        return Dictionary(rows.map { ($0["number"] as Int, $0["text"] as String) }) { first, _ in first }
    }

    private func actions(of inspection: Identifier<Inspection>) throws -> [ActionLine] {
        try ActionPlanRecords.summaries(of: inspection, in: db).map { summary in
            let isBare = summary.delivery == .doneAndEvidenced && !summary.hasEvidence
            return ActionLine(
                findings: summary.findings, reference: summary.ref.description, title: summary.text,
                post: summary.ownerTitle ?? "No post yet", due: summary.due,
                delivery: isBare ? "Done, not evidenced" : summary.delivery.words, impact: summary.impact.words)
        }
    }
}
