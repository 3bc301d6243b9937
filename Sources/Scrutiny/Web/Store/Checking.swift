import ActionPlans
import GRDB
import Scrutiny
import SiteKit
import Vocabulary

extension ScrutinyStore {
    /// Ties a sentence of a report to what it rests on.
    package func tieClaim(
        _ sentence: String, of report: Identifier<CommitteeReport>, to tie: Tie, evidence: Identifier<Evidence>? = nil, today: Day,
        by changer: Changer
    ) async throws {
        try await change(report, by: changer, .writeReport, note: "claim tied", changesWords: false) { report, db in
            let claim = ClaimTie(sentence: SentenceKey(sentence), tie: tie, evidence: evidence)
            try insert(claim, of: report.id, today: today, by: changer, in: db)
        }
    }

    /// Takes a tie away again.
    package func untieClaim(_ sentence: SentenceKey, of report: Identifier<CommitteeReport>, by changer: Changer) async throws {
        try await change(report, by: changer, .writeReport, note: "claim untied", changesWords: false) { report, db in
            try db.execute(
                sql: "DELETE FROM report_tie WHERE report = ? AND sentence = ?", arguments: [report.id, sentence.description])
        }
    }

    /// Leaves a point of the claim check as it is, with the reason.
    package func settleProblem(
        _ problem: String, of report: Identifier<CommitteeReport>, reason: String, today: Day, by changer: Changer
    ) async throws {
        try await change(report, by: changer, .writeReport, note: "point settled", changesWords: false) { report, db in
            try db.execute(
                sql: """
                    INSERT INTO report_override (report, problem, reason, settled_by, settled_on) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (report, problem) DO UPDATE SET reason = excluded.reason, settled_by = excluded.settled_by,
                        settled_on = excluded.settled_on
                    """, arguments: [report.id, problem, reason, changer.account, today])
        }
    }

    func insert(_ claim: ClaimTie, of report: Identifier<CommitteeReport>, today: Day, by changer: Changer, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO report_tie (report, sentence, kind, reference, evidence, tied_by, tied_on) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (report, sentence) DO UPDATE SET kind = excluded.kind, reference = excluded.reference,
                    evidence = excluded.evidence, tied_by = excluded.tied_by, tied_on = excluded.tied_on
                """,
            arguments: [
                report, claim.sentence.description, claim.tie.kind.rawValue, claim.tie.reference, claim.evidence, changer.account, today,
            ])
    }
}
