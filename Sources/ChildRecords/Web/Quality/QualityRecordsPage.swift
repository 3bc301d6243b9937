import ChildRecords
import SiteKit
import Vocabulary

/// The records that fail rules, one line for each place.
struct QualityRecordsPage {
    let request: PageRequest
    let shown: [QualityFindings.Line]
    let count: (places: Int, records: Int)
    let rules: [any QualityRule.Type]
    let teams: [String]
    let months: [String]
    let days: [(form: ReturnFormat, day: Day)]
    /// Where the case system has a page for a child; nil where the council has not said.
    let pattern: String?

    private let columns = ["Record", "Child ID", "Team", "Rule", "Date", "What the data says"].map { Table.Column($0) }

    var page: Page {
        let rule = QualityRules.rule(request.query["rule"])
        let title = rule.map { "Records: \($0.title)" } ?? "Records that fail a rule"
        let sentence: HTML? = rule.map {
            "<p>\($0.sentence) It affects these measures: \($0.measures.joined(separator: ", ")). Department’s codes: \($0.codeWords).</p>"
        }
        return Page(
            title, breadcrumbs: [("Data quality", QualityPlaces.list.path)],
            """
            <h1>\(title)</h1>\(sentence)<p>This page does not show names. Each record keeps the same reference from load to load. Correct it in the case \
            system, or open it to confirm a value as right. Every view is recorded.</p>\(QualityDays.html(days))\(filter)\(table)\(Paging(request: request, total: count.places).html)
            <p><a href="\(QualityPlaces.recordsCSV.path)\(query)">Records to correct (CSV)</a></p>
            """)
    }

    private var filter: HTML {
        FilterBar([
            .init("rule", "Rule", rules.map { ($0.key, $0.title) }), .init("team", "Team", teams.map { ($0, $0) }),
            .init("month", "Month", months.map { ($0, $0.monthInWords) }), .ofForm, .ofCode(rules),
            .init("confirmed", "Confirmed as right", [("yes", "Only those confirmed as right")]),
        ]).html(request)
    }

    private var table: HTML {
        if count.places == 0 { return "<p class=\"note\">No record of your teams fails a rule with these filters.</p>" }
        let rows = shown.map { line in
            Table.row(
                columns,
                [
                    "<a href=\"\(QualityPlaces.record.path(line.record))\">\(line.reference)</a>", number(line),
                    "\(line.team.isEmpty ? "–" : line.team)",
                    "\(QualityRules.rule(line.rule)?.title ?? line.rule)\(codes(line))", "\(line.day?.description ?? "–")",
                    "\(line.words)<span class=\"sub\">\(line.origin)</span>\(line.reason.map { "<span class=\"sub\">Confirmed as right: \($0)</span>" as HTML })",
                ])
        }
        return Table("\(count.places) places in \(count.records) \(count.records == 1 ? "record" : "records")", columns, rows: rows).html()
    }

    private func number(_ line: QualityFindings.Line) -> HTML {
        LAChildID(line.number).flatMap { CaseSystem.link(to: $0, pattern: pattern, words: line.number) } ?? "\(line.number)"
    }

    private func codes(_ line: QualityFindings.Line) -> HTML? {
        QualityRules.rule(line.rule).flatMap { $0.codes.isEmpty ? nil : "<span class=\"sub\">\($0.codeWords)</span>" }
    }

    private var query: String {
        let pairs = ["rule", "team", "month", "form", "code", "confirmed"].filter { !request.query[$0].isEmpty }
        return pairs.isEmpty ? "" : "?" + pairs.map { "\($0)=\(request.query[$0].asQueryValue)" }.joined(separator: "&")
    }
}

/// One record with what every rule says of it: all five states.
struct QualityRecordPage {
    let request: PageRequest
    let states: [(any QualityRule.Type, RuleState.Kind)]
    let lines: [QualityFindings.Line]
    let reference, team: String
    let id: Identifier<QualityRecord>
    let problems: Problems?
    /// Why several child IDs are this one record.
    let matched: [OneChildTwoNumbers.Ground]

