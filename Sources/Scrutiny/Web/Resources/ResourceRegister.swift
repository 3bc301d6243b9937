import GRDB
import Inspections
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// A line of the list of resources, with its latest figures. What is nil is not known.
package struct ResourceLine: FetchableRecord, Decodable, Sendable, Identifiable {
    package let id: Identifier<Resource>
    let title: String
    let kind: Resource.Kind
    let area: Resource.Area
    let agreed, spent, filled, posts: Int?
    let funded, source: String?
    let day: Day?
    let findings: String?

    var postWords: String { filled.flatMap { filled in posts.map { "\(filled) of \($0)" } } ?? "no posts" }
}

extension Resource.Kind: Decodable {}
extension Resource.Area: Decodable {}

extension Resource: Registered {
    package typealias Line = ResourceLine
    package static let table = "resource"

    package static func load(_ id: Identifier<Resource>, in db: Database) throws -> Resource? {
        try all(where: "item.id = \(id)", in: db).first
    }

    package static func all(of inspection: Identifier<Inspection>, in db: Database) throws -> [Resource] {
        try all(where: "item.inspection = \(inspection)", in: db)
    }

    static func all(where condition: SQL = "1", in db: Database) throws -> [Resource] {
        try Row.fetchAll(
            db, literal: "SELECT item.* FROM resource AS item WHERE \(literal: condition) ORDER BY item.kind, item.title, item.id"
        ).map { row in
            let id: Identifier<Resource> = row["id"]
            let readings = try Row.fetchAll(db, literal: "SELECT * FROM resource_reading WHERE resource = \(id) ORDER BY day, id")
            let findings: SQL = "SELECT finding FROM resource_finding WHERE resource = \(id)"
            return Resource(
                id: id, inspection: row["inspection"], title: row["title"], kind: try row.word("kind", of: table),
                area: try row.word("area", of: table),
                findings: try Identifier<Finding>.fetchAll(db, SQLRequest<Identifier<Finding>>(literal: findings)),
                readings: try readings.map(Reading.init), version: row["version"])
        }
    }

    func insertFindings(_ acting: Acting) throws {
        try acting.db.execute(literal: "DELETE FROM resource_finding WHERE resource = \(id)")
        for finding in findings {
            try acting.db.execute(literal: "INSERT INTO resource_finding (resource, finding) VALUES (\(id), \(finding))")
        }
    }

    static func insert(_ reading: Reading, of id: Identifier<Resource>, _ acting: Acting) throws {
        try acting.db.execute(
            literal: """
                INSERT INTO resource_reading (resource, day, agreed, spent, filled, posts, funded, source, author)
                VALUES (\(id), \(reading.day), \(reading.agreed), \(reading.spent), \(reading.posts?.filled), \(reading.posts?.of),
                    \(reading.funded), \(reading.source), \(try acting.author()))
                """)
    }
}

extension Resource.Reading {
    init(_ row: Row) throws {
        let total: Int? = row["posts"]
        let posts = try total.map { of in
            guard let posts = Resource.Posts(filled: row["filled"], of: of) else { throw UnreadableValue("resource_reading", "filled") }
            return posts
        }
        self.init(
            day: row["day"], agreed: row["agreed"], spent: row["spent"], posts: posts, funded: row["funded"], source: row["source"],
            author: row["author"])
    }
}

