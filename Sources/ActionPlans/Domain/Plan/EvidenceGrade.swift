/// How far along the line from doing to a child's life a piece of evidence reaches, the least first.
///
/// A training day is activity; the new letter is output; an audit that finds the letter used well is practice; fewer months of
/// waiting for a child are a difference. What children and parents said is never graded.
package enum EvidenceGrade: String, Codable, Sendable, Hashable, CaseIterable, Comparable {
    case activity
    case output
    case practice
    case difference

    package var words: String {
        switch self {
        case .activity: "Activity"
        case .output: "Output"
        case .practice: "Practice"
        case .difference: "Difference for the child"
        }
    }

    /// What evidence of this grade shows, for the person who grades it.
    package var meaning: String {
        switch self {
        case .activity: "something was done, as a training day or a meeting"
        case .output: "something was made, as a new letter or a policy"
        case .practice: "people work in another way, as an audit or a sample shows"
        case .difference: "children’s lives are different, as a measure or their own account shows"
        }
    }

    package static func < (left: EvidenceGrade, right: EvidenceGrade) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}

extension Action {
    /// The farthest that its standing evidence reaches; nil where none of it is graded. The rule of impact reads this.
    package var highestGrade: EvidenceGrade? { standingEvidence.compactMap(\.grade).max() }
}
