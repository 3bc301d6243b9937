import ChildRecords

/// One table of a file, one sheet of a workbook, one kind of element of an XML document.
package struct ReturnPart: Hashable, Sendable {
    /// Empty for the file itself; else the name of the file inside an archive.
    package let file: String
    package let sheet: String
    package let format: ReturnFormat
    package let table: String
    package let title: String

    package init(file: String, sheet: String, format: ReturnFormat, table: String, title: String) {
        (self.file, self.sheet, self.format, self.table, self.title) = (file, sheet, format, table, title)
    }
}

/// A row that was rejected, where, and why.
package struct RejectedRow: Hashable, Sendable {
    package let row: Int
    package let reason: RejectionReason
    package let column: String
    package let value: String
    /// Whose row it is, as far as that could be read.
    package let child: String

    package init(row: Int, reason: RejectionReason, column: String, value: String, child: String) {
        (self.row, self.reason, self.column, self.value, self.child) = (row, reason, column, value, child)
    }
}

/// Something about a part that holds no row back but that a person should know.
package struct ReturnNote: Hashable, Sendable {
    package enum Kind: UInt8, CaseIterable, Sendable {
        case unknownCode = 1
        case headingTwice, headingAbsent, strayText, notKept, emptyTable, notRecognised, refused, year, council, referenceDay
        /// A header without a year or a council that can be read.
        case yearNotKnown, councilNotKnown
        /// Sheets and rows that the workbook hides, and whether they were read.
        case hiddenSheet, hiddenRows, hiddenRead
        /// Days such as 1 January 1900, read as none; errors of a spreadsheet, read as nothing.
        case placeholderDay, errorCell
        /// Headings that fit a second table as well.
        case couldBeTwo
        /// Child IDs that differ in capital letters only and are one child.
        case sameChildID
        /// Children with an open episode of care in a return that a later year’s return says nothing of.
        case olderOnly
        /// Columns and elements that no form has, and elements that stand twice where one is read.
        case headingUnknown, elementUnknown, elementTwice
        /// Rows of a text file with fewer cells than headings, and with more.
        case shortRows, longRows
        /// A part of the census before the first year that has it.
        case tooEarly

        /// Said of the whole file and not of one of its parts.
        package var isOfFile: Bool {
            switch self {
            case .unknownCode, .headingTwice, .headingAbsent, .notKept, .emptyTable, .hiddenRows, .errorCell, .couldBeTwo, .headingUnknown,
                .shortRows,
                .longRows:
                false
            default: true
            }
        }
    }

    package let kind: Kind
    package let column: String
    package let value: String
    package let count: Int

    package init(_ kind: Kind, column: String = "", value: String = "", count: Int = 1) {
        (self.kind, self.column, self.value, self.count) = (kind, column, value, count)
    }
}
