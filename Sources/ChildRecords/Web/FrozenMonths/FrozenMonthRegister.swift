import ChildRecords
import GRDB
import Indicators
import IndicatorsWeb
import SiteKit
import Vocabulary

/// A line of the list of frozen months.
package struct FrozenMonthLine: FetchableRecord, Decodable, Sendable, Identifiable {
    package let id: Identifier<FrozenMonth>
    let lastDay, dataDay, frozen: Day
    let load: Int?
    let author, note: String
    let known, red, amber, green: Int

    var month: MeasurePeriod { MeasurePeriod(.month, endingInMonthOf: lastDay) }
}

extension FrozenMonth: Registered {
    package typealias Line = FrozenMonthLine
    package static let table = "frozen_month"
    package static func load(_ id: Identifier<FrozenMonth>, in db: Database) throws -> FrozenMonth? {
        try FrozenMonthRows.month(id, in: db)
    }
}

/// The months that were frozen, with who froze them and when.
package enum FrozenMonthRegister {
    package static let address = RegisterAddress<FrozenMonth>("/data-measures/frozen", "month")

    private static func count(_ rating: String) -> SQL {
        "(SELECT count(*) FROM frozen_figure WHERE month = item.id AND rating = \(rating))"
    }

    package static let register = Register<FrozenMonth>(
        .init(
            list: "Frozen months",
            introduction:
                "The figures of each month as they were reported. If a later load changes a figure, the frozen figure and the new one are both shown.",
            none: "No month is frozen yet. Freeze a month when you report its figures, so that there is a record of what was reported."),
        at: address, read: .readMeasures,
        rows: .init(
            """
            item.id, item.last_day AS lastDay, item.data_day AS dataDay, item.frozen_on AS frozen, item.load, item.author, item.note,
            (SELECT count(*) FROM frozen_figure WHERE month = item.id AND reason IS NULL) AS known, \(literal: count("red")) AS red,
            \(literal: count("amber")) AS amber, \(literal: count("green")) AS green
            """, from: "frozen_month AS item", id: "item.id", order: ListOrder("month", by: "item.last_day", descending: true)),
        declaration: .init(
            visibility: .staff, retention: .plansAndReports, speaksOf: .nobody, privilege: .none,
            searched: .nothing(because: "a month is found in its list"), clocks: [],
            imports: .none(because: "a month is frozen from the loaded data"), drafts: .notKept(because: "the form is short")),
        title: { $0.month.words },
        columns: [
            ListColumn(
                "Month", order: ListOrder("month", by: "item.last_day", descending: false), value: { .text($0.month.words) },
                cell: { line, _ in "<a href=\"\(address.path(line.id))\">\(line.month.words)</a>" }),
            ListColumn("Last day", shown: .inFiles, value: { .day($0.lastDay) }),
            ListColumn("Data to", value: { .day($0.dataDay) }),
            ListColumn("Load", value: { .text($0.load.map { String($0) } ?? "") }),
            ListColumn("Frozen on", order: ListOrder("frozen", by: "item.frozen_on", "item.last_day"), value: { .day($0.frozen) }),
            ListColumn("By", filter: .values("author", "Frozen by", of: "item.author"), value: { .text($0.author) }),
            ListColumn("Figures known", isNumber: true, value: { .number($0.known) }),
            ListColumn("Red", isNumber: true, value: { .number($0.red) }),
            ListColumn("Amber", isNumber: true, value: { .number($0.amber) }),
            ListColumn("Green", isNumber: true, value: { .number($0.green) }),
            ListColumn("Note", value: { .text($0.note) }),
        ],
        aside: { request, _ in
            request.may(.freezeMonth) ? "<p><a class=\"btn\" href=\"\(FrozenMonthPlaces.freeze.path)\">Freeze a month</a></p>" : ""
        })
}

package enum FrozenMonthPlaces {
    package static let list = FrozenMonthRegister.address.place
    static let freeze = Place("/data-measures/frozen/new")
    static let month = PlaceOf<FrozenMonth>(FrozenMonthRegister.address.pattern)
    static let workbook = PlaceOf<FrozenMonth>("/data-measures/frozen/:month/figures.xlsx")
    static let csv = PlaceOf<FrozenMonth>("/data-measures/frozen/:month/figures.csv")
}

