import Vocabulary

/// Something an inspection found, as a person confirmed it: what the rest of the thread hangs on.
package struct Finding: Sendable, Hashable, Identifiable {
    /// What a person has made of the reader's suggestion.
    package enum State: String, Sendable, Hashable { case suggested, accepted, rejected }

    package let id: Identifier<Finding>
    package let inspection: Identifier<Inspection>
    package let kind: FindingKind
    /// Its place in the list of its kind, from 1.
    package let position: Int
    package let text: String
    package let page: Int?
    package let paragraphs: [Int]
    /// Codes of `ThemeList`.
    package let themes: [String]
    package let frameworkOutcome: String?
    package let state: State
    /// Why a person should look at it, in words; nil when nothing is doubtful.
    package let doubt: String?
    /// Counts up with each edit, so that a second editor loses nothing.
    package let version: Int

    package init(
        id: Identifier<Finding>, inspection: Identifier<Inspection>, kind: FindingKind, position: Int, text: String, page: Int?,
        paragraphs: [Int] = [], themes: [String] = [], frameworkOutcome: String? = nil, state: State = .accepted, doubt: String? = nil,
        version: Int = 1
    ) {
        self.id = id
        self.inspection = inspection
        self.kind = kind
        self.position = position
        self.text = text
        self.page = page
        self.paragraphs = paragraphs
        self.themes = themes
        self.frameworkOutcome = frameworkOutcome
        self.state = state
        self.doubt = doubt
        self.version = version
    }
}

extension FindingKind {
    /// True for what Ofsted asks the council to answer in its statement of action.
    package var needsAnswer: Bool { self == .improvement || self == .priorityAction || self == .recommendation }
}

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
    /// The sub-heading it is under, such as `Within three months`.
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

/// Something the body says that no listed finding covers: a weakness, or praise. A suggestion for a person to take or leave.
package struct Observation: Codable, Sendable, Hashable {
    /// Paragraph numbers, grouped when they tell of the same thing.
    package let paragraphs: [Int]
    package let page: Int
    /// The sentence that says it, as printed.
    package let cue: String
    /// The words in it that gave it away.
    package let cueWords: String
    package let themes: [String]

    package init(paragraphs: [Int], page: Int, cue: String, cueWords: String, themes: [String]) {
        self.paragraphs = paragraphs
        self.page = page
        self.cue = cue
        self.cueWords = cueWords
        self.themes = themes
    }
}
