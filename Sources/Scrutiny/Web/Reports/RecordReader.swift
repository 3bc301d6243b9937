import ActionPlans
import ActionPlansWeb
import Boards
import BoardsWeb
import EvidenceItems
import EvidenceItemsWeb
import Foundation
import GRDB
import Indicators
import IndicatorsWeb
import Inspections
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// Reads from the store what a report is drafted from and checked against.
struct RecordReader {
    let council: String
    let today: Day
    let db: Database

    func record(of inspection: Identifier<Inspection>) throws -> ReportRecord {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM inspection WHERE id = ?"), arguments: [inspection]) else {
            throw NotFound()
        }
        let own = try self.inspection(row)
        let plan = try ActionPlanRecords.plan(of: inspection, in: db)
        let kept = try plan.map { try ActionPlanRecords.actions(of: $0.id, in: db) } ?? []
        var record = ReportRecord(
            council: council, inspection: own, previous: try previous(to: own, row),
            findings: try InspectionRecords.findings(of: inspection, in: db), actions: try actions(of: inspection),
            paragraphs: try paragraphs(of: inspection),
            measures: kept.flatMap { action in action.measures.map { "\($0.name) (\(action.ref))" } },
            audits: kept.flatMap { action in
                action.audits.filter { !$0.isWaiting }.map { "\($0.question), \($0.day): \($0.words) (\(action.ref))" }
            },
            evidence: try evidence(of: kept),
            resources: try Resource.all(of: inspection, in: db), lines: try InspectionWeekRows.lines(of: inspection, in: db),
            staff: try String.fetchAll(db.cachedStatement(sql: "SELECT name FROM account")))
        record.document = (row["document"] as String?).map { AttachedDocument(digest: $0, pages: row["pages"]) }
        record.areas = try areas(of: own)
        record.practice = try practice(of: kept)
        record.figures = try figures(of: kept)
        record.updateDays = try ActionPlanRecords.updateDays(in: db)
        if let plan { record.boards = try boards(of: plan) }
        return record
    }

    /// The area that each paragraph's section names; a section of another name belongs to none.
    private func areas(of inspection: Inspection) throws -> [Int: JudgementArea] {
        let judged = inspection.judgements.map(\.area).filter { $0 != .overall }
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT number, section FROM paragraph WHERE inspection = ?"), arguments: [inspection.id])
        return Dictionary(
            rows.compactMap { row -> (Int, JudgementArea)? in
                let section = SentenceKey(row["section"]).description
                return judged.first { section.contains(SentenceKey($0.name).description) }.map { (row["number"], $0) }
            }
        ) { first, _ in first }
    }

    private func practice(of actions: [Action]) throws -> [PracticeFacts] {
        var changes: [Identifier<PracticeChange>: PracticeChange] = [:]
        for action in actions {
            for change in try ActionPlanRecords.practice(of: action.id, in: db) { changes[change.id] = change }
        }
        return changes.values.sorted { ($0.day, $0.title) < ($1.day, $1.title) }.map { change in
            PracticeFacts(
                title: change.title, what: change.what, model: change.model, day: change.day, teams: change.launches.count,
                briefed: change.briefed?.count, staff: change.briefed?.of, documents: Set(change.documents.map(\.title)).sorted(),
                principles: change.principles)
        }
    }

    /// The latest figure of each measure, as it may leave the council, with what its chart shows.
    private func figures(of actions: [Action]) throws -> [FigureFacts] {
        try actions.flatMap { action in
            try action.measures.compactMap { reference -> FigureFacts? in
                guard let measure = try MeasureRecords.measure(reference.id, in: db) else { return nil }
                let chart = try MeasureRecords.chart(of: measure, in: db)
                let outward = try OutwardFigures(of: measure, MeasureRecords.series(of: measure.id, in: db), in: db)
                return FigureFacts(
                    measure: "\(measure.name) (\(action.ref))", action: action.ref.description,
                    latest: outward.latest ?? "no figures yet",
                    shows: VerdictOfMeasure(chart).name.words.lowercased())
            }
        }
    }

    /// The boards that monitor the plan. Its members are named by the organisations they come from.
    private func boards(of plan: Plan) throws -> [BoardFacts] {
        try BoardRecords.boards(in: db).filter { $0.plans.contains(plan.id) }.map { board in
            let meetings = try BoardRecords.meetings(of: board.id, in: db)
            let held = meetings.compactMap(\.heldOn).filter { $0 >= plan.start }.sorted()
            let next = meetings.filter(\.isUpcoming).map(\.day).filter { day in held.last.map { day > $0 } ?? true }.min()
            return BoardFacts(
                name: board.name, purpose: board.purpose, cycle: board.cycle.words, timeAndPlace: board.timeAndPlace,
                organisations: Set(board.members.filter { $0.to == nil }.map(\.organisation)).filter { !$0.isEmpty }.sorted(),
                held: held, next: next,
                decisions: try BoardRecords.decisions(of: board.id, in: db).count { $0.isOpen && $0.plan == plan.id })
        }
    }

    /// Each piece once, however many of the plan's actions it is evidence for.
    private func evidence(of actions: [Action]) throws -> [EvidenceLine] {
        var serves: [Identifier<Evidence>: [String]] = [:]
        for action in actions { for piece in action.currentEvidence { serves[piece.id, default: []].append(action.ref.description) } }
        return try EvidenceRecords.items(in: db).filter { serves[$0.id] != nil }.map { item in
            EvidenceLine(
                id: item.id, title: item.evidence.title, serves: serves[item.id]?.joined(separator: ", ") ?? "", release: item.release,
                voice: RecordReader.voice(item.evidence))
        }
    }

    private static func voice(_ evidence: Evidence) -> Voice? { if case .voice(let voice) = evidence.source { voice } else { nil } }

    private func inspection(_ row: Row) throws -> Inspection {
        return Inspection(
            id: row["id"], framework: try row.word("framework", of: "inspection"), localAuthority: row["council"],
            state: try row.word("state", of: "inspection"),
            dates: InspectionDates(
                notified: row["notified"], fieldworkFrom: row["fieldwork_from"], fieldworkTo: row["fieldwork_to"],
                received: row["received"], published: row["published"]),
            leadInspector: row["lead_inspector"], judgements: try judgements(of: row["id"]))
    }

    private func judgements(of inspection: Identifier<Inspection>) throws -> [Judgement] {
        let sql = "SELECT area, grade, printed, page FROM judgement WHERE inspection = ? ORDER BY position"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [inspection]).map { row in
            guard let area = JudgementArea.with(id: row["area"]) else { throw UnreadableValue("judgement", "area") }
            let grade: Grade? = try row.optionalWord("grade", of: "judgement")
            return Judgement(area: area, grade: grade, printed: row["printed"], page: row["page"], source: .person)
        }
    }

    /// The council's last graded inspection before this one: from the record, otherwise as named in Ofsted's report.
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
            let named = try JSONDecoder().decode(ReportReading.self, from: Data(text.utf8)).previous,
            let year = named.year
        else { return nil }
        return ReportRecord.Previous(year: year, overall: named.grade)
    }

    private func paragraphs(of inspection: Identifier<Inspection>) throws -> [Int: String] {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT number, text FROM paragraph WHERE inspection = ?"), arguments: [inspection])
        return Dictionary(rows.map { ($0["number"] as Int, $0["text"] as String) }) { first, _ in first }
    }

    private func actions(of inspection: Identifier<Inspection>) throws -> [ActionLine] {
        guard let plan = try ActionPlanRecords.plan(of: inspection, in: db) else { return [] }
        let outward = try ActionPlanRecords.outward(of: plan.id, on: today, in: db)
        return try ActionPlanRecords.summaries(of: inspection, on: today, in: db).compactMap { summary in
            outward[summary.id].map {
                ActionLine(
                    findings: summary.findings, reference: summary.ref.description, title: summary.text,
                    shortTitle: summary.title, post: summary.ownerTitle ?? "Not assigned", due: summary.due,
                    delivery: $0.delivery.words, impact: $0.impact.words, status: $0.kind, isSettled: $0.isSettled)
            }
        }
    }
}