/// Freezing a month, and the pages and files of one.
package struct FrozenMonthPages: Sendable {
    let store: Store
    package init(store: Store) { self.store = store }

    package func register(on site: inout Site) {
        RegisterPages(FrozenMonthRegister.register, store: store, ownPages: true).register(on: &site)
        site.get(FrozenMonthPlaces.freeze, .freezeMonth) { .page(try await form($0)) }
        site.post(FrozenMonthPlaces.freeze, .freezeMonth, freeze)
        site.get(FrozenMonthPlaces.month, .readMeasures, show)
        site.get(FrozenMonthPlaces.workbook, .readMeasures) { .file(try workbook(try await frozen($1))) }
        site.get(FrozenMonthPlaces.csv, .readMeasures) { .file(csv(try await frozen($1))) }
    }

    // MARK: Freezing

    private func form(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let offered = try await store.read { db in
            guard let run = try MeasuredRun.shown(in: db) else { return [MeasurePeriod]() }
            let frozen = try Day.fetchAll(db.cachedStatement(sql: "SELECT last_day FROM frozen_month"))
            return FrozenMonth.offered(until: run.taken, frozen: Set(frozen))
        }
        let fields = FormFields(typed: problems == nil ? nil : request.form, problems: problems)
        let body: HTML =
            offered.isEmpty
            ? "<p class=\"note\">There is no month to freeze: nothing is counted yet, or each of the last twelve months is frozen.</p>"
            : request.form(
                to: FrozenMonthPlaces.freeze.path,
                """
                \(fields.select("month", "Month", options: [("", "Select")] + offered.map { ($0.last.iso, $0.words) }))
                \(fields.text("freeze-note", "Note (optional)", hint: "For example, reported to the board on 9 June.", value: ""))
                <p><button class="btn">Freeze the month</button></p>
                """)
        return Page(
            "Freeze a month", breadcrumbs: [("Frozen months", FrozenMonthPlaces.list.path)], problems: problems,
            """
            <h1>Freeze a month</h1><p>The figures of every measure are kept as they are counted now, with the definition, the load and your name.
            A frozen month cannot be changed or frozen again.</p>\(body)
            """)
    }

    @Sendable private func freeze(_ request: PageRequest) async throws -> Answer {
        do {
            var reader = FormReader(request.form)
            let day = Day(iso: request.form["month"])
            if day == nil { reader.note(Problem("month", "Select the month.")) }
            let note = reader.optionalText("freeze-note", limit: 300)
            try reader.finish()
            guard let day else { throw FieldWithoutValue() }
            let id = try await FrozenMonthStore(store).freeze(monthOf: day, note: note, on: request.today, by: request.changer)
            return .seeOther(
                FrozenMonthPlaces.month.path(id), saying: "Frozen: \(MeasurePeriod(.month, endingInMonthOf: day).words).")
        } catch let refusal as FreezeRefusal {
            return .page(try await form(request, Problems(refusal.field, refusal.words)))
        } catch let problems as Problems {
            return .page(try await form(request, problems))
        }
    }

    // MARK: One month

    private func frozen(_ id: Identifier<FrozenMonth>) async throws -> (month: FrozenMonth, figures: [FrozenFigure]) {
        try await store.read { db in
            guard let month = try FrozenMonthRows.month(id, in: db) else { throw NotFound() }
            return (month, try FrozenMonthRows.figures(of: id, in: db))
        }
    }

    /// One group at a time: what is counted now of each measure is counted again for the page.
    private func show(_ request: PageRequest, _ id: Identifier<FrozenMonth>) async throws -> Answer {
        let (month, all) = try await frozen(id)
        let group = MeasureGroup(rawValue: request.query["group"]) ?? .frontDoor
        let page = try await store.computing { db in
            let lines = try all.filter { $0.code.hasPrefix(group.rawValue) }.map { figure in
                let counted = try ChildMeasures.measure(number: figure.number).flatMap { try MeasuredContributions.read($0, in: db) }
                return FrozenMonthPage.Line(
                    figure: figure,
                    since: figure.since(counted?.reading(of: month.month), definition: counted?.measure.version))
            }
            return FrozenMonthPage(
                request: request, month: month, group: group, lines: lines,
                reconciliations: try Reconciliation.read(until: month.month.last, in: db)
            ).page
        }
        return .page(page)
    }

    private static let head = [
        "Code", "Measure", "Definition version", "Numerator", "Denominator", "Figure", "Not known because", "Numerator, year to date",
        "Denominator, year to date", "Figure, year to date", "Not known because, year to date", "Target", "Rating", "Waiting",
        "Overdue", "Excluded",
    ]

    private func cells(_ figure: FrozenFigure) -> [String] {
        [figure.code, figure.title, String(figure.definition)] + MeasuredWords.numbers(figure.month, in: figure.unit)
            + MeasuredWords.numbers(figure.yearToDate, in: figure.unit)
            + [
                figure.target.map { FigureWords.plain($0) } ?? "", figure.rating?.words ?? "", String(figure.waiting), String(figure.over),
                figure.leftOut,
            ]
    }

    private func name(_ month: FrozenMonth) -> String { "frozen-\(month.month.last.iso)" }

    private func csv(_ frozen: (month: FrozenMonth, figures: [FrozenFigure])) -> Download {
        var table = CSVTable(FrozenMonthPages.head)
        for figure in frozen.figures { table.add(cells(figure)) }
        return table.download(name: name(frozen.month) + ".csv")
    }

    private func workbook(_ frozen: (month: FrozenMonth, figures: [FrozenFigure])) throws -> Download {
        let numbers: Set = [2, 3, 4, 7, 8, 13, 14]
        let rows = frozen.figures.map { figure in
            cells(figure).enumerated().map { index, text -> SpreadsheetFile.Cell in
                if numbers.contains(index), let number = Int(text) { return .number(number) }
                return .text(text)
            }
        }
        let file = SpreadsheetFile(frozen.month.month.words, head: FrozenMonthPages.head, rows: rows)
        return Download(
            try file.bytes(in: store.incoming), type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            name: name(frozen.month) + ".xlsx")
    }
}
