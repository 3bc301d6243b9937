import Indicators
import SiteKit
import Vocabulary

/// Every change of practice, the latest first.
struct PracticeListPage {
    let visit: Visit
    let all: [PracticeLine]

    private let columns = [
        Table.Column("What changed", sort: "title"), Table.Column("From", sort: "day"), Table.Column("Model"),
        Table.Column("Teams", isNumber: true), Table.Column("Briefed", sort: "briefed"), Table.Column("Charts marked", isNumber: true),
    ]

    static func lines(_ all: [PracticeLine], _ visit: Visit) -> [PracticeLine] {
        let found = all.filter { line in
            switch visit.query["gap"] {
            case "briefing": line.briefed.map { $0 < (line.staff ?? 0) } ?? true
            case "chart": line.measures == 0
            default: true
            }
        }
        let order = SortOrder(visit)
        let sorted =
            switch order.column {
            case "title": found.sorted { ($0.title.lowercased(), $0.day) < ($1.title.lowercased(), $1.day) }
            case "day": found.sorted { ($0.day, $0.title) < ($1.day, $1.title) }
            case "briefed": found.sorted { (share($0), $0.title) < (share($1), $1.title) }
            default: found
            }
        return order.isDescending ? sorted.reversed() : sorted
    }

    private static func share(_ line: PracticeLine) -> Double {
        guard let briefed = line.briefed, let staff = line.staff, staff > 0 else { return -1 }
        return Double(briefed) / Double(staff)
    }

    var page: Page {
        let add: HTML =
            visit.may(.keepMeasures) ? "<p><a class=\"btn\" href=\"\(PracticePlaces.add.path)\">Record a change of practice</a></p>" : ""
        return Page(
            "Changes of practice",
            """
            <h1>Changes of practice</h1><p>What is done differently, from which day, and who was told. Only these mark the charts of measures.</p>\(add)\(list)
            """)
    }

    private var list: HTML {
        if all.isEmpty { return "<p class=\"note\">None recorded yet.</p>" }
        let found = PracticeListPage.lines(all, visit)
        let paging = Paging(visit: visit, total: found.count)
        let rows = paging.shown(found).map { line -> HTML in
            let briefed: HTML = line.briefed.map { "\($0) of \(line.staff ?? 0)" } ?? "<span class=\"hint\">not counted</span>"
            return Table.row(
                columns,
                [
                    "<a href=\"\(PracticePlaces.change.path(line.id))\">\(line.title)</a>", "\(line.day)",
                    line.model.isEmpty ? "<span class=\"hint\">our own</span>" : "\(line.model)", "\(line.teams)", briefed,
                    "\(line.measures)",
                ])
        }
        let filters = FilterBar([.init("gap", "Show", [("briefing", "Not everybody was briefed"), ("chart", "Marks no chart")])])
        let table: HTML =
            rows.isEmpty
            ? "<p class=\"note\">None fits this filter.</p>"
            : Table("\(found.count) of \(all.count) changes", columns, rows: rows).html(visit)
        return
            "\(filters.html(visit))\(table)\(paging.html)<p class=\"small\"><a href=\"\(PracticePlaces.csv.path)\">The list as CSV</a></p>"
    }

    static func spreadsheet(_ lines: [PracticeLine], today: Day) -> Download {
        var table = CSVTable(["What changed", "From", "Model", "Teams", "Briefed", "Of", "Charts marked"])
        for line in lines {
            table.add([
                line.title, line.day.iso, line.model, String(line.teams), line.briefed.map { String($0) } ?? "",
                line.staff.map { String($0) } ?? "", String(line.measures),
            ])
        }
        return table.download(name: "changes-of-practice-\(today.iso).csv")
    }
}

/// One change of practice: what, from which model, by team, with its documents, its measures and the actions it serves.
struct PracticePage {
    let visit: Visit
    let change: PracticeChange
    let measures: [MeasureLine]
    let uses: [MeasureUse]
    let thread: [ThreadStep]
    let problems: Problems?

