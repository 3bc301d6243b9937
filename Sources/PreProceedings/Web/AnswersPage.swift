import ChildRecordsWeb
import GRDB
import Indicators
import IndicatorsWeb
import PreProceedings
import SiteKit
import Vocabulary

/// The page that answers the inspector's key line from the tracker, before and after a change of practice, with numerators, denominators and
/// what is not known.
struct AnswersPage {
    let store: Store

    private struct Change: Sendable {
        let id: Identifier<PracticeChange>
        let title: String
        let day: Day
        var choice: (value: String, words: String) { (id.text, "\(title), \(day)") }
    }

    func register(on site: inout Site) {
        site.get(TrackerPlaces.answers, .readPreProceedings) { request in .page(try await page(request)) }
        site.get(TrackerPlaces.months, .readPreProceedings) { request in .page(try await months(request)) }
        site.get(TrackerPlaces.monthsCSV, .readPreProceedings) { request in .file(try await file(request)) }
    }

    private struct Read: Sendable {
        let cases: [PreProceedingsCase]
        let letters: [SentLetter]
        let terms: LocalTerms
        let changes: [Change]
        /// The changes of practice that are linked to a measure of pre-proceedings.
        let linked: [PracticeMarker]

        /// The change that was chosen; those that are linked where none was.
        func markers(_ chosen: String) -> [PracticeMarker] {
            changes.first { $0.id.text == chosen }.map { [PracticeMarker(change: $0.id, day: $0.day, title: $0.title)] } ?? linked
        }

        func figures(from: Day? = nil, until: Day? = nil, on today: Day) -> TrackerFigures {
            TrackerFigures(cases, letters: letters, from: from, until: until, terms, on: today)
        }
    }

    /// Every case that somebody may see, with its view in the audit trail.
    private func read(_ request: PageRequest) async throws -> Read {
        let read = try await store.read { db -> Read in
            let viewer = Viewer(request)
            let lines = try CaseRegister.register.lines(as: viewer, in: db)
            let known = try KnownCase.children(of: viewer, in: db)
            let changes = try Row.fetchAll(db, literal: "SELECT id, title, day FROM practice_change ORDER BY day DESC, id").map {
                Change(id: $0["id"], title: $0["title"], day: $0["day"])
            }
            return Read(
                cases: try lines.compactMap { try PreProceedingsCase.load($0.id, in: db)?.only(known) },
                letters: try SentLetter.all(try KnownCase.visibility.condition(viewer), in: db),
                terms: try LocalTerms.read(in: db), changes: changes, linked: try MeasureRecords.markers(ofGroup: "P", in: db))
        }
        try await store.recordView(of: read.cases.map(\.id), act: .readPreProceedings, by: request.changer)
        return read
    }

    private func page(_ request: PageRequest) async throws -> Page {
        let read = try await read(request)
        let asked = read.changes.first { $0.id.text == request.query["change"] }
        let bar = FilterBar([.init("change", "Compare before and after", read.changes.map(\.choice))])
        let count = read.cases.count == 1 ? "the 1 case" : "the \(read.cases.count) cases"
        let sides = asked.map { [read.figures(until: $0.day, on: request.today), read.figures(from: $0.day, on: request.today)] }
        let all = sides ?? [read.figures(on: request.today)]
        let sections = TrackerQuestion.allCases.map { question in section(question, all.map { $0.figures(question) }, asked) }
        let flows = zip(all, sides == nil ? [""] : ["before", "after"]).map { flow($0.flow, $1) }
        return Page(
            "Pre-proceedings figures", breadcrumbs: TrackerPages.crumbs,
            """
            <h1>Pre-proceedings figures</h1><p>Counted on \(request.today) from \(count) that you can see. Choose a change of practice to compare
            decisions before and after it. Each figure leads to its chart by month.</p>\(KnownCase.note)\(bar.html(request))\(sections)
            <h2>What do legal planning meetings lead to?</h2>\(flows)\(AnswersPage.download)
            """)
    }

