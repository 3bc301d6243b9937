import Vocabulary

/// What shows that an action was done or worked, as it stands in its newest version. One piece may serve many actions.
package struct Evidence: Sendable, Hashable, Identifiable {
    package enum Source: Sendable, Hashable {
        case link(String)
        /// The SHA-256 of its bytes, its name as given, and its size in bytes.
        case file(digest: String, name: String, size: Int)
        case measure(PinnedValue)
        case audit(PinnedSample)
        case voice(Voice)
    }

    package let id: Identifier<Evidence>
    package let title: String
    /// Nil while nobody has said what it shows.
    package let grade: EvidenceGrade?
    package let source: Source
    package let day: Day
    package let author: String
    /// Set when it no longer counts, as when the wrong file was added.
    package let setAside: Withdrawal?

    package init(
        id: Identifier<Evidence> = Identifier(), title: String, grade: EvidenceGrade? = nil, source: Source, day: Day, author: String,
        setAside: Withdrawal? = nil
    ) {
        self.id = id
        self.title = title
        self.grade = grade
        self.source = source
        self.day = day
        self.author = author
        self.setAside = setAside
    }
}
