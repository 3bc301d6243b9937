import GRDB
import Indicators
import SiteKit
import Vocabulary

/// A measure with everything its page draws on.
struct MeasureRead: Sendable {
    let measure: Measure
    /// Every figure, also those that wait for a second person.
    let entered: Series
    /// The figures that count.
    let series: Series
    let marks: [Mark]
    let chart: ControlChart
    let rejected: [RejectedFigure]

    init(_ id: Identifier<Measure>, in db: Database) throws {
        guard let measure = try MeasureRecords.measure(id, in: db) else { throw NotFound() }
        try self.init(measure, in: db)
    }

    init(_ measure: Measure, in db: Database) throws {
        let id = measure.id
        self.measure = measure
        entered = try MeasureRecords.entered(of: id, in: db)
        series = try MeasureRecords.series(of: id, in: db)
        marks = try MeasureRecords.marks(of: id, in: db)
        chart = ControlChart(measure, series, marks: marks, markers: try MeasureRecords.markers(of: id, in: db))
        rejected = try MeasureRecords.rejected(of: id, in: db)
    }
}

/// Has it improved, or is it normal variation? The chart with its finding, what is counted, and the series with every correction.
struct MeasureDetail {
    let request: PageRequest
    let read: MeasureRead
    /// False for whoever gains by a figure of this measure.
    let mayConfirm: Bool
    let uses: [MeasureUse]
    /// Evidence that was saved from its figures.
    let evidence: [MeasureUse]
    let saveAsEvidence: @Sendable (Identifier<MeasureValue>) -> String?

    private var measure: Measure { read.measure }

    var html: HTML {
        """
        <p class="hint">\(measure.counts) \(measure.direction.words).</p>\(waiting)\(ChartFigure(read.chart).html)\(buttons)\(rejectedRows)
        <div class="split even"><div>\(definition)</div><div>\(used)\(savedEvidence)\(marks)</div></div>
        <h2 id="figures">Figures</h2>\(FigureTable(request: request, read: read, mayConfirm: mayConfirm, saveAsEvidence: saveAsEvidence).html)
        """
    }

    private var waiting: HTML? {
        let count = read.entered.current.count(where: \.isWaiting)
        guard count > 0 else { return nil }
        return """
            <p class="note"><strong>\(count) figure\("s", when: count != 1) \(count == 1 ? "waits" : "wait") for a second person.</strong> \
            An owner of a linked action entered \(count == 1 ? "it" : "them"). What would make the measure look better counts once \
            somebody else confirms it. <a href="#figures">See the figures</a></p>
            """
    }

    private var buttons: HTML {
        var links: [HTML] = []
        if let computed = measure.computed {
            return """
                <p>Its figures are counted from the data after each load. \
                <a href="\(IndicatorPlaces.ofComputed(computed.code))">Teams, groups and the children behind it</a></p>
                """
        }
        if request.may(.addFigures) {
            links.append("<a class=\"btn\" href=\"\(IndicatorPlaces.addValue.path(measure.id))\">Add a figure</a>")
            links.append("<a class=\"btn quiet\" href=\"\(IndicatorPlaces.upload.path(measure.id))\">Upload figures</a>")
        }
        return links.isEmpty ? "" : "<p class=\"row\">\(links)</p>"
    }

    private var definition: HTML {
        let isShare = measure.unit.multiplier != nil
        let share: HTML =
            isShare
            ? "<div><dt>Numerator</dt><dd>\(or(measure.numerator))</dd></div><div><dt>Denominator</dt><dd>\(or(measure.denominator))</dd></div>"
            : ""
        let target: HTML = measure.target.map { "\(FigureWords.of($0, measure.unit))" } ?? "Not set"
        return """
            <h2>Definition</h2><dl class="summary"><div><dt>Unit</dt><dd>\(measure.unit.words)</dd></div>\(share)
            <div><dt>Target</dt><dd>\(target)</dd></div><div><dt>Source</dt><dd>\(or(measure.source))</dd></div>
            <div><dt>Owner</dt><dd>\(or(measure.owner))</dd></div></dl>
            \(rules)
            """
    }

