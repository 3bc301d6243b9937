import Vocabulary

/// Checks a report against the record: each rule in turn, its findings in the order of the report’s text.
package struct ClaimCheck: Sendable {
    package let problems: [ReportProblem]

    package init(_ report: CheckedReport) {
        let rules: [(CheckedReport) -> [ReportProblem]] = [
            NumberUsedTwice.problems, InspectionDays.problems, PublicationDay.problems, PreviousInspectionFacts.problems,
            GradeWording.problems, GradesGiven.problems, NamesGiven.problems, ClaimWithoutSupport.problems, FigureWithoutSource.problems,
            LinkToNothing.problems, EvidenceReleased.problems, MoneyAgreesWithItsRow.problems, CountsAgree.problems,
            { PersonNamed.problems(in: $0) },
            { PersonalDetail.problems(in: $0.passages) },
            { SmallNumber.problems(in: $0.passages) }, SaidOfAnAction.problems, DoneIsLinked.problems, AuthorsNote.problems,
        ]
        let order = Dictionary(report.passages.enumerated().map { ($1.place, $0) }) { first, _ in first }
        var seen: Set<String> = []
        problems = rules.flatMap { $0(report) }.filter { seen.insert($0.id).inserted }
            .enumerated().sorted { (order[$0.1.place] ?? 0, $0.0) < (order[$1.1.place] ?? 0, $1.0) }.map(\.1)
    }

    /// Checks a report that is written here.
    package init(_ report: CommitteeReport, against record: ReportRecord, links: [ClaimLink]) {
        self.init(
            CheckedReport(
                passages: report.passages, record: record, facts: report.facts, links: links, drafted: report.drafted(from: record)))
    }

    /// Checks a report that was written elsewhere, as plain text.
    package init(pasted text: String, against record: ReportRecord, facts: ReportFacts? = nil) {
        self.init(CheckedReport(passages: PastedReport.passages(of: text), record: record, facts: facts))
    }

    package func problems(_ rule: ReportRule) -> [ReportProblem] { problems.filter { $0.rule == rule } }
}

/// A rule of the claim check.
package enum ReportRule: String, Sendable, Hashable, CaseIterable {
    case numberUsedTwice = "number-used-twice"
    case inspectionDays = "inspection-days"
    case publicationDay = "publication-day"
    case previousInspection = "previous-inspection"
    case gradeWording = "grade-wording"
    case grade
    case name
    case claim
    case figure
    case link = "tie"
    case evidence
    case money
    case count
    case personNamed = "person-named"
    case personalDetail = "personal-detail"
    case smallNumber = "small-number"
    case outwardStatus = "outward-status"
    case doneIsLinked = "done-is-linked"
    case authorsNote = "authors-note"

    package var title: String {
        switch self {
        case .numberUsedTwice: "Number used twice"
        case .inspectionDays: "Inspection dates differ"
        case .publicationDay: "Publication date differs"
        case .previousInspection: "Previous inspection details differ"
        case .gradeWording: "Wording of a grade differs"
        case .grade: "Grade differs"
        case .name: "Name differs"
        case .claim: "Claim without support"
        case .figure: "Figure without a source"
        case .link: "Linked paragraph not found"
        case .evidence: "Evidence not confirmed for sharing"
        case .money: "Money does not match resources"
        case .count: "Number differs from the record"
        case .personNamed: "Person named"
        case .personalDetail: "Personal detail"
        case .smallNumber: "Small number of people"
        case .outwardStatus: "The record says otherwise"
        case .doneIsLinked: "Done, without an action"
        case .authorsNote: "Unfinished text"
        }
    }
}

/// Something in a report that disagrees with the record or has no support: where, what, and how to correct it.
package struct ReportProblem: Sendable, Hashable, Identifiable {
    package let rule: ReportRule
    package let place: Passage.Place
    /// The words of the report that it is about.
    package let excerpt: String
    /// What is wrong.
    package let words: String
    /// How to correct it.
    package let correction: String
    /// False where a reason is not enough: it must be corrected.
    package let mayResolve: Bool

    /// Stays the same while the words it is about stay the same, so that what a person resolved stays resolved.
    package var id: String { "\(rule.rawValue)|\(place.section?.text ?? "")|\(SentenceKey(excerpt))" }

    init(_ rule: ReportRule, _ passage: Passage, _ excerpt: String, _ words: String, correction: String, mayResolve: Bool = true) {
        self.rule = rule
        place = passage.place
        self.excerpt = excerpt
        self.words = words
        self.correction = correction
        self.mayResolve = mayResolve
    }
}
