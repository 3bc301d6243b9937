import Foundation

/// The columns of a list of assessments that its figures are counted from. They may come in any order, with others between them.
package enum AssessmentColumn: Int, CaseIterable, Sendable {
    case child, referral, start, completion, team

    package var heading: String {
        switch self {
        case .child: "Child Unique ID"
        case .referral: "Referral date"
        case .start: "Assessment start date"
        case .completion: "Assessment completion date"
        case .team: "Allocated Team"
        }
    }
}

/// Why no figure can be counted from a file.
package enum AssessmentFileRefusal: Error, Hashable, Sendable {
    case empty
    case wideCharacters
    case columnsMissing([AssessmentColumn], found: [String])
    case columnTwice(AssessmentColumn)

    package var words: String {
        switch self {
        case .empty: "The file is empty. It should begin with a row of column headings."
        case .wideCharacters: "The file is not in UTF-8. Save it as “CSV UTF-8 (comma delimited)” and try again."
        case .columnTwice(let column): "The column “\(column.heading)” is there twice. Leave one of them out."
        case .columnsMissing(let columns, let found):
            "\(columns.count == 1 ? "This column is" : "These columns are") missing: \(columns.map(\.heading).joined(separator: ", ")). "
                + "The first row of the file should hold the headings, with commas between them. "
                + "It holds: \(found.prefix(20).joined(separator: ", "))\(found.count > 20 ? " and \(found.count - 20) more" : "")."
        }
    }
}

/// Which cell of a row holds which column, read from the row of headings.
package struct AssessmentHeadings: Sendable {
    /// Per cell of a row: the column that it holds, or -1.
    let columns: [Int8]
    /// Where the row after the headings begins.
    package let end: Int

    package init(_ file: UnsafeRawBufferPointer) throws(AssessmentFileRefusal) {
        let bytes = file.bindMemory(to: UInt8.self)
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw .wideCharacters }
        var (at, names) = (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0, [String]())
        guard at < bytes.count else { throw .empty }
        var isLast = false
        while !isLast {
            let cell = CSVCell(bytes, at: at)
            names.append(cell.text(bytes))
            (at, isLast) = (cell.next, cell.isLast)
        }
        end = at
        var columns = [Int8](repeating: -1, count: names.count)
        var missing: [AssessmentColumn] = []
        for column in AssessmentColumn.allCases {
            let places = names.indices.filter { names[$0].caseInsensitiveCompare(column.heading) == .orderedSame }
            if places.count > 1 { throw .columnTwice(column) }
            if let place = places.first { columns[place] = Int8(column.rawValue) } else { missing.append(column) }
        }
        if !missing.isEmpty { throw .columnsMissing(missing, found: names) }
        self.columns = columns
    }
}
