import Indicators
import SiteKit
import Vocabulary

/// The numbers of a measure as a table, each with its source and what it was before a correction.
struct FigureTable {
    let visit: Visit
    let read: MeasureRead
    let pin: @Sendable (Identifier<MeasureValue>) -> String?

    private let columns = [
        Table.Column("Up to"), Table.Column("Figure"), Table.Column("Source"), Table.Column("Entered"), Table.Column("On the chart"),
        Table.Column(""),
    ]

    var html: HTML {
        let values = Array(read.series.standing.reversed())
        if values.isEmpty { return "<p class=\"note\">No figure yet. Add one by hand, or load a CSV.</p>" }
        let points = Dictionary(read.chart.points.map { ($0.day, $0) }) { first, _ in first }
        let paging = Paging(visit: visit, total: values.count)
        let rows = paging.shown(values).map { row($0, points[$0.day]) }
        return """
            \(Table("\(values.count) figure\("s", when: values.count != 1), latest first", columns, rows: rows).html())\(paging.html)
            <p class="small"><a href="\(IndicatorPlaces.series.path(read.measure.id))">The figures as CSV</a></p>
            """
    }

    private func row(_ value: MeasureValue, _ point: ControlChart.Point?) -> HTML {
        let unit = read.measure.unit
        let earlier = read.series.earlier(value)
        let reasons = [value.correction].compactMap(\.self) + earlier.compactMap(\.correction)
        let corrected = zip(earlier, reasons).map { before, correction -> HTML in
            "<span class=\"sub\">before: \(before.reading.words(in: unit)), entered \(before.entered) by \(before.author). Corrected because: \(correction.why)</span>"
        }
        let correct: HTML =
            visit.may(.addFigures)
            ? "<a href=\"\(IndicatorPlaces.correct.path(read.measure.id, value.id))\">Correct<span class=\"unseen\"> the figure of \(value.day)</span></a>"
            : ""
        return Table.row(
            columns,
            [
                "\(value.day)", "\(value.reading.words(in: unit))\(corrected)", "\(value.source)",
                "\(value.entered)<span class=\"sub\">\(value.author)</span>", "\(standing(point))", "\(correct)\(pinLink(value))",
            ])
    }

    /// Only a figure that is known can be pinned.
    private func pinLink(_ value: MeasureValue) -> HTML? {
        if case .notKnown = value.reading { return nil }
        return pin(value.id).map { path in
            "<span class=\"sub\"><a href=\"\(path)\">Pin as evidence<span class=\"unseen\">, the figure of \(value.day)</span></a></span>"
        }
    }

    private func standing(_ point: ControlChart.Point?) -> String {
        guard let point else { return "" }
        if let mark = point.mark { return "\(mark.kind.words): left out" }
        guard point.value != nil else { return "not known" }
        guard let side = point.signal else { return "ordinary variation" }
        return (side == .up) == (read.measure.better == .higher) ? "better" : "worse"
    }

    static func spreadsheet(_ read: MeasureRead) -> Download {
        var table = CSVTable([
            "date", "numerator", "denominator", "value", "reason", "source", "entered", "by", "corrects", "why", "mean", "lower limit",
            "upper limit",
        ])
        let corrected = Set(read.series.all.compactMap { $0.correction?.of })
        for value in read.series.all.sorted(by: { $0.day < $1.day }) {
            let limits = read.chart.stretches.first { $0.points.contains { $0.day == value.day } }?.limits
            table.add(
                [value.day.iso] + numbers(value.reading, read.measure.unit) + [
                    value.source, value.entered.iso, value.author, corrected.contains(value.id) ? "corrected since" : "",
                    value.correction?.why ?? "", limits.map { FigureWords.plain($0.mean) } ?? "",
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
