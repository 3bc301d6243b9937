import ChildRecords
import Foundation
import SiteKit
import Vocabulary

/// Every rule with how many records fail it: what decides whether a measure can be trusted.
struct QualityPage {
    let request: PageRequest
    let counts: QualityCounts

    private let columns =
        [Table.Column("Rule", sort: "rule"), Table.Column("Department’s codes"), Table.Column("Measures")]
        + RuleState.Kind.allCases.map { Table.Column($0.words, sort: $0.rawValue, isNumber: true) }

    var page: Page {
        Page(
            "Data quality",
            """
            <h1>Data quality</h1>\(standing)\(QualityDays.html(counts.days))\(stale)\(ofTheCouncil)\(filter)\(table)
            <p><a href="\(QualityPlaces.csv.path)\(query)">Download this list (CSV)</a>\(everything)
            · <a href="\(QualityPlaces.trend.path)">Failed records by load</a>\(settings)</p>\(waiting)
            """)
    }

    /// The lines that the filters leave, in the order that was asked for.
    var shown: [QualityCounts.Line] {
        let state = RuleState.Kind(rawValue: request.query["state"])
        let (form, code) = (ReturnFormat(rawValue: request.query["form"]), request.query["code"])
        let kept = counts.lines.filter { line in
            state.map { (line.counts[$0] ?? 0) > 0 } ?? true && form.map(line.rule.forms.contains) ?? true
                && (code.isEmpty || line.rule.codes.contains(code))
        }
        let order = SortOrder(request)
        let sorted =
            if order.column == "rule" {
                kept.sorted { $0.rule.title < $1.rule.title }
            } else if let kind = RuleState.Kind(rawValue: order.column) {
                kept.sorted { ($0.counts[kind] ?? 0, $1.rule.title) < ($1.counts[kind] ?? 0, $0.rule.title) }
            } else { kept }
        return order.isDescending ? sorted.reversed() : sorted
    }

    private var standing: HTML {
        guard let run = counts.run else {
            return "<p class=\"note\">No data has been checked yet. The rules are checked when a load is accepted.</p>"
        }
        let failed = counts.lines.count { ($0.counts[.failed] ?? 0) > 0 }
        let load: HTML? = run.load.map { " These are the results for load \($0)." }
        let pending: HTML? =
            run.isOfCurrentData
            ? nil
            : "<p class=\"note\" role=\"status\">The data has changed and is being checked. Reload this page in a minute.</p>"
        return """
            <p>\(counts.lines.count) rules check whether measures can be relied on. The records of \(counts.children) \
            \(counts.children == 1 ? "child" : "children") fail \(failed) of them, in the data as at \(run.taken).\(load) A record that fails a rule \
            is wrong or unlikely. Correct it in the case system. The next load will include the correction.</p>\(pending)
            """
    }

    private var stale: HTML? {
        guard !counts.stale.isEmpty else { return nil }
        let forms = counts.stale.map { "<li>\($0.form.words): nothing after \($0.newest)</li>" as HTML }
        return "<div class=\"note\"><p>This may be last year’s file:</p><ul>\(forms)</ul></div>"
    }

    private var filter: HTML {
        FilterBar([
            .init("state", "Result", RuleState.Kind.allCases.map { ($0.rawValue, $0.words) }),
            .init("team", "Team", counts.teams.map { ($0, $0) }),
            .init("month", "Month", counts.months.map { ($0, $0.monthInWords) }), .ofForm, .ofCode,
        ]).html(request)
    }

    /// Rules that most children fail: an error of the whole file or of how the council records, not of a child.
    private var ofTheCouncil: HTML? {
        let lines = counts.lines.filter(\.isOfTheCouncil)
        if lines.isEmpty { return nil }
        let items = lines.map { line in
            "<li>\(line.rule.title): \(line.counts[.failed] ?? 0) of \(line.checked) children</li>" as HTML
        }
        return """
            <section class="note"><h2>Council-wide errors</h2><p>Most children fail these rules. The likely cause is a missing column or the way \
            the council records, not each record. Correct it once, at its source.</p><ul>\(items)</ul></section>
            """
    }

    /// What somebody may look for here and not find.
    private var waiting: HTML {
        let codes = WaitingCodes.all.map { "<li>\($0.code): \($0.why)</li>" as HTML }
        return "<details><summary>Department’s codes without a rule</summary><ul>\(codes)</ul></details>"
    }

    private var settings: HTML? {
        request.may(.loadReturns) ? " · <a href=\"\(QualityPlaces.settings.path)\">Settings</a>" : nil
    }

    private var table: HTML {
        let lines = shown
        if lines.isEmpty { return "<p class=\"note\">No rule has this result.</p>" }
        let paging = Paging(request: request, total: lines.count)
        let table = Table("\(lines.count) rules, with the number of children for each result", columns, rows: paging.shown(lines).map(row))
        return "\(table.html(request))\(paging.html)"
    }

    private func row(_ line: QualityCounts.Line) -> HTML {
        let notLoaded: HTML? =
            line.notLoaded.isEmpty
            ? (line.counts[.notChecked] ?? 0 > 0
                ? "<span class=\"sub\">Not checked where the table that tells of a child has no column for this</span>" : nil)
            : """
            <span class="sub">Not checked: no \(line.notLoaded.map(\.plural).joined(separator: ", ")) loaded \
            from a return with the fields this rule needs (\(line.rule.forms.map(\.words).joined(separator: ", ")))</span>
            """
        let right: HTML? = counts.confirmed[line.rule.key].map { "<span class=\"sub\">\($0) more checked and confirmed as right</span>" }
        let name: HTML = "\(line.rule.title)<span class=\"sub\">\(line.rule.sentence)</span>\(notLoaded)\(right)"
        return Table.row(
            columns,
            [name, "\(line.rule.codeWords)", "\(line.rule.measures.joined(separator: ", "))"]
                + RuleState.Kind.allCases.map { cell(line, $0) })
    }

