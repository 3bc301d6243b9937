import ChildRecords
import Indicators
import SiteKit
import Vocabulary

/// Publications that are loaded, and the form that loads one.
struct PublicationsPage {
    let request: PageRequest
    let releases: [PublishedRelease]
    let kept: [KeptMapping]
    let problems: Problems?

    var page: Page {
        let title = "Published figures"
        return Page(
            title,
            breadcrumbs: [
                ("Measures from our data", MeasuredPlaces.list.path), ("Compare with other councils", ComparePages.compare.path),
            ], problems: problems,
            """
            <h1>\(title)</h1><p>Figures of England, regions and councils from the publications of the Department for Education, as their data files \
            have them. A figure that is suppressed or not published is shown as that, and never as 0.</p>\(list)\(measures)\(form)
            """)
    }

    private var list: HTML {
        if releases.isEmpty { return "<p class=\"note\">No publication is loaded yet.</p>" }
        let columns = [
            Table.Column("Publication"), Table.Column("Release"), Table.Column("Loaded"), Table.Column("Rows", isNumber: true),
        ]
        let rows = releases.map { release in
            Table.row(
                columns,
                [
                    "<a href=\"\(ComparePages.release.path(release.id))\">\(release.source)<span class=\"unseen\">, \(release.release)</span></a>",
                    "\(release.release)", "\(release.loaded)<span class=\"sub\">\(release.author)</span>", "\(release.rows.grouped)",
                ])
        }
        return Table("Releases, the one loaded last first", columns, rows: rows).html()
    }

    private var measures: HTML? {
        if kept.isEmpty { return nil }
        let columns = [Table.Column("Measure"), Table.Column("Publication"), Table.Column("Column")] + (mayKeep ? [Table.Column("")] : [])
        let rows = kept.map { kept -> HTML in
            let name: HTML =
                ChildMeasures.measure(kept.mapping.measure).map {
                    "<a href=\"\(ComparePages.path($0))\">\($0.title)</a><span class=\"sub\">\($0.code)</span>"
                } ?? "\(kept.mapping.measure)"
            let act: [HTML] =
                mayKeep
                ? [
                    request.button(
                        "Stop comparing \(kept.mapping.measure)", to: ComparePages.unmap.path, fields: [("measure", kept.mapping.measure)])
                ] : []
            return Table.row(
                columns,
                [name, "\(kept.source)", "\(kept.mapping.figure)<span class=\"sub\">Chosen on \(kept.made) by \(kept.author)</span>"] + act)
        }
        return
            "<h2>Measures that are compared</h2>\(Table("Used for each new release of the same publication", columns, rows: rows).html())"
    }

    private var mayKeep: Bool { request.may(.keepComparisons) }

    private var form: HTML? {
        guard mayKeep else { return nil }
        let fields = FormFields(typed: request.form.has("source") ? request.form : nil, problems: problems)
        return """
            <h2>Upload a publication</h2>\(request.form(
                to: ComparePages.publications.path, upload: true,
                """
                \(fields.file(
                    "file", "Data file (CSV)",
                    hint: "From Explore Education Statistics: “Download all data” or the file of one table. The first row must name the columns time_period, time_identifier and geographic_level.",
                    accept: ".csv,.xlsx,text/csv"))
                \(fields.text("source", "Publication", hint: "The same name for each release, for example Children in need: assessments."))
                \(fields.text("release", "Release", hint: "For example 2024-25, published on 30 October 2025.", width: 40))
                <p><button class="btn">Upload publication</button></p>
                """))
            """
    }
}

/// One release: what is in it, which of its columns is which measure, and lines that cannot be used.
struct PublicationPage {
    struct Read: Sendable {
        let release: PublishedRelease
        let file: PublishedFile
        let bad: [(measure: String, line: PublishedFile.BadLine)]
        let kept: [KeptMapping]
    }

    let request: PageRequest
    let read: Read
    let problems: Problems?

    private static let mostFilterValues = 300

