import ChildRecords
import SiteKit
import Vocabulary

/// Every rule with how it stands: what decides whether a measure can be believed.
struct QualityPage {
    let visit: Visit
    let counts: QualityCounts

    private let columns =
        [Table.Column("Rule", sort: "rule"), Table.Column("Measures")]
        + RuleState.Kind.allCases.map { Table.Column($0.words, sort: $0.rawValue, isNumber: true) }

    var page: Page {
        Page(
            "Data quality",
            """
            <h1>Data quality</h1>\(standing)\(stale)\(filter)\(table)
            <p><a href="\(QualityPlaces.csv.path)\(query)">The same as CSV</a>\(everything)</p>
            """)
    }

    /// The lines that the filters leave, in the order that was asked for.
    var shown: [QualityCounts.Line] {
        let state = RuleState.Kind(rawValue: visit.query["state"])
        let kept = counts.lines.filter { line in state.map { (line.counts[$0] ?? 0) > 0 } ?? true }
        let order = SortOrder(visit)
        let sorted =
            if order.column == "rule" {
                kept.sorted { $0.rule.name < $1.rule.name }
            } else if let kind = RuleState.Kind(rawValue: order.column) {
                kept.sorted { ($0.counts[kind] ?? 0, $1.rule.name) < ($1.counts[kind] ?? 0, $0.rule.name) }
            } else { kept }
        return order.isDescending ? sorted.reversed() : sorted
    }

    private var standing: HTML {
        guard let taken = counts.taken else {
            return "<p class=\"note\">No data has been loaded and checked yet. The rules are asked when a load is accepted.</p>"
        }
        let fired = counts.lines.count { ($0.counts[.fired] ?? 0) > 0 }
        return """
            <p>\(counts.lines.count) rules decide whether a measure can be believed. \(fired) of them point at something in the records of \
            \(counts.children) children, as the data stood on \(taken). A rule that fires says that a record is wrong or unlikely; it is mended \
            in the case system, and gone with the next load.</p>
            """
    }

    private var stale: HTML? {
        guard !counts.stale.isEmpty else { return nil }
        let forms = counts.stale.map { "<li>\($0.form.words): nothing newer than \($0.newest)</li>" as HTML }
        return "<div class=\"note\"><p>This may be last year’s file:</p><ul>\(forms)</ul></div>"
    }

    private var filter: HTML {
        FilterBar([
            .init("state", "State", RuleState.Kind.allCases.map { ($0.rawValue, $0.words) }),
            .init("team", "Team", counts.teams.map { ($0, $0) }),
            .init("month", "Month it points at", counts.months.map { ($0, $0.monthInWords) }),
        ]).html(visit)
    }

    private var table: HTML {
        let lines = shown
        if lines.isEmpty { return "<p class=\"note\">No rule stands like that.</p>" }
        return Table("\(lines.count) rules, by the number of children", columns, rows: lines.map(row)).html(visit)
    }

    private func row(_ line: QualityCounts.Line) -> HTML {
        let wanting: HTML? =
            line.wanting.isEmpty
            ? nil : "<span class=\"sub\">Not run for want of \(line.wanting.map(\.plural).joined(separator: ", "))</span>"
        let name: HTML = "\(line.rule.name.inWords)<span class=\"sub\">\(line.rule.sentence)</span>\(wanting)"
        return Table.row(
            columns, [name, "\(line.rule.measures.joined(separator: ", "))"] + RuleState.Kind.allCases.map { cell(line, $0) })
    }

    private func cell(_ line: QualityCounts.Line, _ kind: RuleState.Kind) -> HTML {
        let count = line.counts[kind] ?? 0
        guard kind == .fired, count > 0, visit.may(.readQualityRecords) else { return "\(count)" }
        return """
            <a href="\(recordsPath(line.rule.key))">\(count)<span class="unseen"> records that “\(line.rule.name.inWords)” points at</span></a>
            """
    }

    private func recordsPath(_ rule: String) -> String {
        let more = ["team", "month"].filter { !visit.query[$0].isEmpty }.map { "&\($0)=\(visit.query[$0].asQueryValue)" }
        return QualityPlaces.records.path + "?rule=\(rule)" + more.joined()
    }

    private var query: String {
        let pairs = ["state", "team", "month", "sort"].filter { !visit.query[$0].isEmpty }
        return pairs.isEmpty ? "" : "?" + pairs.map { "\($0)=\(visit.query[$0].asQueryValue)" }.joined(separator: "&")
    }

    private var everything: HTML? {
        visit.may(.readQualityRecords)
            ? " · <a href=\"\(QualityPlaces.records.path)\">Every record that a rule points at</a>" : nil
    }
}

extension String {
    /// `2022-06` as `June 2022`.
    var monthInWords: String {
        let parts = split(separator: "-")
        guard parts.count == 2, let month = Int(parts[1]), (1...12).contains(month) else { return self }
        return "\(Day.monthNames[month - 1]) \(parts[0])"
    }
}