    private var fields: FormFields { FormFields(typed: visit.form.pairs.isEmpty ? nil : visit.form, problems: problems) }
    private func isOpen(_ names: String...) -> Bool { problems?.all.contains { names.contains($0.place) } == true }

    var page: Page {
        let edit: HTML =
            visit.may(.keepMeasures) ? "<p><a class=\"btn quiet\" href=\"\(PracticePlaces.edit.path(change.id))\">Change it</a></p>" : ""
        return Page(
            change.title, thread: thread, breadcrumbs: [("Changes of practice", PracticePlaces.list.path)], problems: problems,
            """
            <h1>\(change.title)</h1><p class="hint">From \(change.day)\(change.briefed.map { ". \($0.count) of \($0.of) briefed so far" }).</p>
            <p class="kept">\(change.what)</p>\(edit)
            <div class="split"><div>\(principles)\(launches)\(documents)</div><aside aria-label="Besides">\(served)\(charts)</aside></div>
            """)
    }

    private var principles: HTML {
        let model: HTML = change.model.isEmpty ? "<p>The council’s own way of working.</p>" : "<p>It came from: \(change.model).</p>"
        let items = change.principles.map {
            "<li><strong>\($0.fate.words)</strong>: \($0.text)\($0.why.isEmpty ? "" : "<span class=\"sub\">\($0.why)</span>")</li>" as HTML
        }
        let list: HTML = items.isEmpty ? "<p class=\"hint\">No principle is recorded.</p>" : "<ul>\(items)</ul>"
        return "<h2>Model and principles</h2>\(model)\(list)\(principleForm)"
    }

    private var principleForm: HTML? {
        guard visit.may(.keepMeasures) else { return nil }
        let body: HTML = """
            \(fields.text("principle", "The principle, as the model has it"))
            \(fields.select("fate", "What became of it here?", options: PracticeChange.Principle.Fate.allCases.map { ($0.rawValue, $0.words) }))
            \(fields.text("fate-why", "Why?", hint: "Needed where it was adapted or left out."))<p><button class="btn quiet">Record the principle</button></p>
            """
        return
            "<details\(" open", when: isOpen("principle", "fate", "fate-why"))><summary>Record a principle</summary>\(visit.form(to: PracticePlaces.addPrinciple.path(change.id), body))</details>"
    }

    private var launches: HTML {
        let columns = [Table.Column("Team"), Table.Column("From"), Table.Column("Briefed")]
        let rows = change.launches.map { launch -> HTML in
            let briefed: HTML =
                launch.briefed.map { "\($0)\(launch.staff.map { " of \($0)" as HTML })" } ?? "<span class=\"hint\">not counted</span>"
            return Table.row(columns, ["\(launch.team)", "\(launch.day)", briefed])
        }
        let list: HTML = rows.isEmpty ? "<p class=\"hint\">No team has begun yet.</p>" : Table("By team", columns, rows: rows).html()
        return "<h2>Launch by team</h2>\(list)\(launchForm)"
    }

    private var launchForm: HTML? {
        guard visit.may(.keepMeasures) else { return nil }
        let body: HTML = """
            \(fields.text("team", "Team"))\(fields.day("launch", "From which day?"))
            \(fields.text("briefed", "How many were briefed?", width: 5))\(fields.text("staff", "Of how many?", width: 5))<p><button class="btn quiet">Save</button></p>
            """
        return
            "<details\(" open", when: isOpen("team", "launch", "briefed", "staff"))><summary>Record when a team began, and who was briefed</summary>\(visit.form(to: PracticePlaces.setLaunch.path(change.id), body))</details>"
    }

    private var documents: HTML {
        let items = change.documents.map { document -> HTML in
            let title: HTML =
                document.link.isEmpty ? "\(document.title)" : "<a href=\"\(document.link)\" rel=\"noreferrer\">\(document.title)</a>"
            return "<li>\(title)<span class=\"sub\">version \(document.version), \(document.day)</span></li>"
        }
        let list: HTML = items.isEmpty ? "<p class=\"hint\">No document is recorded.</p>" : "<ul>\(items)</ul>"
        return "<h2>Documents and their versions</h2>\(list)\(documentForm)"
    }

    private var documentForm: HTML? {
        guard visit.may(.keepMeasures) else { return nil }
        let body: HTML = """
            \(fields.text("document", "Title"))\(fields.text("document-version", "Version", width: 8))\(fields.day("document-day", "From which day?"))
            \(fields.text("document-link", "Link", hint: "An address that begins with https://. May be left empty."))<p><button class="btn quiet">Record the document</button></p>
            """
        return
            "<details\(" open", when: isOpen("document", "document-version", "document-day", "document-link"))><summary>Record a document</summary>\(visit.form(to: PracticePlaces.addDocument.path(change.id), body))</details>"
    }

    private var served: HTML {
        if uses.isEmpty { return "<h2>Actions it serves</h2><p class=\"note\">No action is linked to it yet.</p>" }
        let items = uses.map { "<li><a href=\"\($0.path)\">\($0.title)</a><span class=\"sub\">\($0.note)</span></li>" as HTML }
        return "<h2>Actions it serves</h2><ul>\(items)</ul>"
    }

    private var charts: HTML {
        let marked = measures.filter { change.measures.contains($0.id) }
        if marked.isEmpty {
            return "<h2>Charts it marks</h2><p class=\"note\">None yet. Choose the measures that would show whether it worked.</p>"
        }
        let items = marked.map {
            "<li><a href=\"\(IndicatorPlaces.measure.path($0.id))\">\($0.measure.name)</a><span class=\"sub\">\($0.standing.verdict.words)</span></li>"
                as HTML
        }
        return "<h2>Charts it marks</h2><ul>\(items)</ul>"
    }
}