/// Investments and cost pressures with the findings they respond to.
package enum ResourceRegister {
    private typealias Field<Value: Sendable> = FormField<Resource, Value>

    package static let address = RegisterAddress<Resource>("/resources", "resource")

    package typealias Entry = (
        inspection: Identifier<Inspection>, title: String, kind: Resource.Kind, area: Resource.Area, findings: [Identifier<Finding>],
        reading: Resource.Reading
    )

    package static let adding = Adding<Resource, Entry>(
        "Add a resource", act: .keepResources, note: "resource added",
        form: RegisterForm(
            inspection,
            Field<String>.text(
                "title", "Title", missing: "Enter a title", hint: "For example, Two co-ordinators for family group conferences", limit: 200),
            Field<Resource.Kind>.cases(
                "kind", "Is it an investment or a cost pressure?", missing: "Select investment or cost pressure", buttons: true,
                words: \.words
            ).starting { _ in .investment },
            Field<Resource.Area>.cases("area", "Area", missing: "Select an area", words: \.words), findings, agreed, spent, posts, funded,
            source, day
        ) { inspection, title, kind, area, findings, agreed, spent, posts, funded, source, day in
            (
                inspection, title, kind, area, findings,
                Resource.Reading(day: day, agreed: agreed, spent: spent, posts: posts, funded: funded, source: source)
            )
        },
        make: { id, entry, _ in
            Resource(
                id: id, inspection: entry.inspection, title: entry.title, kind: entry.kind, area: entry.area, findings: entry.findings)
        },
        insert: { resource, entry, acting in
            try acting.db.execute(
                literal: """
                    INSERT INTO resource (id, inspection, title, kind, area) VALUES (\(resource.id), \(resource.inspection),
                    \(resource.title), \(resource.kind.rawValue), \(resource.area.rawValue))
                    """)
            try resource.insertFindings(acting)
            try Resource.insert(entry.reading, of: resource.id, acting)
        })

    package static let figures = ItemAct<Resource, Resource.Reading>(
        "figures", "Add figures", act: .keepResources, note: "figures added", isVersioned: false,
        form: RegisterForm(agreed, spent, posts, funded, source, day) { agreed, spent, posts, funded, source, day in
            Resource.Reading(day: day, agreed: agreed, spent: spent, posts: posts, funded: funded, source: source)
        },
        apply: { _, _, _ in }, save: { resource, reading, acting in try Resource.insert(reading, of: resource.id, acting) })

    package static let responds = ItemAct<Resource, [Identifier<Finding>]>(
        "findings", "Change the findings", act: .keepResources, note: "findings changed",
        form: RegisterForm(findings.now(\.findings)) { $0 },
        apply: { resource, findings, _ in resource.respond(to: findings) },
        save: { resource, _, acting in try resource.insertFindings(acting) })

    package static let register: Register<Resource> = Register(
        .init(
            list: "Resources",
            introduction:
                "Money and posts that respond to findings, and cost pressures. The financial section of a report is drafted from here.",
            none: "No resources have been recorded yet. Add what was agreed, with its source and date."),
        at: address, read: .readReports,
        rows: .init(
            """
            item.id, item.title, item.kind, item.area, latest.agreed, latest.spent, latest.filled, latest.posts, latest.funded,
            latest.source, latest.day, (SELECT group_concat(finding.text, '; ') FROM resource_finding JOIN finding
                ON finding.id = resource_finding.finding WHERE resource_finding.resource = item.id) AS findings
            """,
            from: """
                resource AS item LEFT JOIN resource_reading AS latest ON latest.id = (SELECT newest.id FROM resource_reading AS newest
                    WHERE newest.resource = item.id ORDER BY newest.day DESC, newest.id DESC LIMIT 1)
                """, id: "item.id", order: ListOrder("kind", by: "item.kind", "item.title", "item.id")),
        declaration: .init(
            visibility: .inspection("item.inspection"), retention: .plansAndReports, speaksOf: .nobody, privilege: .none,
            searched: .text(title: "item.title", body: "coalesce(latest.funded, '')", day: "coalesce(latest.day, '')"), clocks: [],
            imports: .none(because: "a resource is recorded with the findings it responds to, which are selected"),
            drafts: .notKept(because: "the form is short")),
        title: \.title,
        columns: [
            ListColumn(
                "Resource", order: ListOrder("title", by: "lower(item.title)", "item.id"), value: { .text($0.title) },
                cell: { line, _ in
                    let findings = line.findings.map { ". \($0.shortened(to: 120))" } ?? ". No finding linked"
                    return
                        "<a href=\"\(address.path(line.id))\">\(line.title)</a><span class=\"sub\">\(line.kind.words), \(line.area.words.lowercased())\(findings)</span>"
                }),
            ListColumn(
                "Kind", shown: .inFiles,
                filter: .cases("kind", "Kind", Resource.Kind.self, words: \.words) { kind, _ in "item.kind = \(kind.rawValue)" },
                value: { .text($0.kind.words) }),
            ListColumn(
                "Area", shown: .inFiles,
                filter: .cases("area", "Area", Resource.Area.self, words: \.words) { area, _ in "item.area = \(area.rawValue)" },
                value: { .text($0.area.words) }),
            ListColumn("Findings", shown: .inFiles, filter: findingFilter, value: { .text($0.findings ?? "") }),
            ListColumn(
                "Agreed", isNumber: true,
                order: ListOrder("agreed", by: "latest.agreed", "item.title", unknownLast: "latest.agreed IS NULL"),
                value: { $0.agreed.map { .number($0) } ?? .text("not known") }, cell: { line, _ in "\(Pounds.words(line.agreed))" }),
            ListColumn(
                "Spent", isNumber: true,
                order: ListOrder("spent", by: "latest.spent", "item.title", unknownLast: "latest.spent IS NULL"),
                value: { $0.spent.map { .number($0) } ?? .text("not known") }, cell: { line, _ in "\(Pounds.words(line.spent))" }),
            ListColumn(
                "Posts filled", isNumber: true,
                filter: .cases("vacancy", "Posts", Vacancy.self, words: \.words) { vacancy, _ in
                    vacancy == .filled ? "latest.filled = latest.posts" : "latest.filled <> latest.posts"
                }, value: { .text($0.postWords) }),
            ListColumn("What it funded", value: { .text($0.funded ?? "") }),
            ListColumn(
                "Source and date", shown: .onPages,
                order: ListOrder("day", by: "latest.day", "item.title", unknownLast: "latest.day IS NULL"),
                value: { .text($0.source ?? "No figures yet") },
                cell: { line, _ in "\(line.source ?? "No figures yet")<span class=\"sub\">\(line.day)</span>" }),
            ListColumn("Source", shown: .inFiles, value: { .text($0.source ?? "") }),
            ListColumn("Date", shown: .inFiles, value: { .day($0.day) }),
        ],
        filters: [
            inspectionFilter,
            .cases("missing", "Missing", Missing.self, words: \.words) { missing, _ in
                switch missing {
                case .agreed: "latest.agreed IS NULL"
                case .spent: "latest.spent IS NULL"
                case .finding: "item.id NOT IN (SELECT resource_finding.resource FROM resource_finding)"
                }
            },
        ], adding: AnyAdding(adding), acts: [AnyAct(responds), AnyAct(figures)],
        aside: { request, db in totals(try register.lines(request.query, as: Viewer(request), in: db)) }, detail: detail)

    private enum Missing: String, CaseIterable, Sendable {
        case agreed, spent, finding

        var words: String { self == .finding ? "A finding" : "Amount \(rawValue)" }
    }

    private enum Vacancy: String, CaseIterable, Sendable {
        case vacant, filled

        var words: String { self == .vacant ? "Some vacant" : "All filled" }
    }

    private static let findingFilter = ListFilter(
        "finding", "Finding",
        options: { source in
            let sql: SQL = """
                SELECT DISTINCT finding.id, finding.text FROM finding JOIN resource_finding ON resource_finding.finding = finding.id
                WHERE resource_finding.resource IN (SELECT item.id \(literal: source.visible)) ORDER BY finding.text
                """
            return try Row.fetchAll(source.db, literal: sql).map { ($0[0] as String, ($0[1] as String).shortened(to: 60)) }
        }
    ) { asked, _ in "item.id IN (SELECT resource_finding.resource FROM resource_finding WHERE resource_finding.finding = \(asked))" }

    private static let inspectionFilter = ListFilter(
        "inspection", "Inspection",
        options: { source in
            let sql: SQL = "SELECT DISTINCT item.inspection \(literal: source.visible)"
            let used = Set(try Row.fetchAll(source.db, literal: sql).map { $0[0] as Identifier<Inspection> })
            return try InspectionChoice.all(as: source.viewer, in: source.db).filter { used.contains($0.id) }.map { ($0.id.text, $0.words) }
        }
    ) { asked, _ in "item.inspection = \(asked)" }

    /// The inspection of the form: named in it or in the address, otherwise the latest.
    private static func chosen(_ context: FormContext<Resource>) throws -> InspectionChoice? {
        let (request, choices) = (context.request, try InspectionChoice.all(as: Viewer(context.request), in: context.db))
        let asked = request.form.has("inspection") ? request.form["inspection"] : request.query["inspection"]
        return choices.first { $0.id.text == asked } ?? choices.first
    }

    private static let inspection = Field<Identifier<Inspection>>(
        "inspection", "Inspection",
        draw: { _, _, context in
            guard let chosen = try chosen(context) else { return "<p>There is no confirmed inspection yet.</p>" }
            let others = try InspectionChoice.all(as: Viewer(context.request), in: context.db).filter { $0.id != chosen.id }.map {
                "<li><a href=\"\(address.list)/new?inspection=\($0.id)\">\($0.words)</a></li>" as HTML
            }
            let switching: HTML? =
                others.isEmpty ? nil : "<details><summary>Choose another inspection</summary><ul>\(others)</ul></details>"
            return "<input type=\"hidden\" name=\"inspection\" value=\"\(chosen.id)\"><p>Findings from: \(chosen.words)</p>\(switching)"
        },
        read: { reader, context in
            let asked = context.request.form["inspection"]
            if let chosen = try chosen(context), chosen.id.text == asked { return chosen.id }
            reader.note(Problem("title", "Select an inspection"))
            return nil
        }, words: { _, _ in "" })

    private static let findings = Field<[Identifier<Finding>]>.several(
        "finding", "Which findings does it respond to?"
    ) { context in
        guard let inspection = try context.item?.inspection ?? chosen(context)?.id else { return [] }
        return try InspectionRecords.findings(of: inspection, in: context.db).filter { $0.kind != .strength }.map {
            (id: $0.id, words: $0.text)
        }
    }

    private static let agreed = pounds(
        "agreed", "Amount agreed in pounds (optional)", "For example, 84,000. Leave blank if not known.")
    private static let spent = pounds("spent", "Amount spent in pounds (optional)", "Enter 0 for none. Leave blank if not known.")
    private static let funded = Field<String>.text(
        "funded", "What it funded (optional)", missing: nil, limit: 1000, rows: 2)
    private static let source = Field<String>.text(
        "source", "Source", missing: "Enter the source of the figures", hint: "For example, Budget monitoring, period 2", limit: 300,
        width: 40)
    private static let day = Field<Day>.day("day", "Date of these figures", missing: "Enter the date of the figures")
        .starting { $0.today }.refusing { day, context in
            day > context.today ? "\(day) is in the future. Enter today’s date or an earlier one." : nil
        }

    private static func pounds(_ name: String, _ label: String, _ hint: String) -> FormField<Resource, Int?> {
        FormField(
            name, label, draw: { fields, _, _ in fields.text(name, label, hint: hint, width: 12) },
            read: { reader, context in
                let typed = context.request.form[name]
                if typed.isEmpty { return .some(nil) }
                if let amount = Pounds.read(typed) { return amount }
                reader.note(Problem(name, "Enter an amount in pounds, for example 84,000"))
                return nil
            }, words: { amount, _ in Pounds.words(amount) })
    }

    private static let posts = Field<Resource.Posts?>(
        "filled", "Posts",
        draw: { fields, _, _ in
            "\(fields.text("filled", "Posts filled (optional)", width: 5))\(fields.text("posts", "Total posts (optional)", width: 5))"
        },
        read: { reader, context in
            let (filled, total) = (context.request.form["filled"], context.request.form["posts"])
            if filled.isEmpty, total.isEmpty { return .some(nil) }
            if let filled = Int(filled), let total = Int(total), let posts = Resource.Posts(filled: filled, of: total) { return posts }
            reader.note(Problem("filled", "Enter the number of posts filled and the total, for example 3 of 4"))
            return nil
        }, words: { posts, _ in posts?.words ?? "" })

    private static func totals(_ lines: [ResourceLine]) -> HTML {
        if lines.isEmpty { return "" }
        let parts = Resource.Kind.allCases.map { kind -> HTML in
            let totals = ResourceTotals(
                lines.filter { $0.kind == kind }.map { line in
                    (
                        line.agreed, line.spent,
                        line.filled.flatMap { filled in line.posts.flatMap { Resource.Posts(filled: filled, of: $0) } }
                    )
                })
            return """
                <div><dt>\(kind.plural)</dt><dd>Agreed: \(totals.agreed.words)<span class="sub">Spent: \(totals.spent.words). Posts: \(totals.postsWords)</span></dd></div>
                """
        }
        return "<dl class=\"summary\">\(parts)</dl>"
    }

    @Sendable private static func detail(_ resource: Resource, _ request: PageRequest, _ db: Database) throws -> HTML {
        let findings = try InspectionRecords.findings(of: resource.inspection, in: db).filter { resource.findings.contains($0.id) }.map {
            "<li><a href=\"\(InspectionPlaces.finding.path(resource.inspection, $0.id))\">\($0.text)</a></li>" as HTML
        }
        let columns: [ListColumn<Resource.Reading>] = [
            ListColumn(
                "Date", value: { .day($0.day) }, cell: { reading, _ in "\(reading.day)<span class=\"sub\">\(reading.author)</span>" }),
            ListColumn("Agreed", isNumber: true, value: { .text(Pounds.words($0.agreed)) }),
            ListColumn("Spent", isNumber: true, value: { .text(Pounds.words($0.spent)) }),
            ListColumn("Posts filled", isNumber: true, value: { .text($0.posts?.words ?? "no posts") }),
            ListColumn("What it funded", value: { .text($0.funded) }), ListColumn("Source", value: { .text($0.source) }),
        ]
        let figures: HTML =
            resource.readings.isEmpty
            ? "<p class=\"hint\">No figures yet.</p>"
            : ListTable(columns, lines: resource.readings.reversed()).html("Figures, latest first", request)
        return """
            <h2>Findings it responds to</h2>\(findings.isEmpty ? "<p class=\"hint\">None yet.</p>" : "<ul>\(findings)</ul>")
            <h2 id="figures">Figures</h2>\(figures)
            """
    }
}

extension HTML.Interpolation {
    mutating func appendInterpolation(_ day: Day?) { if let day { appendInterpolation(day) } }
}
