import ChildRecords
import SiteKit
import Vocabulary

/// The records that rules point at, one line for each place.
struct QualityRecordsPage {
    let visit: Visit
    let lines: [QualityFindings.Line]
    let shown: [QualityFindings.Line]
    let teams: [String]
    let months: [String]

    private let columns = ["Record", "Team", "Rule", "Day", "What is there"].map { Table.Column($0) }

    var page: Page {
        let rule = QualityRules.rule(visit.query["rule"])
        let title = rule.map { "Records: \($0.name.inWords)" } ?? "Records that rules point at"
        let sentence: HTML? = rule.map { "<p>\($0.sentence) It bears on \($0.measures.joined(separator: ", ")).</p>" }
        return Page(
            title, breadcrumbs: [("Data quality", QualityPlaces.list.path)],
            """
            <h1>\(title)</h1>\(sentence)<p>Records stand here without a name. The CSV has the council’s number of each, for the person who mends it \
            in the case system; every look is written down.</p>\(filter)\(table)\(Paging(visit: visit, total: lines.count).html)
            <p><a href="\(QualityPlaces.recordsCSV.path)\(query)">Records to mend, as CSV</a></p>
            """)
    }

    private var filter: HTML {
        FilterBar([
            .init("rule", "Rule", QualityRules.all.map { ($0.key, $0.name.inWords) }), .init("team", "Team", teams.map { ($0, $0) }),
            .init("month", "Month", months.map { ($0, $0.monthInWords) }),
        ]).html(visit)
    }

    private var table: HTML {
        if lines.isEmpty { return "<p class=\"note\">No rule points at a record here, as far as your teams reach.</p>" }
        let rows = shown.map { line in
            Table.row(
                columns,
                [
                    "<a href=\"\(QualityPlaces.record.path(line.record))\">\(line.reference)</a>", "\(line.team.isEmpty ? "–" : line.team)",
                    "\((QualityRules.rule(line.rule)?.name ?? line.rule).inWords)", "\(line.day?.description ?? "–")",
                    "\(line.words)<span class=\"sub\">\(line.origin)</span>",
                ])
        }
        return Table("\(lines.count) places in \(Set(lines.map(\.record)).count) records", columns, rows: rows).html()
    }

    private var query: String {
        let pairs = ["rule", "team", "month"].filter { !visit.query[$0].isEmpty }
        return pairs.isEmpty ? "" : "?" + pairs.map { "\($0)=\(visit.query[$0].asQueryValue)" }.joined(separator: "&")
    }
}

/// One record with what every rule says of it: all five states.
struct QualityRecordPage {
    let visit: Visit
    let states: [(any QualityRule.Type, RuleState.Kind)]
    let lines: [QualityFindings.Line]
    let reference, team: String
    /// Why several numbers of the council are this one record.
    let matched: [OneChildTwoNumbers.Ground]

    private let columns = ["Rule", "State", "What is there"].map { Table.Column($0) }

    var page: Page {
        Page(
            "Record \(reference)", breadcrumbs: [("Data quality", QualityPlaces.list.path), ("Records", QualityPlaces.records.path)],
            """
            <h1>Record \(reference)</h1><p>\(team.isEmpty ? "No team" : team). \(summary)</p>\(together)
            \(Table("What every rule says of this record", columns, rows: rows).html())
            """)
    }

    private var together: HTML? {
        if matched.isEmpty { return nil }
        return "<p class=\"note\">Two numbers of the council are this one record. \(matched.map(\.words).joined(separator: ". ")).</p>"
    }

    private var summary: String {
        RuleState.Kind.allCases.map { kind in "\(kind.words): \(states.count { $0.1 == kind })" }.joined(separator: " · ")
    }

    private var rows: [HTML] {
        RuleState.Kind.allCases.flatMap { kind in
            states.filter { $0.1 == kind }.map { rule, kind -> HTML in
                let found = lines.filter { $0.rule == rule.key }.map { "\($0.words)<span class=\"sub\">\($0.origin)</span>" as HTML }
                return Table.row(
                    columns,
                    [
                        "\(rule.name.inWords)<span class=\"sub\">\(rule.sentence)</span>", kind.tag,
                        found.isEmpty ? "–" : found.joined("<br>"),
                    ])
            }
        }
    }
}

extension RuleState.Kind {
    fileprivate var tag: HTML {
        switch self {
        case .fired: Tag(words, .square).html
        case .failed, .notRun: Tag(words, .triangle).html
        case .passed: Tag(words, .tick).html
        case .notApplicable: Tag(words, .hollow).html
        }
    }
}
