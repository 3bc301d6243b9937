/// Holds a report against the record: each rule in turn, in the order in which a reader meets what it found.
package struct ClaimCheck: Sendable {
    package let problems: [ReportProblem]

    package init(_ report: CheckedReport) {
        let rules: [(CheckedReport) -> [ReportProblem]] = [
            NumberUsedTwice.problems, InspectionDays.problems, PublicationDay.problems, PreviousInspectionFacts.problems,
            GradeWording.problems, GradesGiven.problems, NamesGiven.problems, ClaimWithoutTie.problems, FigureWithoutSource.problems,
            TieToNothing.problems, EvidenceReleased.problems, MoneyAgreesWithItsRow.problems, { PersonNamed.problems(in: $0) },
            { PersonalDetail.problems(in: $0.passages) },
            { SmallNumber.problems(in: $0.passages) }, AuthorsNote.problems,
        ]
        let order = Dictionary(report.passages.enumerated().map { ($1.place, $0) }) { first, _ in first }
        var seen: Set<String> = []
        problems = rules.flatMap { $0(report) }.filter { seen.insert($0.id).inserted }
            .enumerated().sorted { (order[$0.1.place] ?? 0, $0.0) < (order[$1.1.place] ?? 0, $1.0) }.map(\.1)
    }

    /// Checks a report of the council's own.
    package init(_ report: CommitteeReport, against record: ReportRecord, ties: [ClaimTie]) {
        self.init(CheckedReport(passages: report.passages, record: record, facts: report.facts, ties: ties))
    }

    /// Checks a report that was written elsewhere, as plain text.
    package init(pasted text: String, against record: ReportRecord, facts: ReportFacts? = nil) {
        self.init(CheckedReport(passages: PastedReport.passages(of: text), record: record, facts: facts))
    }

    package func problems(_ rule: ReportRule) -> [ReportProblem] { problems.filter { $0.rule == rule } }
}
