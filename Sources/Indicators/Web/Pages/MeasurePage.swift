import GRDB
import Indicators
import SiteKit
import Vocabulary

/// A measure with everything its page draws on.
struct MeasureRead: Sendable {
    let measure: Measure
    let series: Series
    let marks: [Mark]
    let chart: ControlChart
    let held: [HeldRow]

    init(_ id: Identifier<Measure>, in db: Database) throws {
        guard let measure = try MeasureRecords.measure(id, in: db) else { throw NotFound() }
        self.measure = measure
        series = try MeasureRecords.series(of: id, in: db)
        marks = try MeasureRecords.marks(of: id, in: db)
        chart = ControlChart(measure, series, marks: marks, markers: try MeasureRecords.markers(of: id, in: db))
        held = try MeasureRecords.held(of: id, in: db)
    }
}

/// Is it better, or noise? The chart with its finding, what is counted, and the series with every correction.
struct MeasurePage {
    let visit: Visit
    let read: MeasureRead
    let uses: [MeasureUse]
    /// Evidence that pins a figure of it.
    let pinned: [MeasureUse]
    let pin: @Sendable (Identifier<MeasureValue>) -> String?
    let thread: [ThreadStep]
    let problems: Problems?

    private var measure: Measure { read.measure }

    var page: Page {
        Page(
            measure.name, thread: thread, breadcrumbs: [("Measures", IndicatorPlaces.list.path)], problems: problems,
            """
            <h1>\(measure.name)</h1><p class="hint">\(measure.counts) \(measure.better.words).</p>
            <div class="split"><div>\(ChartFigure(read.chart).html)\(buttons)\(heldRows)</div>
            <aside aria-label="Besides">\(behind)\(used)\(evidence)\(marks)</aside></div>
            <h2 id="figures">Figures</h2>\(FigureTable(visit: visit, read: read, pin: pin).html)\(markForm)
            """)
    }

    private var buttons: HTML {
        var links: [HTML] = []
        if visit.may(.addFigures) {
            links.append("<a class=\"btn\" href=\"\(IndicatorPlaces.addValue.path(measure.id))\">Add a figure</a>")
            links.append("<a class=\"btn quiet\" href=\"\(IndicatorPlaces.upload.path(measure.id))\">Load figures from CSV</a>")
        }
        if visit.may(.keepMeasures) {
            links.append("<a class=\"btn quiet\" href=\"\(IndicatorPlaces.edit.path(measure.id))\">Change the measure</a>")
        }
        return links.isEmpty ? "" : "<p class=\"row\">\(links)</p>"
    }

    private var behind: HTML {
        let isShare = measure.unit.multiplier != nil
        let share: HTML =
            isShare
            ? "<div><dt>Numerator</dt><dd>\(or(measure.numerator))</dd></div><div><dt>Denominator</dt><dd>\(or(measure.denominator))</dd></div>"
            : ""
        let aim: HTML = measure.aim.map { "\(FigureWords.of($0, measure.unit))" } ?? "not set"
        return """
            <h2>Behind it</h2><dl class="summary"><div><dt>Unit</dt><dd>\(measure.unit.words)</dd></div>\(share)
            <div><dt>Aim</dt><dd>\(aim)</dd></div><div><dt>Source</dt><dd>\(or(measure.source))</dd></div>
            <div><dt>Owner</dt><dd>\(or(measure.owner))</dd></div></dl>
            \(rules)
            """
    }

    private var rules: HTML {
        """
        <details><summary>How better or worse is told from noise</summary><p>The limits are the mean of the first \(TooFewPoints.needed) figures, plus and minus \
        2.66 times the mean difference from one figure to the next. They are reckoned anew only where practice is marked as changed. A special cause is one figure outside \
        them, \(RunOnOneSide.length) figures in a row on one side of the mean, or \(SixInOneDirection.length) in a row each higher or each lower than the one before. \
        With fewer than \(TooFewPoints.needed) figures nothing is said.</p></details>
        """
    }

    private func or(_ words: String) -> HTML { words.isEmpty ? "<span class=\"hint\">not said yet</span>" : "\(words)" }

    private var used: HTML {
        if uses.isEmpty { return "<h2>What rests on it</h2><p class=\"note\">No action is linked to it yet.</p>" }
        let items = uses.map { "<li><a href=\"\($0.path)\">\($0.title)</a><span class=\"sub\">\($0.note)</span></li>" as HTML }
        return "<h2>What rests on it</h2><ul>\(items)</ul>"
    }

    private var evidence: HTML? {
        guard !pinned.isEmpty else { return nil }
        let items = pinned.map { "<li><a href=\"\($0.path)\">\($0.title)</a><span class=\"sub\">\($0.note)</span></li>" as HTML }
        return "<h2>Pinned as evidence</h2><ul>\(items)</ul>"
    }

    private var marks: HTML? {
        guard !read.marks.isEmpty else { return nil }
        let items = read.marks.map {
            "<li><strong>\($0.kind.words)</strong>, \($0.day): \($0.words)<span class=\"sub\">marked by \($0.author)</span></li>" as HTML
        }
        return "<h2>Marks</h2><ul>\(items)</ul>"
    }

    private var heldRows: HTML? {
        guard !read.held.isEmpty else { return nil }
        let items = read.held.map { row -> HTML in
            let settle: HTML =
                visit.may(.addFigures)
                ? """
                <a class="btn quiet" href="\(IndicatorPlaces.addValue.path(measure.id))?row=\(row.id)">Add it by hand<span class="unseen">, line \(row.line)</span></a>
                \(visit.button("Leave it out", to: IndicatorPlaces.settleHeld.path(measure.id, row.id)))
                """ : ""
            return
                "<li><span><strong>\(row.file), line \(row.line)</strong>: \(row.text)<span class=\"sub\">\(row.reason)</span></span>\(settle)</li>"
        }
        return "<h2 id=\"held\">Rows that were held</h2><ul class=\"tasks\">\(items)</ul>"
    }

    private var markForm: HTML? {
        guard visit.may(.keepMeasures) else { return nil }
        let fields = FormFields(typed: visit.form.has("mark-words") ? visit.form : nil, problems: problems)
        let isOpen = problems?.all.contains { ["kind", "marked", "mark-words"].contains($0.place) } == true
        let body: HTML = """
            \(fields.select("kind", "What is it?", options: Mark.Kind.allCases.map { ($0.rawValue, $0.words) }))
            \(fields.day("marked", "On which day?", hint: "For a late load or a data fault, the day of the figure. For a definition, the first day of the new one."))
            \(fields.area("mark-words", "What happened?", rows: 2))
            \(fields.text("counts", "What it counts from then", hint: "Only for a changed definition. The old words stay with the mark.", value: measure.counts))
            <p><button class="btn">Mark the series</button></p>
            """
        return """
            <details\(" open", when: isOpen)><summary>Mark a changed definition, a late load or a data fault</summary>\(visit.form(to: IndicatorPlaces.mark.path(measure.id), body))</details>
            """
    }
}