    private func section(_ question: TrackerQuestion, _ sides: [[TrackerFigure]], _ change: Change?) -> HTML {
        let columns = (["Measure"] + (sides.count == 1 ? ["All"] : ["Before", "After"])).map { Table.Column($0) }
        let rows = (sides.first ?? []).indices.map { index -> HTML in
            let cells = sides.map { side -> HTML in
                let leftOut = AnswersPage.leftOut(side[index])
                return "\(side[index].words)\(leftOut.isEmpty ? "" : "<span class=\"sub\">\(leftOut)</span>" as HTML)"
            }
            let first = sides[0][index]
            let title: HTML =
                first.measure == nil
                ? "\(first.title)" : "<a href=\"\(TrackerPlaces.months(of: first.code, change: change?.id.text ?? ""))\">\(first.title)</a>"
            return Table.row(columns, ["\(title)<span class=\"sub\">\(first.code)</span>"] + cells)
        }
        return "<h2>\(question.words)</h2>\(Table("Counted from the tracker", columns, rows: rows).html())"
    }

    private static func leftOut(_ figure: TrackerFigure) -> String {
        figure.leftOut.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "; ")
    }

    // MARK: What became of it

    private func flow(_ flow: PlanningFlow, _ side: String) -> HTML {
        let name = side.isEmpty ? "" : ", \(side) the change"
        if flow.ways.isEmpty { return "<p class=\"note\">No children\(name).</p>" }
        let columns = [Table.Column("The meeting decided"), Table.Column("What followed"), Table.Column("Children", isNumber: true)]
        let rows = flow.ways.map { Table.row(columns, ["\($0.from.words)", "\($0.to.words)", "\($0.children)"]) }
        let ways = flow.ways.map { FlowSVG.Way(from: $0.from.words, to: $0.to.words, count: $0.children) }
        return """
            <figure class="chart"><div class="scroll" tabindex="0" role="region" aria-label="From decision to outcome\(name)">\
            \(FlowSVG(ways, title: "From decision to outcome\(name)", name: "flow\(side)").html)</div></figure>
            \(Table("Children by decision and outcome\(name)", columns, rows: rows).html())
            """
    }

    private static let download: HTML = """
        <p class="small"><a href="\(TrackerPlaces.monthsCSV.path)">Download every figure by month (CSV)</a></p>
        """

    // MARK: By month

    private func months(_ request: PageRequest) async throws -> Page {
        let read = try await read(request)
        let code = request.query["figure"].isEmpty ? "k4" : request.query["figure"]
        let length = MeasurePeriod.Length(rawValue: request.query["by"]).flatMap { $0.overlaps ? nil : $0 }
        guard let series = TrackerSeries(code, of: read.figures(on: request.today), by: length, on: request.today) else { throw NotFound() }
        let listed = TrackerQuestion.allCases.flatMap(read.figures(on: request.today).figures).filter { $0.measure != nil }
        let bar = FilterBar([
            .init("figure", "Figure", listed.map { ($0.code, $0.title) }, usual: code),
            .init("by", "Period", [MeasurePeriod.Length.month, .quarter].map { ($0.rawValue, $0.words) }, usual: series.length.rawValue),
            .init("change", "Mark a change of practice", read.changes.map(\.choice)),
        ])
        let chart = series.chart(read.markers(request.query["change"]), on: request.today).map {
            ChartFigure($0, hasDirection: series.whole.better != nil).html
        }
        let few: HTML? =
            series.length == .quarter && length == nil
            ? "<p>Shown by quarter, because most months have fewer than \(SmallMonths.fewest) cases.</p>" : nil
        return Page(
            series.whole.title, breadcrumbs: TrackerPages.crumbs + [("Pre-proceedings figures", TrackerPlaces.answers.path)],
            """
            <h1>\(series.whole.title)</h1><p class="lead">All together: \(series.whole.words)</p>\(KnownCase.note)
            <p>A child counts in the month of the decision to begin pre-proceedings, else of the first legal planning meeting, else of the screening;
            a letter in the month in which it was sent. A period in which some still wait is not known yet.</p>
            \(bar.folded(request, "Change figure, period or marked change"))\(few)\(chart ?? "<p class=\"note\">There is no whole period yet.</p>")\(table(series, request))\(AnswersPage.download)
            """)
    }

    private func table(_ series: TrackerSeries, _ request: PageRequest) -> HTML? {
        if series.periods.isEmpty { return nil }
        let columns = [Table.Column("Period"), Table.Column("Figure"), Table.Column("Left out")]
        let all = Array(series.periods.reversed())
        let paging = Paging(request: request, total: all.count, length: 12)
        let rows = paging.shown(all).map { period, figure in
            Table.row(columns, ["\(period.words)", "\(figure.words)", "\(AnswersPage.leftOut(figure))"])
        }
        return """
            <h2>By \(series.length.words.lowercased())</h2>\(Table("Periods, latest first", columns, rows: rows).html())\(paging.html)
            """
    }

    private func file(_ request: PageRequest) async throws -> Download {
        let figures = try await read(request).figures(on: request.today)
        var table = CSVTable(["Code", "Figure", "First day", "Last day", "Value", "Numerator", "Counted", "Left out"])
        for code in TrackerFigures.codes {
            for (period, one) in TrackerSeries(code, of: figures, by: .month, on: request.today)?.periods ?? [] {
                let (met, value) = (one.numerator.map(String.init) ?? "", one.measure.flatMap { one.reading.value(in: $0.unit) })
                table.add([
                    one.code, one.title, period.first.iso, period.last.iso, value.map { String($0) } ?? "", met, String(one.count),
                    AnswersPage.leftOut(one),
                ])
            }
        }
        return table.download(name: "pre-proceedings-by-month.csv")
    }
}
