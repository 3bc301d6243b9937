import ChildRecords
import ChildReturns
import Testing

@Suite("What is kept of the council's data, and why")
struct HouseDictionaryTests {
    @Test func `docs/data-dictionary.md is what the table of tables makes it`() throws {
        #expect(
            try HouseFiles.isGenerated("docs/data-dictionary.md", as: document),
            "run THROUGHLINE_WRITE=1 scripts/test --fast and look at the change")
    }

    private var document: String {
        """
        # Data dictionary

        What is stored of each table of the four returns, under which heading it comes, and why. What is not listed here is not stored: no
        address, no postcode, no free text. No name either, except for the lists for which the council has switched names on. Made from `Sources/ChildRecords/Returns/Data/tables.txt` by a test;
        `THROUGHLINE_WRITE=1 scripts/test --fast` writes it anew. The letters behind a reason are those of the measure it feeds.

        \(ReturnFormat.allCases.map(section).joined(separator: "\n\n"))

        """
    }

    private func section(_ format: ReturnFormat) -> String {
        let tables = TableSpec.all.filter { $0.format == format }.map(table)
        return "## \(format.words)\n\n" + tables.joined(separator: "\n\n")
    }

    private func table(_ table: TableSpec) -> String {
        let head = "### \(table.title)\n\n`\(table.name)`"
        if let why = table.nothingKept { return "\(head): \(why)." }
        let rows = table.makings.flatMap { making in
            making.columns.map { column in
                "| \(making.kind.words) | \(use(column.use)) | \(column.headings.map { "`\($0)`" }.joined(separator: " or ")) | \(why(column)) |"
            }
        }
        return "\(head)\n\n| entry | what | heading | why |\n|---|---|---|---|\n" + rows.joined(separator: "\n")
    }

    private func use(_ use: TableSpec.Use) -> String {
        switch use {
        case .child: "child ID"
        case .from: "date, or first date"
        case .until: "last date"
        case .reference: "its own ID"
        case .within: "what it belongs to"
        case .forename, .surname: "name, only for lists that are switched on"
        case .team: "team"
        case .worker: "worker"
        case .fact(let fact): fact.rawValue.replacing(/([a-z])([A-Z])/) { "\($0.1) \($0.2)" }.lowercased()
        }
    }

    private func why(_ column: TableSpec.Column) -> String {
        if !column.why.isEmpty { return column.why }
        switch column.use {
        case .child: return "matches the child across all returns"
        case .from, .until: return "the clock of this entry"
        case .forename, .surname: return "a list that somebody works through child by child"
        case .reference, .within: return "finds the row at its source, and what belongs together"
        case .team, .worker: return "every measure by team; caseloads"
        case .fact: return ""
        }
    }
}
