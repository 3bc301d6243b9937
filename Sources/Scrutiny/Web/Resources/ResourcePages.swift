import Inspections
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// What an address asks of the resources.
struct ResourceQuery {
    let filter: ResourceFilter
    let order: SortOrder

    init(_ visit: Visit) {
        let query = visit.query
        func asked(_ name: String) -> String? { query[name].isEmpty ? nil : query[name] }
        filter = ResourceFilter(
            kind: Resource.Kind(rawValue: query["kind"]), area: Resource.Area(rawValue: query["area"]), inspection: asked("inspection"),
            finding: asked("finding"), missing: ResourceFilter.Missing(rawValue: query["missing"]),
            vacancy: ResourceFilter.Vacancy(rawValue: query["vacancy"]))
        order = SortOrder(visit)
    }

    /// What is not known stands last, whichever way the list is sorted.
    func found(in resources: [Resource]) -> [Resource] {
        let found = resources.filter(filter.holds)
        func sorted(_ value: (Resource) -> Int?) -> [Resource] {
            let (known, unknown) = (found.filter { value($0) != nil }, found.filter { value($0) == nil })
            let ordered = known.sorted { (value($0) ?? 0, $0.title) < (value($1) ?? 0, $1.title) }
            return (order.isDescending ? ordered.reversed() : ordered) + unknown
        }
        switch order.column {
        case "agreed": return sorted { $0.latest?.agreed }
        case "spent": return sorted { $0.latest?.spent }
        case "day": return sorted { $0.latest?.day.number }
        case "title":
            let ordered = found.sorted { ($0.title.lowercased(), $0.id.text) < ($1.title.lowercased(), $1.id.text) }
            return order.isDescending ? ordered.reversed() : ordered
        default: return found
        }
    }
}

/// Investments and pressures with what they add up to and what is not known.
struct ResourceListPage {
    let visit: Visit
    let all: [Resource]
    let findings: [Identifier<Finding>: Finding]
    let inspections: [InspectionChoice]

    private let columns = [
        Table.Column("What", sort: "title"), Table.Column("Agreed", sort: "agreed", isNumber: true),
        Table.Column("Spent", sort: "spent", isNumber: true), Table.Column("Posts filled", isNumber: true), Table.Column("What it bought"),
        Table.Column("Source and day", sort: "day"),
    ]

    var page: Page {
        let add: HTML? =
            visit.may(.keepResources)
            ? "<p><a class=\"btn\" href=\"\(ScrutinyPlaces.addResource.path)\">Add an investment or a pressure</a></p>" : nil
        return Page(
            "Resources",
            """
            <h1>Resources</h1>
            <p>Money and posts that answer findings, and what presses on them. The financial section of a report is drafted from here.</p>\(add)\(list)
            """)
    }

    private var list: HTML {
        if all.isEmpty { return "<p class=\"note\">Nothing is recorded yet. Add what was agreed, with its source and day.</p>" }
        let query = ResourceQuery(visit)
        let found = query.found(in: all)
        let table: HTML =
            found.isEmpty
            ? "<p class=\"note\">Nothing fits these filters. Take one away to see more.</p>"
            : Table("\(found.count) of \(all.count) resources", columns, rows: found.map(row)).html(visit)
        return """
            \(totals(found))\(filters.folded(visit, "Filter the list"))\(table)
            <p class="small"><a href="\(ScrutinyPlaces.resourcesCSV.path)\(visit.asked)">This list as CSV</a></p>
            """
    }

    private func totals(_ found: [Resource]) -> HTML {
        let parts = Resource.Kind.allCases.map { kind -> HTML in
            let totals = ResourceTotals(found.filter { $0.kind == kind })
            let name = kind == .investment ? "Investments" : "Pressures"
            return """
                <div><dt>\(name)</dt><dd>Agreed: \(totals.agreed.words)<span class="sub">Spent: \(totals.spent.words). Posts: \(totals.postsWords)</span></dd></div>
                """
        }
        return "<dl class=\"summary\">\(parts)</dl>"
    }

