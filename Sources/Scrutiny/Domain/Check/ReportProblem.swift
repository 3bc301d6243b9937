import Vocabulary

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
    case tie
    case evidence
    case money
    case personNamed = "person-named"
    case personalDetail = "personal-detail"
    case smallNumber = "small-number"
    case authorsNote = "authors-note"

    package var title: String {
        switch self {
        case .numberUsedTwice: "A number stands twice"
        case .inspectionDays: "Days of the inspection differ"
        case .publicationDay: "Day of publication differs"
        case .previousInspection: "Previous inspection differs"
        case .gradeWording: "Wording of a grade differs"
        case .grade: "Grade differs"
        case .name: "A name differs"
        case .claim: "Claim without support"
        case .figure: "Figure without a source"
        case .tie: "Support that is not there"
        case .evidence: "Evidence that may not leave yet"
        case .money: "Money without its row"
        case .personNamed: "A person is named"
        case .personalDetail: "A personal detail"
        case .smallNumber: "A small number of children"
        case .authorsNote: "Not finished"
        }
    }
}

/// Something in a report that disagrees with the record or has no support: where, what, and how to mend it.
package struct ReportProblem: Sendable, Hashable, Identifiable {
    package let rule: ReportRule
    package let place: Passage.Place
    /// The words of the report that it is about.
    package let excerpt: String
    /// What is wrong.
    package let words: String
    /// How to mend it.
    package let mend: String
    /// False for what no reason settles: it has to be mended.
    package let maySettle: Bool

    /// Stays the same while the words it is about stay the same, so that what a person settled stays settled.
    package var id: String { "\(rule.rawValue)|\(place.section?.text ?? "")|\(SentenceKey(excerpt))" }

    init(_ rule: ReportRule, _ passage: Passage, _ excerpt: String, _ words: String, mend: String, maySettle: Bool = true) {
        self.rule = rule
        place = passage.place
        self.excerpt = excerpt
        self.words = words
        self.mend = mend
        self.maySettle = maySettle
    }
}
