import GRDB
import Inspections
import Scrutiny
import SiteKit
import Vocabulary

/// All that a report's pages know: the report, the record it is held against, and what the claim check found.
package struct ReportFile: Sendable {
    package let report: CommitteeReport
    package let record: ReportRecord
    package let ties: [ClaimTie]
    package let settlements: [Settlement]
    package let check: ClaimCheck
    /// Names of those who answered or proposed, by account.
    let names: [String: String]
    let calendar: WorkingDays

    init(_ id: Identifier<CommitteeReport>, council: String, calendar: WorkingDays, in db: Database) throws {
        report = try ReportRows.report(id, in: db)
        record = try RecordReader(council: council, db: db).record(of: report.inspection)
        ties = try ReportRows.ties(of: id, in: db)
        settlements = try ReportRows.settlements(of: id, in: db)
        check = ClaimCheck(report, against: record, ties: ties)
        names = Dictionary(
            try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name FROM account")).map { ($0["id"] as String, $0["name"] as String) }
        ) {
            first, _ in first
        }
        self.calendar = calendar
    }

    package var openProblems: [ReportProblem] {
        let settled = Set(settlements.map(\.problem))
        return check.problems.filter { !settled.contains($0.id) || !$0.maySettle }
    }

    package func settlement(of problem: ReportProblem) -> Settlement? { settlements.first { $0.problem == problem.id } }

    package var publishing: Publishing {
        Publishing(report, record: record, openProblems: openProblems.count, calendar: calendar)
    }

    package var days: ClearanceDays { ClearanceDays(meeting: report.facts.meeting, calendar: calendar) }

    func name(of account: String) -> String { names[account] ?? "The program" }
}

/// A line of the list of reports.
package struct ReportLine: Sendable, Hashable, Identifiable {
    package let id: Identifier<CommitteeReport>
    package let inspection: Identifier<Inspection>
    package let title: String
    package let committee: String
    package let meeting: Day
    /// `draft 3`, `published 29 June 2022`.
    package let stateWords: String
    package let isPublished: Bool
    package let snapshot: Digest?
    package let kind: ReportKind
}
