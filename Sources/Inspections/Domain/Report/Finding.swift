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
