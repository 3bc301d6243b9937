/// Which column of a sheet holds what, as a person said. Nothing is guessed.
package struct ImportMapping: Codable, Sendable, Hashable {
    package enum Field: String, Codable, Sendable, Hashable, CaseIterable {
        case text, finding, owner, start, due, differenceBy, status, update

        package var words: String {
            switch self {
            case .text: "What will be done"
            case .finding: "Finding it answers (its number in the plan)"
            case .owner: "Owner (title of a post)"
            case .start: "Begins on"
            case .due: "Due by"
            case .differenceBy: "Difference seen by"
            case .status: "Status"
            case .update: "Last update, in words"
            }
        }

        package var isNeeded: Bool { self == .text || self == .due }
    }

    package var sheet: String
    /// How many lines above the first row name the columns: one, or two where a heading stands over several columns.
    package var headRows: Int
    /// Lines above the headings that are no part of the table.
    package var skipped: Int
    package var columns: [Field: Int]
    /// What each word of the status column means here; a word that is not in it holds its row.
    package var statuses: [String: Delivery]

    package init(
        sheet: String, headRows: Int = 1, skipped: Int = 0, columns: [Field: Int] = [:], statuses: [String: Delivery] = [:]
    ) {
        (self.sheet, self.headRows, self.skipped) = (sheet, headRows, skipped)
        (self.columns, self.statuses) = (columns, statuses)
    }

    /// The names of the columns: of two heading rows both, as `Dates / Due`.
    package func headings(_ rows: [[String]]) -> [String] {
        let heads = Array(rows.dropFirst(skipped).prefix(headRows))
        let width = heads.map(\.count).max() ?? 0
        return (0..<width).map { column in
            let words = heads.compactMap { $0.indices.contains(column) ? $0[column] : nil }.filter { !$0.isEmpty }
            return words.reduce(into: [String]()) { kept, word in if kept.last != word { kept.append(word) } }.joined(separator: " / ")
        }
    }

    /// The rows below the headings, each with its number in the sheet.
    package func body(_ rows: [[String]]) -> [(line: Int, cells: [String])] {
        rows.enumerated().dropFirst(skipped + headRows).map { ($0.offset + 1, $0.element) }
    }

    package func cell(_ field: Field, of cells: [String]) -> String {
        guard let column = columns[field], cells.indices.contains(column) else { return "" }
        let isBlank = { (character: Character) in character.isWhitespace }
        return String(cells[column].drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }

    /// Every word of the status column, each once, in the order in which it occurs.
    package func statusWords(_ rows: [[String]]) -> [String] {
        var seen: Set<String> = []
        return body(rows).map { cell(.status, of: $0.cells) }.filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }
    }
}
