import ChildRecords
import GRDB
import SiteKit
import Vocabulary

extension ChildPages {
    @Sendable func patterns(_ visit: Visit) async throws -> Answer { .page(try await patternsPage(visit)) }

    private func patternsPage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let (days, from, to) = patternDays(visit)
        let read = try await readPatterns(from, to, visit)
        return PatternsPage(visit: visit, read: read, days: days, from: from, to: to, problems: problems ?? days.problems).page
    }

    @Sendable func patternsCSV(_ visit: Visit) async throws -> Answer {
        let (_, from, to) = patternDays(visit)
        let read = try await readPatterns(from, to, visit)
        let kind = LookingPattern.Kind(rawValue: visit.query["kind"])
        var table = CSVTable(["Worker", "Team", "What", "Why it is listed", "Records", "From", "To"])
        for line in read.lines where kind == nil || line.pattern.kind == kind {
            table.add([
                line.name, line.team, line.pattern.kind.words, line.pattern.reason, line.records.map(\.number).joined(separator: " "),
                from.iso,
                to.iso,
            ])
        }
        return .file(table.download(name: "patterns.csv"))
    }

    /// Looking over everybody's looks is a look too, at the trail as a whole.
    private func readPatterns(_ from: Day, _ to: Day, _ visit: Visit) async throws -> PatternsRead {
        let asker = Asker(visit, to: .readPatterns)
        let read = try await PatternsRead.read(from: from, to: to, for: asker, in: store)
        try await store.recordView(of: ["audit"], act: .readPatterns, by: visit.changer, ground: "\(from.iso) \(to.iso)")
        return read
    }

    private func patternDays(_ visit: Visit) -> (LookingDays, from: Day, to: Day) {
        let usual = (from: Optional(visit.today - (PatternsRead.usualDays - 1)), to: Optional(visit.today))
        let days = LookingDays(visit.query, usual: usual)
        let to = days.to ?? visit.today
        let from = max(days.from ?? to - (PatternsRead.usualDays - 1), to - (PatternsRead.mostDays - 1))
        return (days, min(from, to), to)
    }

    @Sendable func setUsualHours(_ visit: Visit) async throws -> Answer {
        do {
            let version = FormReader(visit.form).version
            guard let opens = Int(visit.form["opens"]), let closes = Int(visit.form["closes"]),
                let hours = UsualHours(opens: opens, closes: closes)
            else { throw Problems("opens", "Choose when usual hours begin and, later on the same day, when they end.") }
            try await store.change(by: visit.changer, .readPatterns, on: "usual-hours", ground: "\(opens)-\(closes)") { db in
                let (now, saved) = try PatternsRead.hours(in: db)
                if saved != version {
                    let fields = [
                        ("opens", "Usual hours begin at", String(now.opens)), ("closes", "Usual hours end at", String(now.closes)),
                    ]
                    throw EditConflict(saved: fields.map { (field: $0.0, label: $0.1, value: $0.2) }, version: saved)
                }
                try db.execute(
                    sql: "UPDATE usual_hours SET opens = ?, closes = ?, version = version + 1", arguments: [hours.opens, hours.closes])
            }
            return .seeOther(ChildPlaces.patterns.path + "#hours")
        } catch let problems as Problems {
            return .page(try await patternsPage(visit, problems))
        }
    }
}

/// What in the looking is worth a question.
struct PatternsPage {
    let visit: Visit
    let read: PatternsRead
    let days: LookingDays
    let from, to: Day
    let problems: Problems?

    private let columns = ["Worker", "What", "Why it is listed", "Records", ""].map { Table.Column($0) }

    var page: Page {
        Page(
            "Unusual patterns", breadcrumbs: [("Governance", ChildPlaces.governance.path)], problems: problems,
            """
            <h1>Unusual patterns</h1><p>What in the looking at children’s records is worth a question, from \(from) to \(to). None of it is a \
            finding about a person: there may be a good reason, and only a conversation tells.</p>\(SavedViewBar().html(visit))\(days.filter(visit))\(kinds)\(table)
            <p><a href="\(ChildPlaces.patternsCSV.path)\(csvQuery)">The same as CSV</a></p>\(hours)
            """)
    }

