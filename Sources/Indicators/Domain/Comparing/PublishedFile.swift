import Vocabulary

/// A file of published figures as Explore Education Statistics lays them out: columns for the time and the place, then filters and indicators.
package struct PublishedFile: Sendable {
    /// Of whom a row is.
    package enum Level: String, Sendable, Hashable {
        case national = "National"
        case regional = "Regional"
        case authority = "Local authority"
    }

    /// England, a region or a council, by a code that lasts: a council by the Department’s three figures where it has them.
    package struct Area: Hashable, Sendable {
        package let level: Level
        package let code: String
        package let name: String

        package init(_ level: Level, code: String, name: String) { (self.level, self.code, self.name) = (level, code, name) }
    }

    package struct Row: Sendable {
        package let line: Int
        package let period: PublishedPeriod
        package let area: Area
        /// The region that the row gives for a council.
        package let region: String
        /// As many as there are columns.
        package let cells: [String]
    }

    /// A line that cannot be used: where it is, what is wrong with it, and how to correct it.
    package struct BadLine: Sendable, Hashable {
        package let line: Int
        package let words: String
        package init(line: Int, _ words: String) { (self.line, self.words) = (line, words) }
    }

    package enum Refusal: Error, Sendable, Hashable {
        case empty
        case missing([String])
        case columnTwice(String)
        case nothingUsable(BadLine?)

        package var words: String {
            switch self {
            case .empty: "The file has no rows. Choose the data file of the publication, with the column names in its first row."
            case .missing(let names):
                "The first row has no column \(names.map { "“\($0)”" }.joined(separator: ", ")). Choose the data file of the publication (CSV), not a table that was laid out for reading."
            case .columnTwice(let name): "Two columns are called “\(name)”. Give each column a name of its own."
            case .nothingUsable(let line):
                "No row of the file can be used.\(line.map { " Line \($0.line): \($0.words)" } ?? " It has no row of England, a region or a council.")"
            }
        }
    }

    /// Columns of time and place; all others are filters or indicators.
    private static let fixed: Set = [
        "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code", "region_name", "new_la_code",
        "old_la_code", "la_name",
    ]
    private static let needed = ["time_period", "time_identifier", "geographic_level"]

    package let columns: [String]
    package let rows: [Row]
    package private(set) var bad: [BadLine] = []
    /// Rows of schools, wards and other places that are not compared.
    package private(set) var otherLevels = 0

    /// - Parameters:
    ///   - table: the names of the columns first.
    ///   - lines: the number of each row in the file.
    package init(_ table: [[String]], lines: [Int] = []) throws(Refusal) {
        guard let head = table.first, table.count > 1 else { throw .empty }
        columns = head.map { $0.trimmingWhitespace }
        let names = columns.map { $0.lowercased() }
        let missing = PublishedFile.needed.filter { !names.contains($0) }
        if !missing.isEmpty { throw .missing(missing) }
        let named = names.filter { !$0.isEmpty }
        if let twice = named.first(where: { name in named.count { $0 == name } > 1 }) { throw .columnTwice(twice) }
        let places = Dictionary(zip(names, names.indices)) { first, _ in first }
        var (rows, bad, others): ([Row], [BadLine], Int) = ([], [], 0)
        for (index, cells) in table.enumerated().dropFirst() {
            let line = lines.indices.contains(index) ? lines[index] : index + 1
            do throws(Problem) {
                if let row = try PublishedFile.row(cells, line, places, columns.count) { rows.append(row) } else { others += 1 }
            } catch { bad.append(BadLine(line: line, error.words)) }
        }
        if rows.isEmpty { throw .nothingUsable(bad.first) }
        (self.rows, self.bad, otherLevels) = (rows, bad, others)
    }

    private static func row(_ cells: [String], _ line: Int, _ places: [String: Int], _ count: Int) throws(Problem) -> Row? {
        func cell(_ name: String) -> String {
            places[name].flatMap { cells.indices.contains($0) ? cells[$0].trimmingWhitespace : nil } ?? ""
        }
        if cells.count > count, cells.dropFirst(count).contains(where: { !$0.trimmingWhitespace.isEmpty }) {
            throw Problem(
                "", "it has \(cells.count) cells, and the first row has \(count). Put quotation marks around a cell with a comma in it.")
        }
        guard let area = try area(cell) else { return nil }
        guard let period = PublishedPeriod(time: cell("time_period"), identifier: cell("time_identifier")) else {
            throw Problem(
                "time_period",
                "“\(cell("time_period"))” is no time of “\(cell("time_identifier"))”. A financial year is written as 202425, a calendar or reporting year as 2025."
            )
        }
        let padded = (0..<count).map { cells.indices.contains($0) ? cells[$0].trimmingWhitespace : "" }
        return Row(line: line, period: period, area: area, region: cell("region_name"), cells: padded)
    }

    /// Nil for a level that is not compared.
    private static func area(_ cell: (String) -> String) throws(Problem) -> Area? {
        switch cell("geographic_level").lowercased() {
        case "national": return Area(.national, code: "E92000001", name: cell("country_name").isEmpty ? "England" : cell("country_name"))
        case "regional":
            let (code, name) = (cell("region_code"), cell("region_name"))
            if name.isEmpty {
                throw Problem("region_name", "the row is of a region, and region_name is empty. Enter the name of the region.")
            }
            return Area(.regional, code: code.isEmpty ? name : code, name: name)
        case "local authority": return try authority(cell("old_la_code"), cell("new_la_code"), cell("la_name"))
        case "": throw Problem("geographic_level", "geographic_level is empty. Enter National, Regional or Local authority.")
        default: return nil
        }
    }

    private static func authority(_ old: String, _ new: String, _ name: String) throws(Problem) -> Area {
        let england = LocalAuthorities.england
        let known = (old.isEmpty ? nil : england[code: old]) ?? (new.isEmpty ? nil : england.authority(statisticsCode: new))
        if let known {
            if !name.isEmpty, let named = england.named(name), named.code != known.code, named.name != known.name {
                throw Problem(
                    "la_name", "the code \(old.isEmpty ? new : old) is of \(known.name), and la_name says “\(name)”. Correct one of them.")
            }
            return Area(.authority, code: known.code, name: known.name)
        }
        if old.isEmpty, new.isEmpty {
            guard let named = england.named(name) else {
                throw Problem(
                    "la_name", "“\(name)” is no council that is known, and the row has no code. Enter old_la_code or new_la_code.")
            }
            return Area(.authority, code: named.code, name: named.name)
        }
        guard !name.isEmpty else {
            throw Problem(
                "la_name", "the code “\(old.isEmpty ? new : old)” is no council that is known, and la_name is empty. Enter the name.")
        }
        return Area(.authority, code: old.isEmpty ? new : old, name: name)
    }
}