    var page: Page {
        let release = read.release
        return Page(
            "\(release.source), \(release.release)",
            breadcrumbs: [
                ("Compare with other councils", ComparePages.compare.path), ("Published figures", ComparePages.publications.path),
            ], problems: problems,
            """
            <h1>\(release.source), \(release.release)</h1><p class="hint">\(release.file), loaded on \(release.loaded) by \(release.author).</p>\
            <p>\(contents)</p>\(mapped)\(lines)\(form)\(remove)
            """)
    }

    private var contents: String {
        let areas = Set(read.file.rows.map(\.area))
        let councils = areas.count { $0.level == .authority }
        let periods = Set(read.file.rows.map(\.period)).map(\.words).sorted()
        let span = periods.count > 1 ? "\(periods[0]) to \(periods[periods.count - 1])" : periods.first ?? ""
        let other = read.release.otherLevels > 0 ? " \(read.release.otherLevels.grouped) rows of other places are not used." : ""
        return "\(read.file.rows.count.grouped) rows of \(councils) councils, \(span).\(other)"
    }

    private var mapped: HTML? {
        let own = read.kept.filter { $0.source == read.release.source }
        if own.isEmpty { return nil }
        let items = own.map { kept -> HTML in
            let name: HTML =
                ChildMeasures.measure(kept.mapping.measure).map { "<a href=\"\(ComparePages.path($0))\">\($0.code) \($0.title)</a>" }
                ?? "\(kept.mapping.measure)"
            let filters = kept.mapping.filters.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
            return "<li>\(name): column “\(kept.mapping.figure)”\(filters.isEmpty ? "" : " (\(filters))")</li>"
        }
        return "<h2>Measures read from it</h2><ul>\(items)</ul>"
    }

    private var lines: HTML? {
        if read.bad.isEmpty { return nil }
        let items = read.bad.prefix(100).map { bad -> HTML in
            let of: HTML? = bad.measure.isEmpty ? nil : " (\(bad.measure))"
            return "<li>Line \(bad.line.line)\(of): \(bad.line.words)</li>"
        }
        let count = read.bad.count
        return """
            <h2>Lines that cannot be used</h2><p>\(count) line\("s", when: count != 1). All other lines are used. Correct the file, remove this release and upload it again.</p>\
            <ul>\(items)</ul>\(count > 100 ? "<p>The first 100 are shown.</p>" as HTML : nil)
            """
    }

    private var form: HTML? {
        guard request.may(.keepComparisons) else { return nil }
        let fields = FormFields(typed: request.form.has("figure") ? request.form : nil, problems: problems)
        let indicators: [(value: String, words: String)] = read.file.indicators.map { ($0, $0) }
        let none: [(value: String, words: String)] = [("", "None")]
        let filters = read.file.filters.enumerated().map { index, filter -> HTML in
            let values: [(value: String, words: String)] = filter.values.prefix(PublicationPage.mostFilterValues).map {
                ($0, $0.isEmpty ? "(empty)" : $0)
            }
            return fields.select("filter-\(index)", filter.column, options: values, value: filter.whole ?? filter.values.first ?? "")
        }
        let measures: [(value: String, words: String)] = ChildMeasures.all.filter { !$0.isSafetyCount }.map {
            ($0.code, "\($0.code) \($0.title)")
        }
        let body: HTML = """
            \(fields.select("measure", "Our measure", options: measures))
            \(fields.select("figure", "Column of the figure", hint: "The percentage, rate, mean or number.", options: indicators))
            \(fields.select("numerator", "Column of the number (optional)", options: none + indicators))
            \(fields.select("denominator", "Column of the total that it is of (optional)", hint: "Without it there is no funnel plot.", options: none + indicators))
            <fieldset class="field\(" wrong", when: problems?.all.contains { $0.place == "filters" } == true)" id="filters"><legend>Groups</legend>\(filterProblem)\
            \(filters.isEmpty ? "<p class=\"hint\">The file has no groups.</p>" as HTML : "\(filters)")</fieldset>
            \(fields.select(
                "year-ends", "A reporting year ends with",
                hint: "Used where the file gives a reporting year. Notes of the publication say which: March for the census and the looked-after return.",
                options: Day.monthNames.enumerated().map { (String($0 + 1), $1) }, value: "3"))
            \(fields.area("difference", "How the published definition differs from ours (optional)", hint: "Shown with every comparison.", rows: 3))
            <p><button class="btn">Compare this measure</button></p>
            """
        return "<h2>Compare a measure</h2>\(request.form(to: ComparePages.map.path(read.release.id), body))"
    }

