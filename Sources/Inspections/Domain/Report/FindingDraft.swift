/// What kind of finding it is. A reader finds the first three as such; the others are suggested from the body or made by people.
package enum FindingKind: String, Codable, Sendable, Hashable, CaseIterable {
    case improvement
    case priorityAction = "priority_action"
    case recommendation
    case otherWeakness = "other_weakness"
    case strength
    case internalFinding = "internal_finding"

    package var name: String {
        switch self {
        case .improvement: "Area for improvement"
        case .priorityAction: "Area for priority action"
        case .recommendation: "Recommendation"
        case .otherWeakness: "Other weakness"
        case .strength: "Strength"
        case .internalFinding: "Our own finding"
        }
    }
}

/// A finding as read, before a person has confirmed it.
package struct FindingDraft: Codable, Sendable, Hashable {
    package let kind: FindingKind
    package let text: String
    /// The number printed before it, where there is one.
    package let number: Int?
    /// The sub-heading it stands under, such as `Within three months`.
    package let group: String?
    package let page: Int
    /// Numbers of the paragraphs that explain it, the nearest first.
    package let paragraphs: [Int]
    /// True when the report itself names the paragraphs.
    package let areParagraphsPrinted: Bool
    /// Codes of `ThemeList`.
    package let themes: [String]
    /// The tag of the Children's Social Care National Framework, as `Outcome 3` or `Enabler 1`.
    package let frameworkOutcome: String?

    package init(
        kind: FindingKind, text: String, number: Int? = nil, group: String? = nil, page: Int, paragraphs: [Int] = [],
        areParagraphsPrinted: Bool = false, themes: [String] = [], frameworkOutcome: String? = nil
    ) {
        self.kind = kind
        self.text = text
        self.number = number
        self.group = group
        self.page = page
        self.paragraphs = paragraphs
        self.areParagraphsPrinted = areParagraphsPrinted
        self.themes = themes
        self.frameworkOutcome = frameworkOutcome
    }
}
