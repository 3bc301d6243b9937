import Vocabulary

/// A cell of a sheet, by the number of its row and its column counted from 0.
package struct SheetCell: Hashable, Sendable, Comparable {
    package let line, column: Int

    package init(line: Int, column: Int) { (self.line, self.column) = (line, column) }

    package var place: String { SheetCell.letters(column) + String(line) }

    package static func < (left: SheetCell, right: SheetCell) -> Bool { (left.line, left.column) < (right.line, right.column) }

    /// `A` to `Z`, `AA` and so on.
    package static func letters(_ column: Int) -> String {
        guard let letter = UnicodeScalar(65 + column % 26) else { return "" }
        return (column >= 26 ? letters(column / 26 - 1) : "") + String(letter)
    }
}

/// What became of a cell with text.
package enum CellFate: Hashable, Sendable {
    /// It names a column.
    case heading
    /// It goes with its line: what becomes of the line becomes of it.
    case line(SheetField)
    case notTaken(Reason)

    package enum Reason: String, Hashable, Sendable {
        case aboveHeadings, column, total, headingsAgain, betweenLines, hiddenRow, saysNoDate, corrected

        package var words: String {
            switch self {
            case .aboveHeadings: "Above the headings"
            case .column: "The column is not taken"
            case .total: "A line of totals"
            case .headingsAgain: "The headings again"
            case .betweenLines: "A heading between the lines"
            case .hiddenRow: "The row is hidden in the workbook"
            case .saysNoDate: "Says that there is no date"
            case .corrected: "Corrected on the page"
            }
        }
    }
}

/// A sheet read by a mapping: its lines, and what became of every cell with text. Nothing is lost without being listed.
package struct SheetReading: Sendable {
    package private(set) var lines: [SheetLine] = []
    package private(set) var fates: [SheetCell: CellFate] = [:]
    private let table: SheetTable
    private let mapping: SheetMapping
    /// The line that names the family that the lines are now about.
    private var head: SheetLine?

    /// - Parameter corrections: what was typed on the page in the place of cells, by the number of the line.
    package init(_ table: SheetTable, _ mapping: SheetMapping, corrections: [Int: [SheetField: String]] = [:]) {
        (self.table, self.mapping) = (table, mapping)
        let headings = mapping.headings(table.rows)
        for (index, row) in table.rows.enumerated() {
            let line = table.lines[index]
            if index < mapping.skipped {
                mark(line, row, .notTaken(.aboveHeadings))
            } else if index < mapping.skipped + mapping.headRows {
                mark(line, row, .heading)
            } else {
                read(line, row, headings, corrections[line] ?? [:])
            }
        }
    }

    private mutating func mark(_ line: Int, _ row: [String], _ fate: CellFate) {
        for column in row.indices where !row.cell(column).isEmpty { fates[SheetCell(line: line, column: column)] = fate }
    }

    private mutating func read(_ line: Int, _ row: [String], _ headings: [String], _ corrected: [SheetField: String]) {
        if table.hidden.contains(line), !mapping.hiddenRows { return mark(line, row, .notTaken(.hiddenRow)) }
        if let reason = aside(row, headings), corrected.isEmpty { return mark(line, row, .notTaken(reason)) }
        var made = SheetLine(line, [:])
        var notes: [String] = []
        for column in row.indices where !row.cell(column).isEmpty {
            let (cell, text) = (SheetCell(line: line, column: column), row.cell(column).fromGuardedCell)
            guard let field = mapping.columns.indices.contains(column) ? mapping.columns[column] : nil else {
                fates[cell] = .notTaken(.column)
                continue
            }
            if field == .note {
                notes.append("\(headings[column].isEmpty ? "Column \(SheetCell.letters(column))" : headings[column]): \(text)")
            } else {
                made.values[field] = made[field].isEmpty ? text : "\(made[field])\n\(text)"
            }
            fates[cell] = field.isDay && SheetDay(text) == .saysNone ? .notTaken(.saysNoDate) : .line(field)
        }
        made.values[.note] = notes.joined(separator: "\n")
        take(corrected, into: &made)
        for (column, field) in mapping.columns.enumerated() {
            if let field, made.places[field] == nil { made.places[field] = SheetCell.letters(column) }
        }
        join(&made)
        lines.append(made)
    }

    /// What was typed on the page stands in the place of the cell, which is listed as corrected.
    private mutating func take(_ corrected: [SheetField: String], into made: inout SheetLine) {
        for (field, text) in corrected where made[field] != text {
            made.values[field] = text
            for (cell, fate) in fates where cell.line == made.line && fate == .line(field) { fates[cell] = .notTaken(.corrected) }
        }
    }

    /// A family that stands on several lines: one without a reference of its own, or with the same, belongs to the line above it. Where it
    /// says nothing of what happened, it is about the same steps.
    private mutating func join(_ made: inout SheetLine) {
        guard mapping.has(.family) else { return }
        let isSame = head.map { made[.family].isEmpty ? made.line == (lines.last?.line ?? 0) + 1 : made[.family] == $0[.family] } ?? false
        guard isSame, let head else {
            self.head = made[.family].isEmpty ? nil : made
            return
        }
        made.values[.family] = head[.family]
        if !made.hasSteps, head.hasSteps {
            for (field, text) in head.values where !field.isAboutWho && made[field].isEmpty { made.values[field] = text }
            made.inheritedFrom = head.inheritedFrom ?? head.line
        }
        if made[.why].isEmpty { made.values[.why] = head[.why] }
    }

    /// Why a row is no line of the table; nil where it is one.
    private func aside(_ row: [String], _ headings: [String]) -> CellFate.Reason? {
        let filled = row.indices.filter { !row.cell($0).isEmpty }
        guard let first = filled.first else { return .betweenLines }
        let heads = table.rows.dropFirst(mapping.skipped).prefix(mapping.headRows)
        if heads.contains(where: { head in filled.allSatisfy { row.cell($0) == head.cell($0) } }) { return .headingsAgain }
        let (text, field) = (row.cell(first), mapping.columns.indices.contains(first) ? mapping.columns[first] : nil)
        let words = text.plainWords
        let names = filled.contains { column in
            mapping.columns.indices.contains(column) && [.number, .birth].contains(mapping.columns[column])
        }
        if !names, SheetReading.totals.contains(where: { words.hasPrefix($0) }) { return .total }
        // One text over the whole width, or one cell that is about no child and no family.
        if filled.count > 1, Set(filled.map { row.cell($0) }).count == 1 { return .betweenLines }
        if filled.count == 1, field.map({ ![.family, .number, .child, .birth].contains($0) }) ?? true { return .betweenLines }
        return nil
    }

    private static let totals = [" total", " grand total", " sum ", " count ", " average ", " number of "]
}

extension SheetReading {
    /// Lines that carry a family’s steps for the children on the lines below them, and are about no child themselves.
    package func isCarried(_ line: SheetLine) -> Bool {
        !line.hasChild && lines.contains { $0.inheritedFrom == line.line && $0.hasChild }
    }

    /// A line that names a family only, above its children.
    package func isFamilyOnly(_ line: SheetLine) -> Bool {
        !line.hasChild && !line.hasSteps && !line[.family].isEmpty
            && lines.contains { $0.line != line.line && $0[.family] == line[.family] && $0.hasChild }
    }
}
