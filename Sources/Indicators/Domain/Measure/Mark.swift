import Vocabulary

/// A dated note on a series that says why its figures may not be compared as they stand.
package struct Mark: Sendable, Hashable, Identifiable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// From this day something else is counted: what came before is not compared with what comes after.
        case definition
        /// The figure of this day was not complete when it was counted.
        case lateLoad = "late_load"
        /// The figure of this day is wrong because of the data behind it.
        case dataFault = "data_fault"

        package var words: String {
            switch self {
            case .definition: "Definition changed"
            case .lateLoad: "Late load"
            case .dataFault: "Data fault"
            }
        }
    }

    package let id: Identifier<Mark>
    package let kind: Kind
    package let day: Day
    package let words: String
    package let author: String

    package init(id: Identifier<Mark> = Identifier(), kind: Kind, day: Day, words: String, author: String = "") {
        (self.id, self.kind, self.day, self.words, self.author) = (id, kind, day, words, author)
    }
}

/// The day from which practice was meant to be different: the only thing at which limits are calculated anew.
package struct PracticeMarker: Sendable, Hashable {
    package let change: Identifier<PracticeChange>
    package let day: Day
    package let title: String

    package init(change: Identifier<PracticeChange> = Identifier(), day: Day, title: String) {
        (self.change, self.day, self.title) = (change, day, title)
    }
}
