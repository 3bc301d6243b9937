import ActionPlans
import GRDB
import Inspections
import Scrutiny
import SiteKit
import Vocabulary

/// Reads of reports that the composition needs. Each takes the connection of the transaction it runs in.
package enum ScrutinyRecords {
    package static func reports(in db: Database) throws -> [ReportLine] {
        try lines(db, "SELECT * FROM committee_report ORDER BY meeting DESC, begun DESC, id")
    }

    /// The report of an inspection that was begun last; nil when there is none yet.
    package static func latest(of inspection: Identifier<Inspection>, in db: Database) throws -> ReportLine? {
        try lines(
            db, "SELECT * FROM committee_report WHERE inspection = ? AND kind = 'committee' ORDER BY begun DESC, meeting DESC, id LIMIT 1",
            [inspection]
        ).first
    }

    /// The newest copy of a committee report on an inspection that everybody may read.
    package static func published(on inspection: Identifier<Inspection>, in db: Database) throws -> (on: Day, snapshot: Digest)? {
        let sql = """
            SELECT snapshot, published_on FROM committee_report
            WHERE inspection = ? AND kind = 'committee' AND snapshot IS NOT NULL ORDER BY published_on DESC, id LIMIT 1
            """
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [inspection]).flatMap { row in
            (row["snapshot"] as Digest?).map { (on: row["published_on"], snapshot: $0) }
        }
    }

    /// The inspection a report is about.
    package static func inspection(of report: Identifier<CommitteeReport>, in db: Database) throws -> Identifier<Inspection>? {
        try Identifier<Inspection>.fetchOne(
            db.cachedStatement(sql: "SELECT inspection FROM committee_report WHERE id = ?"), arguments: [report])
    }

    /// The reports in which evidence is cited, by the piece of evidence; none that this person may not know of.
    package static func citations(seenBy person: Person, _ policy: Policy, in db: Database) throws -> [Identifier<Evidence>: [ReportLine]] {
        let open = try ScrutinyStore.open(to: person, by: policy, in: db)
        let reports = Dictionary(try reports(in: db).filter { open.contains($0.inspection) }.map { ($0.id, $0) }) { first, _ in first }
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT DISTINCT evidence, report FROM report_tie WHERE kind = 'evidence' AND evidence IS NOT NULL"))
        return Dictionary(grouping: rows, by: { $0["evidence"] as Identifier<Evidence> }).mapValues { rows in
            rows.compactMap { reports[$0["report"]] }
        }.filter { !$0.value.isEmpty }
    }

    private static func lines(_ db: Database, _ sql: String, _ arguments: StatementArguments = []) throws -> [ReportLine] {
        try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map { row in
            let facts = ReportRows.facts(row)
            let report = CommitteeReport(
                id: row["id"], inspection: row["inspection"], facts: facts, sections: [], clearance: [], draft: row["draft"],
                state: ReportRows.state(row), kind: ReportKind(rawValue: row["kind"]) ?? .committee)
            return ReportLine(
                id: report.id, inspection: report.inspection, title: facts.title, committee: facts.committee, meeting: facts.meeting,
                stateWords: report.stateWords,
                isPublished: report.isPublished, snapshot: row["snapshot"], kind: report.kind)
        }
    }
}