    private func row(_ resource: Resource) -> HTML {
        let latest = resource.latest
        let answered = resource.findings.compactMap { findings[$0] }.map { $0.text.cut(to: 60) }.joined(separator: "; ")
        let about: HTML =
            "<span class=\"sub\">\(resource.kind.words), \(resource.area.words.lowercased())\(answered.isEmpty ? ". No finding named" : ". \(answered)")</span>"
        return Table.row(
            columns,
            [
                "<a href=\"\(ScrutinyPlaces.resource.path(resource.id))\">\(resource.title)</a>\(about)", "\(Pounds.words(latest?.agreed))",
                "\(Pounds.words(latest?.spent))", "\(latest?.posts?.words ?? "no posts")", "\(latest?.bought ?? "")",
                "\(latest?.source ?? "No figures yet")<span class=\"sub\">\(latest?.day)</span>",
            ])
    }

    private var filters: FilterBar {
        let linked = Set(all.flatMap(\.findings))
        let answered = findings.values.filter { linked.contains($0.id) }.sorted { $0.text < $1.text }
        return FilterBar([
            .init("kind", "Kind", Resource.Kind.allCases.map { ($0.rawValue, $0.words) }),
            .init("area", "For what", Resource.Area.allCases.map { ($0.rawValue, $0.words) }),
            .init(
                "inspection", "Inspection",
                inspections.filter { choice in all.contains { $0.inspection == choice.id } }.map { ($0.id.text, $0.words) }),
            .init("finding", "Finding", answered.map { ($0.id.text, $0.text.cut(to: 60)) }),
            .init("missing", "Not known", ResourceFilter.Missing.allCases.map { ($0.rawValue, $0.words) }),
            .init("vacancy", "Posts", ResourceFilter.Vacancy.allCases.map { ($0.rawValue, $0.words) }),
        ])
    }

    static func spreadsheet(_ resources: [Resource], findings: [Identifier<Finding>: Finding], today: Day) -> Download {
        var table = CSVTable([
            "What", "Kind", "For what", "Findings", "Agreed", "Spent", "Posts filled", "Posts", "What it bought", "Source", "Day",
        ])
        for resource in resources {
            let latest = resource.latest
            table.add([
                resource.title, resource.kind.words, resource.area.words,
                resource.findings.compactMap { findings[$0]?.text }.joined(separator: "; "),
                latest?.agreed.map { String($0) } ?? "not known",
                latest?.spent.map { String($0) } ?? "not known", latest?.posts.map { String($0.filled) } ?? "",
                latest?.posts.map { String($0.of) } ?? "", latest?.bought ?? "", latest?.source ?? "", latest?.day.iso ?? "",
            ])
        }
        return table.download(name: "resources-\(today.iso).csv")
    }
}

/// One resource with its figures day by day.
struct ResourcePage {
    let visit: Visit
    let resource: Resource
    let findings: [Finding]
    let thread: [ThreadStep]
    let problems: Problems?

    var page: Page {
        let answered = findings.filter { resource.findings.contains($0.id) }.map {
            "<li><a href=\"\(InspectionPlaces.finding.path(resource.inspection, $0.id))\">\($0.text)</a></li>" as HTML
        }
        let columns = [
            Table.Column("Day"), Table.Column("Agreed", isNumber: true), Table.Column("Spent", isNumber: true),
            Table.Column("Posts filled", isNumber: true), Table.Column("What it bought"), Table.Column("Source"),
        ]
        let rows = resource.readings.reversed().map { reading in
            Table.row(
                columns,
                [
                    "\(reading.day)<span class=\"sub\">\(reading.author)</span>", "\(Pounds.words(reading.agreed))",
                    "\(Pounds.words(reading.spent))",
                    "\(reading.posts?.words ?? "no posts")", "\(reading.bought)", "\(reading.source)",
                ])
        }
        let figures: HTML =
            rows.isEmpty ? "<p class=\"hint\">No figures yet.</p>" : Table("What was known, the latest first", columns, rows: rows).html()
        return Page(
            resource.title, thread: thread, breadcrumbs: [("Resources", ScrutinyPlaces.resources.path)], problems: problems,
            """
            <h1>\(resource.title) <span class="sub">\(resource.kind.words), \(resource.area.words.lowercased())</span></h1>
            <h2>Findings it answers</h2>\(answered.isEmpty ? "<p class=\"hint\">None yet.</p>" : "<ul>\(answered)</ul>")\(answers)
            <h2 id="figures">Figures</h2>\(figures)\(form)
            """)
    }

