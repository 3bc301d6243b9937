/// A sheet as plain text: its rows with the numbers that a spreadsheet program shows.
package struct SheetTable: Hashable, Sendable {
    package let name: String
    package let rows: [[String]]
    package let lines: [Int]
    package let hidden: Set<Int>

    package init(name: String, rows: [[String]], lines: [Int]? = nil, hidden: Set<Int> = []) {
        (self.name, self.rows, self.hidden) = (name, rows, hidden)
        self.lines = lines.flatMap { $0.count == rows.count ? $0 : nil } ?? rows.indices.map { $0 + 1 }
    }
}

/// Which column of a sheet holds what, and what its words mean, as chosen by a person.
package struct SheetMapping: Codable, Hashable, Sendable {
    package var sheet: String
    /// How many rows name the columns: one, or two where a heading spans several columns.
    package var headRows: Int
    /// Rows above the headings.
    package var skipped: Int
    /// By column; nil where it is not taken.
    package var columns: [SheetField?]
    /// What each word of the stage column means, by the word in small letters.
    package var stages: [String: SheetStage]
    private var outcomeWords: [String: String]
    /// True where a “yes” without a date means that the meeting was offered in the letter before proceedings.
    package var yesIsInLetter: Bool
    /// True where a legal planning meeting without an outcome began pre-proceedings, on a line that has a letter, a meeting or a step-down.
    package var meetingBegins: Bool
    /// True where a person said that rows hidden in the workbook are meant too.
    package var hiddenRows: Bool

    package init(
        sheet: String, headRows: Int = 1, skipped: Int = 0, columns: [SheetField?] = [], stages: [String: SheetStage] = [:],
        outcomes: [String: StepChoice] = [:], yesIsInLetter: Bool = false, meetingBegins: Bool = false, hiddenRows: Bool = false
    ) {
        (self.sheet, self.headRows, self.skipped, self.columns) = (sheet, headRows, skipped, columns)
        (self.stages, self.yesIsInLetter, self.meetingBegins, self.hiddenRows) = (stages, yesIsInLetter, meetingBegins, hiddenRows)
        outcomeWords = outcomes.mapValues(\.rawValue)
    }

    /// What each word of the outcome column means, by the word in small letters.
    package var outcomes: [String: StepChoice] {
        get { outcomeWords.compactMapValues(StepChoice.init) }
        set { outcomeWords = newValue.mapValues(\.rawValue) }
    }

    package func has(_ field: SheetField) -> Bool { columns.contains(field) }

    /// The names of the columns: of two heading rows both, as `Dates / Letter`.
    package func headings(_ rows: [[String]]) -> [String] {
        let heads = Array(rows.dropFirst(skipped).prefix(headRows))
        let width = rows.map(\.count).max() ?? 0
        return (0..<width).map { column in
            let words = heads.map { $0.cell(column) }.filter { !$0.isEmpty }
            return words.reduce(into: [String]()) { kept, word in if kept.last != word { kept.append(word) } }.joined(separator: " / ")
        }
    }

    /// Every word of a column, each once, in the order in which it occurs.
    package func words(of field: SheetField, in rows: [[String]]) -> [String] {
        guard let column = columns.firstIndex(of: field) else { return [] }
        var seen: Set<String> = []
        return rows.dropFirst(skipped + headRows).map { $0.cell(column) }.filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }
    }

    // MARK: What a sheet says by itself

    private static let rowsLookedAt = 20

    /// Finds the row of headings by how many of its cells are recognised, and proposes what each column holds. What is not recognised is kept
    /// as a note.
    package init(suggestedFor table: SheetTable) {
        self.init(sheet: table.name)
        var (best, known): (Int, [String: SheetField?]) = (0, [:])
        // Two rows of headings only where one does not say as much.
        for heads in [1, 2] {
            for row in 0..<min(SheetMapping.rowsLookedAt, table.rows.count) where row + heads <= table.rows.count {
                let score = SheetMapping.score(table.rows, row, heads, &known)
                if score > best { (best, skipped, headRows) = (score, row, heads) }
            }
        }
        suggestColumns(table.rows)
    }

    /// Proposes what each column holds, by the headings where they now are.
    package mutating func suggestColumns(_ rows: [[String]]) {
        var taken: Set<SheetField> = []
        columns = headings(rows).enumerated().map { index, heading -> SheetField? in
            let isEmpty = rows.dropFirst(skipped + headRows).allSatisfy { $0.cell(index).isEmpty }
            if isEmpty { return nil }
            guard let field = SheetMapping.field(heading), field.mayRepeat || taken.insert(field).inserted else { return .note }
            return field
        }
        if !columns.contains(.child), !columns.contains(.number), let name = columns.firstIndex(of: .family) { columns[name] = .child }
    }

    /// How many different things the cells of a row name.
    private static func score(_ rows: [[String]], _ row: Int, _ heads: Int, _ known: inout [String: SheetField?]) -> Int {
        var fields: Set<SheetField> = []
        for heading in SheetMapping(sheet: "", headRows: heads, skipped: row).headings(rows) where !heading.isEmpty {
            let field = known[heading] ?? field(heading)
            known[heading] = .some(field)
            if let field, field != .note { fields.insert(field) }
        }
        return fields.count
    }

    /// The last part of a heading of two rows says most.
    private static func field(_ heading: String) -> SheetField? {
        let parts = heading.components(partedBy: " / ")
        return parts.last.flatMap(SheetField.recognised) ?? SheetField.recognised(heading)
    }
}

extension [String] {
    /// The text of a cell without blanks around it; empty where the row is shorter.
    func cell(_ column: Int) -> String { indices.contains(column) ? self[column].trimmedBlanks : "" }
}

extension String {
    fileprivate func components(partedBy separator: String) -> [String] {
        var (parts, rest) = ([String](), self[...])
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