    private let columns = ["Rule", "Result", "What the data says"].map { Table.Column($0) }

    var page: Page {
        Page(
            "Record \(reference)", breadcrumbs: [("Data quality", QualityPlaces.list.path), ("Records", QualityPlaces.records.path)],
            problems: problems,
            """
            <h1>Record \(reference)</h1><p>\(team.isEmpty ? "No team" : team). \(summary)</p>\(together)
            \(Table("Rules that this record fails, or that could not be checked", columns, rows: rows).html())\(others)
            """)
    }

    private var together: HTML? {
        if matched.isEmpty { return nil }
        return "<p class=\"note\">Two child IDs are treated as this one record. \(matched.map(\.words).joined(separator: ". ")).</p>"
    }

    private var summary: String {
        RuleState.Kind.allCases.map { kind in "\(kind.words): \(states.count { $0.1 == kind })" }.joined(separator: " · ")
    }

    /// One place, with the form that confirms it as right, or takes that back.
    private func place(_ line: QualityFindings.Line) -> HTML {
        let shown: HTML = "\(line.words)<span class=\"sub\">\(line.origin)</span>"
        guard request.may(.confirmQualityFault) else {
            return "\(shown)\(line.reason.map { "<span class=\"sub\">Confirmed as right: \($0)</span>" as HTML })"
        }
        let hidden: HTML =
            "<input type=\"hidden\" name=\"rule\" value=\"\(line.rule)\"><input type=\"hidden\" name=\"fault\" value=\"\(line.fault)\">"
        if let reason = line.reason {
            return """
                \(shown)<p>Confirmed as right: \(reason)</p>
                \(request.form(to: QualityPlaces.withdraw.path(id), "\(hidden)<p><button class=\"btn\">Withdraw</button></p>"))
                """
        }
        let isTyped = request.form["rule"] == line.rule && request.form["fault"] == line.fault
        let field = "reason-\(line.rule)-\(lines.firstIndex { $0.rule == line.rule && $0.fault == line.fault } ?? 0)"
        let problem: HTML? = isTyped && problems != nil ? "<p class=\"error\">Enter why it is right.</p>" : nil
        return """
            \(shown)<details\(isTyped ? " open" : "" as HTML)><summary>Confirm as right</summary>\(request.form(
                to: QualityPlaces.confirm.path(id),
                """
                \(hidden)\(problem)<label for="\(field)">Reason it is right (do not name anybody)</label>
                <input id="\(field)" name="reason" maxlength="500" required><p><button class="btn">Confirm</button></p>
                """))</details>
            """
    }

    /// The rules with the other results, by name.
    private var others: HTML {
        let kinds = RuleState.Kind.allCases.filter { !QualityRecordPage.inTheTable.contains($0) }
        return kinds.map { kind -> HTML in
            let names = states.filter { $0.1 == kind }.map { "<li>\($0.0.title)</li>" as HTML }
            return names.isEmpty ? "" : "<details><summary>\(kind.words): \(names.count) rules</summary><ul>\(names)</ul></details>"
        }.joined("")
    }

    private static let inTheTable: [RuleState.Kind] = [.failed, .incomplete]

    private var rows: [HTML] {
        QualityRecordPage.inTheTable.flatMap { kind in
            states.filter { $0.1 == kind }.map { rule, kind -> HTML in
                let found = lines.filter { $0.rule == rule.key }.map(place)
                return Table.row(
                    columns,
                    [
                        "\(rule.title)<span class=\"sub\">\(rule.sentence)\(rule.codes.isEmpty ? "" : " \(rule.codeWords)")</span>",
                        kind.tag,
                        found.isEmpty ? "–" : found.joined("<br>"),
                    ])
            }
        }
    }
}

extension RuleState.Kind {
    fileprivate var tag: HTML {
        switch self {
        case .failed: Tag(words, .square).html
        case .incomplete, .notChecked: Tag(words, .triangle).html
        case .passed: Tag(words, .tick).html
        case .notApplicable: Tag(words, .hollow).html
        }
    }
}