    private var kind: LookingPattern.Kind? { LookingPattern.Kind(rawValue: visit.query["kind"]) }

    private var csvQuery: String {
        let query = LookingDays(visit.query, usual: (from, to)).query
        return kind.map { query + (query.isEmpty ? "?" : "&") + "kind=\($0.rawValue)" } ?? query
    }

    /// The kinds as links, because the days stand in the form above.
    private var kinds: HTML {
        let all: [(String?, String)] = [(nil, "All")] + LookingPattern.Kind.allCases.map { ($0.rawValue, $0.words) }
        let links = all.map { value, words -> HTML in
            let isHere = (value ?? "") == (kind?.rawValue ?? "")
            return "<li><a href=\"\(visit.path(with: "kind", value))\"\(" aria-current=\"true\"", when: isHere)>\(words)</a></li>"
        }
        return "<ul class=\"views\">\(links)</ul>"
    }

    private var table: HTML {
        let shown = read.lines.filter { kind == nil || $0.pattern.kind == kind }
        if shown.isEmpty { return "<p class=\"note\">Nothing unusual in these days.</p>" }
        let rows = shown.map { line -> HTML in
            let records = line.records.map { "<a href=\"\(ChildPlaces.views.path($0.id))\">\($0.number)</a>" as HTML }.joined(", ")
            let team: HTML? = line.team.isEmpty ? nil : "<span class=\"sub\">\(line.team)</span>"
            return Table.row(
                columns,
                [
                    "\(line.name)\(team)", "\(line.pattern.kind.words)", "\(line.pattern.reason)", records.isEmpty ? "–" : records,
                    """
                    <a class="btn quiet" href="\(ask(line.pattern.worker))">Ask what they looked at<span class="unseen">: \(line.name), \
                    \(line.pattern.kind.words)</span></a>
                    """,
                ])
        }
        return Table("Worth a question, by worker", columns, rows: rows).html()
    }

    private func ask(_ worker: Identifier<Worker>) -> String {
        let days = [("from", from), ("until", to)].map { "&\($0)-day=\($1.dayOfMonth)&\($0)-month=\($1.month)&\($0)-year=\($1.year)" }
        return ChildPlaces.inquiries.path + "?account=\(worker.text)" + days.joined()
    }

    private var hours: HTML {
        let fields = FormFields(typed: visit.form.has("opens") ? visit.form : nil, problems: problems)
        func options(_ range: ClosedRange<Int>) -> [(value: String, words: String)] { range.map { (String($0), "\($0).00") } }
        let body: HTML = """
            \(fields.select("opens", "Begin at", options: options(0...23), value: String(read.hours.opens)))
            \(fields.select("closes", "End at", options: options(1...24), value: String(read.hours.closes)))
            <p><button class="btn quiet">Keep these hours</button></p>
            """
        return """
            <h2 id="hours">Usual hours</h2><p>A local setting: \(read.hours.words). Weekends and bank holidays are always outside.</p>
            \(visit.form(to: ChildPlaces.usualHours.path, version: read.version, body))
            <h2>How it is counted</h2><ul><li>Many records: more than \(ManyRecordsOpened.times) times the median of the worker’s team, and at least \
            \(ManyRecordsOpened.least).</li><li>Outside usual hours: \(OutsideUsualHours.least) looks or more.</li><li>Often refused: \
            \(ManyRefusals.least) times or more asking for what is restricted or not there for them.</li><li>Records of nobody’s: \
            \(UnallocatedRecordsOpened.least) or more that were allocated to nobody on the day.</li><li>Same surname: one is enough. The number of \
            a restricted record is kept back, because it would tell a part of its name.</li></ul>
            """
    }
}