    private var filterProblem: HTML? {
        problems?.all.first { $0.place == "filters" }.map {
            "<p class=\"problem\"><span class=\"unseen\">Error: </span>\($0.words)</p>"
        }
    }

    private var remove: HTML? {
        guard request.may(.keepComparisons) else { return nil }
        return """
            <h2>Remove this release</h2><p>Its figures are no longer compared. Which column is which measure stays known for the next release.</p>\
            \(request.button("Remove release", to: ComparePages.remove.path(read.release.id)))
            """
    }

    static func mapping(_ form: Fields, _ file: PublishedFile) throws(Problems) -> PublishedMapping {
        var reader = FormReader(form)
        let measure = ChildMeasures.measure(form["measure"])
        if measure == nil { reader.note(Problem("measure", "Choose the measure to compare.")) }
        let figure = reader.text("figure", "Choose the column of the figure.", limit: 200)
        var filters: [String: String] = [:]
        for (index, filter) in file.filters.enumerated() {
            let value = form["filter-\(index)"]
            if filter.values.contains(value) {
                filters[filter.column] = value
            } else {
                reader.note(Problem("filter-\(index)", "Choose a value of “\(filter.column)”."))
            }
        }
        let month = Int(form["year-ends"]).flatMap { (1...12).contains($0) ? $0 : nil }
        if month == nil { reader.note(Problem("year-ends", "Choose the month with which a reporting year ends.")) }
        let difference = reader.optionalText("difference", limit: 1000)
        let (numerator, denominator) = (reader.optionalText("numerator", limit: 200), reader.optionalText("denominator", limit: 200))
        let found = try reader.finish(measure, month)
        return PublishedMapping(
            measure: found.0.code, figure: figure, numerator: numerator, denominator: denominator, filters: filters, difference: difference,
            reportingYearEnds: found.1)
    }
}

/// The councils that we compare ourselves with.
struct NeighboursPage {
    let request: PageRequest
    let neighbours: Neighbours
    let problems: Problems?

    var page: Page {
        let title = "Neighbours"
        return Page(
            title,
            breadcrumbs: [
                ("Measures from our data", MeasuredPlaces.list.path), ("Compare with other councils", ComparePages.compare.path),
            ], problems: problems,
            """
            <h1>\(title)</h1><p>The councils that your council compares itself with, from a list of your own, for example the statistical \
            neighbours of the Local Authority Interactive Tool. They are shown by name and never ranked.</p>\(list)\(form)
            """)
    }

    private var list: HTML {
        guard let source = neighbours.source, !neighbours.councils.isEmpty else {
            return "<p class=\"note\">No neighbours are listed yet.</p>"
        }
        let columns = [Table.Column("Council"), Table.Column("Code")]
        let rows = neighbours.councils.map { Table.row(columns, ["\($0.name)", "\($0.code)"]) }
        return """
            \(Table("\(neighbours.councils.count) neighbours, by name", columns, rows: rows).html())\
            <p class="hint">\(source.words). Loaded on \(source.on) by \(source.by).</p>
            """
    }

    private var form: HTML? {
        guard request.may(.keepComparisons) else { return nil }
        let fields = FormFields(typed: request.form.has("source") ? request.form : nil, problems: problems)
        return """
            <h2>Upload a list</h2>\(request.form(
                to: ComparePages.neighbours.path, upload: true,
                """
                \(fields.file(
                    "file", "A CSV file or a workbook",
                    hint: "The first row names the columns: code, name or both. A list of all councils with la_code and neighbour_code is read for yours.",
                    accept: ".csv,.xlsx,text/csv"))
                \(fields.text("source", "Source of the list", hint: "For example, Local Authority Interactive Tool, May 2025."))
                <p><button class="btn">Replace the list</button></p>
                """))
            """
    }
}
