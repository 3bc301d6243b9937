import Vocabulary

/// A report as it is read: every number made, every insert filled. Words only, nothing that leads back into the record.
package struct Paper: Codable, Sendable, Hashable {
    /// A line of the box at the top.
    package struct Field: Codable, Sendable, Hashable {
        package let label: String
        package let lines: [String]
    }

    package struct Section: Codable, Sendable, Hashable {
        package let number: String?
        package let heading: String
        package let level: SectionLevel
        package let blocks: [Block]
    }

    package enum Block: Codable, Sendable, Hashable {
        case paragraph(number: String?, runs: [Run])
        case bullets([[Run]])
        case heading(String)
        case table(Table)
    }

    package struct Table: Codable, Sendable, Hashable {
        package struct Column: Codable, Sendable, Hashable {
            package let title: String
            /// Of the width, in hundredths.
            package let share: Int
        }

        package let caption: String
        package let columns: [Column]
        package let rows: [[String]]
    }

    package let council: String
    package let title: String
    package let committee: String
    package let meeting: Day
    /// A line above everything, such as `NOT FOR PUBLICATION`.
    package let marking: String?
    package let front: [Field]
    package let sections: [Section]
}