/// The form of a change of practice.
struct PracticeFormPage {
    let visit: Visit
    let change: PracticeChange?
    let measures: [MeasureLine]
    let problems: Problems?

    var page: Page {
        let title = change == nil ? "Record a change of practice" : "Change what was recorded"
        let path = change.map { PracticePlaces.edit.path($0.id) } ?? PracticePlaces.add.path
        let trail = change.map { [($0.title, PracticePlaces.change.path($0.id))] } ?? []
        return Page(
            title, breadcrumbs: [("Changes of practice", PracticePlaces.list.path)] + trail, problems: problems,
            "<h1>\(title)</h1>\(visit.form(to: path, version: change?.version, inputs))")
    }

    private var inputs: HTML {
        let fields = FormFields(typed: visit.form.has("title") ? visit.form : nil, problems: problems)
        let chosen = Set(change?.measures.map(\.text) ?? [])
        let after: HTML = visit.query["action"].isEmpty ? "" : "<input type=\"hidden\" name=\"action\" value=\"\(visit.query["action"])\">"
        return """
            \(after)\(fields.text("title", "What changed?", hint: "As in: new letter before proceedings.", value: change?.title ?? ""))
            \(fields.area("what", "How is it done now?", value: change?.what ?? "", rows: 3))
            \(fields.text("model", "Which model did it come from?", hint: "May be left empty where it is your own.", value: change?.model ?? ""))
            \(fields.day("from", "From which day?", hint: "The day on which the first team began. Charts are marked here.", value: change?.day))
            \(fields.choices("measures", "Which measures would show whether it worked?", several: true, options: measures.map { ($0.id.text, $0.measure.name) }, chosen: visit.form.has("title") ? [] : chosen))
            <p><button class="btn">\(change == nil ? "Record it" : "Save")</button></p>
            """
    }

    static func parse(_ fields: Fields) throws(Problems) -> PracticeDraft {
        var form = FormReader(fields)
        let title = form.text("title", "Say what changed.", limit: 200)
        let what = form.text("what", "Say how it is done now.", limit: 3000)
        let model = form.optionalText("model", limit: 200)
        let day = form.day("from", "Give the day from which practice is different.")
        try form.finish()
        return PracticeDraft(
            title: title, what: what, model: model, day: day ?? Day(number: 0),
            measures: Set(fields.all("measures").compactMap { Identifier<Measure>($0) }))
    }
}