    private var rules: HTML {
        """
        <details><summary>How real change is identified</summary><p>The limits are the mean of the first \(TooFewPoints.needed) figures, plus and minus \
        2.66 times the mean difference from one figure to the next. They are calculated again only after a change of practice. A real change is one figure outside \
        the limits, \(RunOnOneSide.length) figures in a row on one side of the mean, or \(SixInOneDirection.length) in a row each higher or each lower than the one before. \
        With fewer than \(TooFewPoints.needed) figures there is no finding.</p></details>
        """
    }

    private func or(_ words: String) -> HTML { words.isEmpty ? "<span class=\"hint\">Not recorded</span>" : "\(words)" }

    private var used: HTML {
        if uses.isEmpty { return "<h2>Linked actions</h2><p class=\"note\">No action is linked to this measure.</p>" }
        let items = uses.map { "<li><a href=\"\($0.path)\">\($0.title)</a><span class=\"sub\">\($0.note)</span></li>" as HTML }
        return "<h2>Linked actions</h2><ul>\(items)</ul>"
    }

    private var savedEvidence: HTML? {
        guard !evidence.isEmpty else { return nil }
        let items = evidence.map { "<li><a href=\"\($0.path)\">\($0.title)</a><span class=\"sub\">\($0.note)</span></li>" as HTML }
        return "<h2>Saved as evidence</h2><ul>\(items)</ul>"
    }

    private var marks: HTML? {
        guard !read.marks.isEmpty else { return nil }
        let items = read.marks.map {
            "<li><strong>\($0.kind.words)</strong>, \($0.day): \($0.words)<span class=\"sub\">added by \($0.author)</span></li>" as HTML
        }
        return "<h2>Marks</h2><ul>\(items)</ul>"
    }

    private var rejectedRows: HTML? {
        guard !read.rejected.isEmpty else { return nil }
        let items = read.rejected.map { row -> HTML in
            let resolve: HTML =
                request.may(.addFigures)
                ? """
                <a class="btn quiet" href="\(IndicatorPlaces.addValue.path(measure.id))?row=\(row.id)">Add by hand<span class="unseen">, line \(row.line)</span></a>
                \(request.button("Discard", to: IndicatorPlaces.discard.path(measure.id, row.id)))
                """ : ""
            return
                "<li><span><strong>\(row.file), line \(row.line)</strong>: \(row.text)<span class=\"sub\">\(row.reason)</span></span>\(resolve)</li>"
        }
        return "<h2 id=\"rejected\">Rejected rows</h2><ul class=\"tasks\">\(items)</ul>"
    }
}

/// The figures of a measure as a table, each with its source and its corrections.
struct FigureTable {
    let request: PageRequest
    let read: MeasureRead
    let mayConfirm: Bool
    let saveAsEvidence: @Sendable (Identifier<MeasureValue>) -> String?

    private let columns = [
        Table.Column("Date"), Table.Column("Figure"), Table.Column("Source"), Table.Column("Entered"), Table.Column("On the chart"),
        Table.Column(""),
    ]

    var html: HTML {
        let values = Array(read.entered.current.reversed())
        if values.isEmpty { return "<p class=\"note\">There are no figures. Add a figure, or upload a file.</p>" }
        let points = Dictionary(read.chart.points.map { ($0.day, $0) }) { first, _ in first }
        let paging = Paging(request: request, total: values.count, length: 12)
        let counted = Set(read.series.current.map(\.id))
        let rows = paging.shown(values).map { row($0, counted.contains($0.id) ? points[$0.day] : nil) }
        return """
            \(Table("\(values.count) figure\("s", when: values.count != 1), latest first", columns, rows: rows).html())\(paging.html)
            <p class="small"><a href="\(IndicatorPlaces.series.path(read.measure.id))">Download the figures (CSV)</a></p>
            """
    }