    private var answers: HTML? {
        let options = findings.filter { $0.kind != .strength }.map { (value: $0.id.text, words: $0.text) }
        guard visit.may(.keepResources), !options.isEmpty else { return nil }
        return """
            <details\(" open", when: problems?.all.contains { $0.place == "finding" } == true)><summary>Change which findings it answers</summary>\(visit.form(to: ScrutinyPlaces.resourceFindings.path(resource.id), """
                \(FormFields(typed: nil, problems: problems).choices("finding", "Which findings does it answer?", several: true, options: options, chosen: Set(resource.findings.map(\.text))))
                <p><button class="btn quiet">Save the findings</button></p>
                """))</details>
            """
    }

    private var form: HTML? {
        guard visit.may(.keepResources) else { return nil }
        let fields = FormFields(typed: visit.form.has("source") ? visit.form : nil, problems: problems)
        return """
            <h2>Add figures</h2>\(visit.form(to: ScrutinyPlaces.resourceReading.path(resource.id), """
                \(ReadingForm.fields(fields, today: visit.today))<p><button class="btn">Add the figures</button></p>
                """))
            """
    }
}

/// What is known of a resource on a day.
enum ReadingForm {
    static func fields(_ fields: FormFields, today: Day) -> HTML {
        """
        \(fields.text("agreed", "Money agreed, in pounds", hint: "As in 84,000. Left empty: not known.", width: 12))
        \(fields.text("spent", "Money spent, in pounds", hint: "Left empty: not known. Nought is 0.", width: 12))
        \(fields.text("filled", "Posts filled", width: 5))\(fields.text("posts", "Of how many posts", width: 5))
        \(fields.area("bought", "What it bought", rows: 2))\(fields.text("source", "Source", hint: "As in Budget monitoring, period 2.", width: 40))
        \(fields.day("day", "As on", value: today))
        """
    }

    static func read(_ reader: inout FormReader, _ fields: Fields, today: Day) -> Resource.Reading? {
        func pounds(_ name: String) -> Int? {
            if fields[name].isEmpty { return nil }
            let amount = Pounds.read(fields[name])
            if amount == nil { reader.note(Problem(name, "Give whole pounds, as in 84,000.")) }
            return amount
        }
        let (agreed, spent) = (pounds("agreed"), pounds("spent"))
        var posts: Resource.Posts?
        if !fields["filled"].isEmpty || !fields["posts"].isEmpty {
            posts = Int(fields["posts"]).flatMap { of in Int(fields["filled"]).flatMap { Resource.Posts(filled: $0, of: of) } }
            if posts == nil { reader.note(Problem("filled", "Give how many posts are filled of how many, as in 3 of 4.")) }
        }
        let bought = reader.optionalText("bought", limit: 1000)
        let source = reader.text("source", "Say where the figures come from.", limit: 300)
        let day = reader.day("day", "Give the day the figures are of.")
        if let day, day > today { reader.note(Problem("day", "\(day) lies ahead. Give today or an earlier day.")) }
        return day.map { Resource.Reading(day: $0, agreed: agreed, spent: spent, posts: posts, bought: bought, source: source) }
    }
}