    private func cell(_ line: QualityCounts.Line, _ kind: RuleState.Kind) -> HTML {
        let count = line.counts[kind] ?? 0
        guard kind == .failed, count > 0, request.may(.readQualityRecords) else { return "\(count)" }
        return """
            <a href="\(recordsPath(line.rule.key))">\(count)<span class="unseen"> records that fail “\(line.rule.title)”</span></a>
            """
    }

    private func recordsPath(_ rule: String) -> String {
        let more = ["team", "month", "form"].filter { !request.query[$0].isEmpty }.map { "&\($0)=\(request.query[$0].asQueryValue)" }
        return QualityPlaces.records.path + "?rule=\(rule)" + more.joined()
    }

    private var query: String {
        let pairs = ["state", "team", "month", "form", "code", "sort"].filter { !request.query[$0].isEmpty }
        return pairs.isEmpty ? "" : "?" + pairs.map { "\($0)=\(request.query[$0].asQueryValue)" }.joined(separator: "&")
    }

    private var everything: HTML? {
        request.may(.readQualityRecords)
            ? " · <a href=\"\(QualityPlaces.records.path)\">All records that fail a rule</a>" : nil
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

extension QualityCounts.Line {
    private static let fewest = 20

    /// Children on whom the rule was run.
    var checked: Int { (counts[.failed] ?? 0) + (counts[.passed] ?? 0) }
    /// More than half of at least twenty children fail it.
    var isOfTheCouncil: Bool { checked >= QualityCounts.Line.fewest && 2 * (counts[.failed] ?? 0) > checked }
}

extension QualityRule {
    static var codeWords: String { codes.isEmpty ? "–" : codes.joined(separator: ", ") }
}

extension FilterBar.Choice {
    /// Rules and places by the form that they look at.
    static var ofForm: FilterBar.Choice { .init("form", "Form", ReturnFormat.allCases.map { ($0.rawValue, $0.words) }) }

    /// Rules and places by the Department’s code.
    static var ofCode: FilterBar.Choice { ofCode(QualityRules.all) }

    static func ofCode(_ rules: [any QualityRule.Type]) -> FilterBar.Choice {
        let codes = rules.flatMap { rule in rule.codes.map { ($0, "\($0): \(rule.title)") } }
        return .init("code", "Department’s code", codes.sorted { $0.0.localizedStandardCompare($1.0) == .orderedAscending })
    }
}

/// The data day of each form, for every list of data quality.
enum QualityDays {
    static func html(_ days: [(form: ReturnFormat, day: Day)]) -> HTML? {
        days.isEmpty ? nil : "<p>Data as at: \(words(days)).</p>"
    }

    static func words(_ days: [(form: ReturnFormat, day: Day)]) -> String {
        days.map { "\($0.form.words) \($0.day)" }.joined(separator: "; ")
    }
}

/// How many records fail each rule, load by load.
struct QualityTrendPage {
    let request: PageRequest
    let trend: QualityTrend
    let teams: [String]
    let days: [(form: ReturnFormat, day: Day)]

    var page: Page {
        Page(
            "Failed records by load", breadcrumbs: [("Data quality", QualityPlaces.list.path)],
            """
            <h1>Failed records by load</h1>\(QualityDays.html(days))
            \(FilterBar([.init("team", "Team", teams.map { ($0, $0) })]).html(request))\(table)
            """)
    }

    private var table: HTML {
        let rules = QualityRules.all.filter { trend.records[$0.key] != nil }
        if trend.checks.isEmpty || rules.isEmpty {
            return "<p class=\"note\">No check of the data has found a record that fails a rule.</p>"
        }
        let columns =
            [Table.Column("Rule")]
            + trend.checks.map { check in
                Table.Column(check.load.map { "Load \($0), \(check.checked)" } ?? "\(check.checked)", isNumber: true)
            }
        let paging = Paging(request: request, total: rules.count)
        let rows = paging.shown(rules).map { rule in
            Table.row(columns, ["\(rule.title)"] + trend.checks.map { "\(trend.records[rule.key]?[$0.id] ?? 0)" })
        }
        return "\(Table("Records that fail each rule", columns, rows: rows).html())\(paging.html)"
    }
}

/// How long something may be open or missing before a rule points at it: local settings.
struct QualitySettingsPage {
    let request: PageRequest
    let spans: QualitySpans
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: problems == nil ? nil : request.form, problems: problems)
        let inputs = QualitySpans.all.map { span in
            fields.text(
                span.name, span.words, hint: "Default: \(QualitySpans()[keyPath: span.path]) days.",
                value: String(spans[keyPath: span.path]))
        }
        return Page(
            "Data quality settings", breadcrumbs: [("Data quality", QualityPlaces.list.path)], problems: problems,
            """
            <h1>Data quality settings</h1><p>These spans are local settings. No law or guidance sets them. The data is checked again after a change.</p>
            \(request.form(to: QualityPlaces.settings.path, "\(inputs)<p><button class=\"btn\">Save</button></p>"))
            """)
    }
}