    private func row(_ value: MeasureValue, _ point: ControlChart.Point?) -> HTML {
        let unit = read.measure.unit
        let earlier = read.entered.earlier(value)
        let reasons = [value.correction].compactMap(\.self) + earlier.compactMap(\.correction)
        let corrected = zip(earlier, reasons).map { before, correction -> HTML in
            "<span class=\"sub\">Corrected from \(before.reading.words(in: unit)), entered \(before.entered) by \(before.author). Reason: \(correction.why)</span>"
        }
        let correct: HTML? =
            request.may(.addFigures) && read.measure.computed == nil
            ? "<a href=\"\(IndicatorPlaces.correct.path(read.measure.id, value.id))\">Correct<span class=\"unseen\"> the figure of \(value.day)</span></a>"
            : nil
        let links = [correct, evidenceLink(value)].compactMap(\.self)
        return Table.row(
            columns,
            [
                "\(value.day)", "\(value.reading.words(in: unit))\(corrected)\(confirmation(value))", "\(value.source)",
                "\(value.entered)<span class=\"sub\">\(value.author)</span>", "\(status(point))", links.joined(" · "),
            ])
    }

    private func confirmation(_ value: MeasureValue) -> HTML? {
        guard value.isWaiting else { return nil }
        let button = mayConfirm ? request.button("Confirm", to: IndicatorPlaces.confirm.path(read.measure.id, value.id)) : nil
        return "<span class=\"sub\">Waits for confirmation by a second person</span>\(button)"
    }

    /// A figure that is not known cannot be saved as evidence.
    private func evidenceLink(_ value: MeasureValue) -> HTML? {
        if case .notKnown = value.reading { return nil }
        return saveAsEvidence(value.id).map { path in
            "<a href=\"\(path)\">Save as evidence<span class=\"unseen\">, the figure of \(value.day)</span></a>"
        }
    }

    private func status(_ point: ControlChart.Point?) -> String {
        guard let point else { return "not counted yet" }
        if let mark = point.mark { return "\(mark.kind.words): not counted" }
        guard point.value != nil else { return "not known" }
        guard let side = point.signal else { return "normal variation" }
        return (side == .up) == (read.measure.direction == .higher) ? "improved" : "worse"
    }

    static func spreadsheet(_ read: MeasureRead) -> Download {
        var table = CSVTable([
            "date", "numerator", "denominator", "value", "reason", "source", "entered", "by", "corrects", "why", "confirmation", "mean",
            "lower limit", "upper limit",
        ])
        let corrected = Set(read.series.all.compactMap { $0.correction?.of })
        for value in read.series.all.sorted(by: { $0.day < $1.day }) {
            let limits = read.chart.stretches.first { $0.points.contains { $0.day == value.day } }?.limits
            table.add(
                [value.day.iso] + numbers(value.reading, read.measure.unit) + [
                    value.source, value.entered.iso, value.author, corrected.contains(value.id) ? "corrected since" : "",
                    value.correction?.why ?? "", value.isWaiting ? "waits for a second person" : "",
                    limits.map { FigureWords.plain($0.mean) } ?? "",
                    limits.map { FigureWords.plain($0.lower) } ?? "", limits.map { FigureWords.plain($0.upper) } ?? "",
                ])
        }
        return table.download(name: "figures.csv")
    }

    private static func numbers(_ reading: Reading, _ unit: Measure.Unit) -> [String] {
        let value = reading.value(in: unit).map { FigureWords.plain($0) } ?? ""
        return switch reading {
        case .share(let part, let whole): [String(part), String(whole), value, ""]
        case .amount(_, let over): ["", over.map { String($0) } ?? "", value, ""]
        case .notKnown(let part, let reason): [part.map { String($0) } ?? "", "", "", reason]
        }
    }
}