extension PublishedFile {
    /// A column that divides the rows into groups, with its values in their order.
    package struct Filter: Sendable, Hashable {
        package let column: String
        package let values: [String]

        /// The value that stands for everybody, where there is one.
        package var whole: String? {
            values.first { value in ["total", "all", "all children", "not applicable"].contains(value.lowercased()) }
                ?? (values.count == 1 ? values.first : nil)
        }
    }

    private var open: [(place: Int, name: String)] {
        columns.enumerated().filter { !$1.isEmpty && !PublishedFile.fixed.contains($1.lowercased()) }.map { ($0, $1) }
    }

    /// Columns with any cell that is neither a number nor a symbol.
    package var filters: [Filter] {
        open.compactMap { place, name in
            let values = Set(rows.map { $0.cells[place] })
            return values.contains { PublishedCell($0) == nil } ? Filter(column: name, values: values.sorted()) : nil
        }
    }

    /// Columns of figures.
    package var indicators: [String] {
        let filters = Set(filters.map(\.column))
        return open.map(\.name).filter { !filters.contains($0) }
    }

    func place(of column: String) -> Int? { columns.firstIndex { $0.lowercased() == column.lowercased() } }
}

extension String {
    fileprivate var trimmingWhitespace: String {
        let start = drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
}
