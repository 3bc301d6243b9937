import Vocabulary

/// The four forms in which a council has its child-level data. In the order in which they are believed where two tell the same
/// fact: the fullest first.
package enum ReturnFormat: String, CaseIterable, Comparable, Codable, Sendable {
    case standardDataset = "standard_dataset"
    case census
    case lookedAfter = "looked_after"
    case annexA = "annex_a"

    package static func < (left: ReturnFormat, right: ReturnFormat) -> Bool { left.order < right.order }
    private var order: Int { ReturnFormat.allCases.firstIndex(of: self) ?? 0 }

    /// One return a year, each of which is kept beside the others.
    package var isYearly: Bool { self == .census || self == .lookedAfter }

    package var words: String {
        switch self {
        case .standardDataset: "Standard Safeguarding Dataset"
        case .census: "Children in need census"
        case .lookedAfter: "Looked-after return (SSDA903)"
        case .annexA: "Annex A"
        }
    }
}

/// Where an entry came from: the file of a load and the row in it. Row 1 is the first line of a table, its header; of a file in XML
/// it is the line on which the element begins.
package struct Origin: Hashable, Sendable {
    package var format: ReturnFormat
    /// The number of the file in the store.
    package var file: Int
    package var row: Int
    /// The data day of the return that the file belongs to: what it says is known up to then. Nil where nobody has said.
    package var taken: Day?

    package init(format: ReturnFormat, file: Int, row: Int, taken: Day? = nil) {
        self.format = format
        self.file = file
        self.row = row
        self.taken = taken
    }
}
