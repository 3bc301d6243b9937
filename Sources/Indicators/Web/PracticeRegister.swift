import GRDB
import Indicators
import SiteKit
import Vocabulary

/// A line of the register of changes of practice, as other domains show it too.
package struct PracticeLine: FetchableRecord, Decodable, Sendable, Hashable, Identifiable {
    package let id: Identifier<PracticeChange>
    package let title: String
    package let day: Day
    package let model: String
    package let teams: Int
    /// How many of how many staff were briefed; nil where it was not recorded.
    package let briefed, staff: Int?
    package let measures: Int

    /// `, 24 of 26 briefed`; empty where it was not recorded.
    package var briefedWords: String {
        guard let briefed, let staff else { return "" }
        return ", \(briefed) of \(staff) briefed"
    }
}

extension PracticeChange: Registered {
    package typealias Line = PracticeLine
    package static let table = "practice_change"

    package static func load(_ id: Identifier<PracticeChange>, in db: Database) throws -> PracticeChange? {
        guard let row = try Row.fetchAll(db, literal: "SELECT * FROM practice_change WHERE id = \(id)").first else { return nil }
        func rows(_ columns: SQL, from table: SQL, by order: SQL) throws -> [Row] {
            try Row.fetchAll(
                db, literal: "SELECT \(literal: columns) FROM \(literal: table) WHERE change = \(id) ORDER BY \(literal: order)")
        }
        return PracticeChange(
            id: id, title: row["title"], what: row["what"], model: row["model"], day: row["day"],
            principles: try rows("text, adoption, why", from: "practice_principle", by: "id").map {
                .init(text: $0["text"], adoption: try $0.word("adoption", of: "practice_principle"), why: $0["why"])
            },
            launches: try rows("team, day, briefed, staff", from: "practice_launch", by: "day, team").map {
                .init(team: $0["team"], day: $0["day"], briefed: $0["briefed"], staff: $0["staff"])
            },
            documents: try rows("title, version, day, link", from: "practice_document", by: "title, day, id").map {
                .init(title: $0["title"], version: $0["version"], day: $0["day"], link: $0["link"])
            }, measures: try rows("measure", from: "practice_change_measure", by: "measure").map { $0["measure"] },
            version: row["version"])
    }
}

/// Reads of changes of practice that other domains need.
package enum PracticeRecords {
    /// Every change, the latest first.
    package static func lines(in db: Database) throws -> [PracticeLine] {
        try SQLRequest<PracticeLine>(
            literal: "SELECT \(literal: PracticeRegister.columns) FROM \(literal: PracticeRegister.tables) ORDER BY day DESC, id",
            cached: true
        ).fetchAll(db)
    }
}

/// What somebody says of a change of practice.
package struct PracticeDraft: Sendable, Hashable {
    package var title, what, model: String
    package var day: Day
    package var measures: [Identifier<Measure>]

    package init(title: String, what: String, model: String, day: Day, measures: [Identifier<Measure>]) {
        (self.title, self.what, self.model, self.day, self.measures) = (title, what, model, day, measures)
    }
}

/// The changes of practice. Those that are added and changed mark the charts of their measures, and the limits of these are calculated again.
package struct PracticeRegister: Sendable {
    package static let address = RegisterAddress<PracticeChange>("/practice", "change")
    static let columns: SQL = "id, title, day, model, teams, briefed, staff, measures"
    static let tables: SQL = """
        (SELECT practice_change.*,
            (SELECT count(*) FROM practice_launch WHERE change = practice_change.id) AS teams,
            (SELECT sum(briefed) FROM practice_launch WHERE change = practice_change.id AND staff IS NOT NULL AND briefed IS NOT NULL)
                AS briefed,
            (SELECT sum(staff) FROM practice_launch WHERE change = practice_change.id AND briefed IS NOT NULL) AS staff,
            (SELECT count(*) FROM practice_change_measure WHERE change = practice_change.id) AS measures
        FROM practice_change) AS change
        """

    let acts: MeasureStore
    let links: MeasureLinks?

    /// - Parameter links: what other domains know about a change; nil where no page is shown, as for the demonstration.
    package init(_ acts: MeasureStore, links: MeasureLinks? = nil) { (self.acts, self.links) = (acts, links) }

    // MARK: Acts

    package var adding: Adding<PracticeChange, PracticeDraft> {
        Adding(
            "Record a change of practice", act: .keepMeasures, note: "change of practice recorded",
            form: RegisterForm(title, what, model, from, measures, .passed("action")) { title, what, model, from, measures, _ in
                PracticeDraft(title: title, what: what, model: model, day: from, measures: measures)
            },
            make: { id, draft, _ in
                PracticeChange(
                    id: id, title: draft.title, what: draft.what, model: draft.model, day: draft.day, measures: draft.measures)
            },
            insert: { change, _, acting in
                try acting.db.execute(
                    literal: """
                        INSERT INTO practice_change (id, title, what, model, day, added_on, author) VALUES (\(change.id), \(change.title),
                            \(change.what), \(change.model), \(change.day), \(acting.today), \(try acting.author()))
                        """)
                try mark(change, before: [], acting)
            })
    }

    package var editing: ItemAct<PracticeChange, PracticeDraft> {
        ItemAct(
            "edit", "Edit", act: .keepMeasures, note: "change of practice edited",
            form: RegisterForm(title.now(\.title), what.now(\.what), model.now(\.model), from.now(\.day), measures.now(\.measures)) {
                PracticeDraft(title: $0, what: $1, model: $2, day: $3, measures: $4)
            }, apply: { _, _, _ in },
            save: { change, draft, acting in
                try acting.db.execute(
                    literal: """
                        UPDATE practice_change SET title = \(draft.title), what = \(draft.what), model = \(draft.model), day = \(draft.day)
                        WHERE id = \(change.id)
                        """)
                try mark(change, with: draft.measures, before: change.measures, acting)
            })
    }

    package var addingPrinciple: ItemAct<PracticeChange, PracticeChange.Principle> {
        ItemAct(
            "principles", "Add a principle", act: .keepMeasures, note: "principle recorded", isVersioned: false,
            form: RegisterForm(
                .text("principle", "Principle", missing: "Enter the principle.", limit: 500),
                FormField<PracticeChange, PracticeChange.Principle.Adoption>.cases(
                    "adoption", "Adopted, adapted or left out", missing: "Select whether it was adopted, adapted or left out.",
                    words: \.words),
                FormField<PracticeChange, String>.text(
                    "adoption-why", "Reason", missing: nil, hint: "Needed if it was adapted or left out.", limit: 500
                ).refusing { why, context in
                    let isAdopted = context.request.form["adoption"] == PracticeChange.Principle.Adoption.adopted.rawValue
                    return why.isEmpty && !isAdopted ? "Enter why it was adapted or left out." : nil
                }
            ) { .init(text: $0, adoption: $1, why: $2) }, apply: { _, _, _ in },
            save: { change, principle, acting in
                try acting.db.execute(
                    literal: """
                        INSERT INTO practice_principle (change, text, adoption, why)
                        VALUES (\(change.id), \(principle.text), \(principle.adoption.rawValue), \(principle.why))
                        """)
            })
    }

    /// When a team started and how many of its staff were briefed. This replaces what was recorded for the same team before.
    package var settingLaunch: ItemAct<PracticeChange, PracticeChange.Launch> {
        ItemAct(
            "launches", "Record the start and briefing of a team", act: .keepMeasures, note: "launch recorded", isVersioned: false,
            form: RegisterForm(
                .text("team", "Team", missing: "Enter the team.", limit: 150),
                .day("launch", "Start date", missing: "Enter the date on which the team started."),
                PracticeRegister.number("briefed", "Number of staff briefed (optional)").refusing { briefed, context in
                    guard let briefed, let staff = Int(context.request.form["staff"]), briefed > staff else { return nil }
                    return "The number briefed cannot be more than the number of staff."
                },
                PracticeRegister.number("staff", "Number of staff (optional)").refusing { staff, _ in
                    staff == 0 ? "The number of staff must be at least 1. Leave it empty if it is not known." : nil
                }
            ) { .init(team: $0, day: $1, briefed: $2, staff: $3) }, apply: { _, _, _ in },
            save: { change, launch, acting in
                try acting.db.execute(
                    literal: """
                        INSERT INTO practice_launch (change, team, day, briefed, staff)
                        VALUES (\(change.id), \(launch.team), \(launch.day), \(launch.briefed), \(launch.staff))
                        ON CONFLICT (change, team) DO UPDATE SET day = excluded.day, briefed = excluded.briefed, staff = excluded.staff
                        """)
            })
    }

    package var addingDocument: ItemAct<PracticeChange, PracticeChange.Document> {
        ItemAct(
            "documents", "Add a document", act: .keepMeasures, note: "document recorded", isVersioned: false,
            form: RegisterForm(
                .text("document", "Title", missing: "Enter the title of the document.", limit: 200),
                .text("document-version", "Version", missing: "Enter the version.", limit: 50, width: 8),
                .day("document-day", "Date of this version", missing: "Enter the date of this version."),
                FormField<PracticeChange, String>.text(
                    "document-link", "Link (optional)", missing: nil, hint: "An address that begins with https://.", limit: 1000
                ).refusing { link, _ in link.isEmpty || link.hasPrefix("https://") ? nil : "The link must begin with https://." }
            ) { .init(title: $0, version: $1, day: $2, link: $3) }, apply: { _, _, _ in },
            save: { change, document, acting in
                try acting.db.execute(
                    literal: """
                        INSERT INTO practice_document (change, title, version, day, link)
                        VALUES (\(change.id), \(document.title), \(document.version), \(document.day), \(document.link))
                        """)
            })
    }

    private func mark(
        _ change: PracticeChange, with measures: [Identifier<Measure>]? = nil, before: [Identifier<Measure>], _ acting: Acting
    ) throws {
        let measures = measures ?? change.measures
        try acting.db.execute(literal: "DELETE FROM practice_change_measure WHERE change = \(change.id)")
        for measure in measures {
            _ = try acts.measure(measure, in: acting.db)
            try acting.db.execute(literal: "INSERT INTO practice_change_measure (change, measure) VALUES (\(change.id), \(measure))")
        }
        for measure in Set(measures + before) { try acts.updateStatus(measure, on: acting.today, in: acting.db) }
    }

    // MARK: Fields

    private let title = FormField<PracticeChange, String>.text(
        "title", "What changed", missing: "Enter what changed.", hint: "For example, new letter before proceedings.", limit: 200)
    private let what = FormField<PracticeChange, String>.text(
        "what", "How it is done now", missing: "Enter how it is done now.", limit: 3000, rows: 3)
    private let model = FormField<PracticeChange, String>.text(
        "model", "Model (optional)", missing: nil, hint: "Leave it empty if it is your own.", limit: 200)
    private let from = FormField<PracticeChange, Day>.day(
        "from", "From", missing: "Enter the date from which practice is different.",
        hint: "The date on which the first team started. Charts are marked on this date.")
    private let measures = FormField<PracticeChange, [Identifier<Measure>]>.several(
        "measures", "Measures that would show whether it worked"
    ) { try MeasureRecords.lines(in: $0.db).map { ($0.id, $0.measure.name) } }

    private static func number(_ name: String, _ label: String) -> FormField<PracticeChange, Int?> {
        FormField(
            name, label, draw: { fields, value, _ in fields.text(name, label, value: (value ?? nil).map(String.init) ?? "", width: 5) },
            read: { reader, _ in
                let typed = reader.optionalText(name, limit: 10)
                if typed.isEmpty { return .some(nil) }
                if let number = Int(typed), (0...1_000_000).contains(number) { return number }
                reader.note(Problem(name, "Enter a whole number."))
                return nil
            }, words: { value, _ in value.map(String.init) ?? "" })
    }

    // MARK: The register

    package var register: Register<PracticeChange> {
        let links = links
        return Register(
            .init(
                list: "Changes of practice",
                introduction:
                    "What is done differently in practice, from which date, and who was briefed. The charts of the chosen measures are marked with the change.",
                none: "No change of practice is recorded. Record what changed, so that charts show whether it worked."),
            at: PracticeRegister.address, read: .readMeasures,
            rows: .init(
                PracticeRegister.columns, from: PracticeRegister.tables, id: "change.id",
                order: ListOrder("latest", by: "change.day", "change.id", descending: true)),
            declaration: .init(
                visibility: .staff, retention: .plansAndReports, speaksOf: .nobody, privilege: .none,
                searched: .text(title: "change.title", body: "change.what || ' ' || change.model", day: "change.day"), clocks: [],
                imports: .none(because: "a change has measures, teams and documents, which no row of a spreadsheet holds"),
                drafts: .notKept(because: "the form is short")),
            title: \.title,
            columns: [
                ListColumn(
                    "What changed", order: ListOrder("title", by: "lower(change.title)", "change.day"), value: { .text($0.title) },
                    cell: { line, _ in "<a href=\"\(PracticeRegister.address.path(line.id))\">\(line.title)</a>" }),
                ListColumn("From", order: ListOrder("day", by: "change.day", "change.title"), value: { .day($0.day) }),
                ListColumn(
                    "Model", value: { .text($0.model) },
                    cell: { line, _ in line.model.isEmpty ? "<span class=\"hint\">Our own</span>" : "\(line.model)" }),
                ListColumn("Teams", isNumber: true, value: { .number($0.teams) }),
                ListColumn(
                    "Briefed",
                    order: ListOrder("briefed", by: "coalesce(change.briefed * 1.0 / nullif(change.staff, 0), -1)", "change.title"),
                    value: { .text($0.briefed.map(String.init) ?? "") },
                    cell: { line, _ in
                        line.briefed.map { "\($0) of \(line.staff ?? 0)" } ?? "<span class=\"hint\">Not recorded</span>"
                    }),
                ListColumn("Of", shown: .inFiles, value: { .text($0.staff.map(String.init) ?? "") }),
                ListColumn("Measures", isNumber: true, value: { .number($0.measures) }),
            ],
            filters: [
                ListFilter(
                    "gap", "Show", options: { _ in [("briefing", "Not all staff briefed"), ("chart", "No chart marked")] },
                    condition: { value, _ in
                        switch value {
                        case "briefing": "coalesce(change.briefed < coalesce(change.staff, 0), 1)"
                        case "chart": "change.measures = 0"
                        default: nil
                        }
                    })
            ], adding: AnyAdding(adding),
            acts: [AnyAct(editing), AnyAct(addingPrinciple), AnyAct(settingLaunch), AnyAct(addingDocument)],
            detail: { change, request, db in
                PracticeDetail(
                    request: request, change: change, measures: try change.measures.compactMap { try MeasureRecords.line($0, in: db) },
                    uses: try links?.practiceUses(change.id, request, db) ?? []
                ).html
            })
    }
}

/// What the page of a change of practice shows besides its head and its forms.
private struct PracticeDetail {
    let request: PageRequest
    let change: PracticeChange
    let measures: [MeasureLine]
    let uses: [MeasureUse]

    var html: HTML {
        let principles = change.principles.map { principle -> HTML in
            let why: HTML = principle.why.isEmpty ? "" : "<span class=\"sub\">\(principle.why)</span>"
            return "<strong>\(principle.adoption.words)</strong>: \(principle.text)\(why)"
        }
        let documents = change.documents.map { document -> HTML in
            let title: HTML =
                document.link.isEmpty ? "\(document.title)" : "<a href=\"\(document.link)\" rel=\"noreferrer\">\(document.title)</a>"
            return "\(title)<span class=\"sub\">version \(document.version), \(document.day)</span>"
        }
        let linked = uses.map { "<a href=\"\($0.path)\">\($0.title)</a><span class=\"sub\">\($0.note)</span>" as HTML }
        let charts = measures.map {
            "<a href=\"\(IndicatorPlaces.measure.path($0.id))\">\($0.measure.name)</a><span class=\"sub\">\($0.status.verdict.words)</span>"
                as HTML
        }
        return """
            <p class="kept">\(change.what)</p>
            <div class="split even"><div>\(section("Principles of the model", principles, "No principles are recorded."))<h2>Start by team</h2>\(launches)\
            \(section("Documents", documents, "No documents are recorded."))</div>\
            <div>\(section("Linked actions", linked, "No action is linked to this change."))\
            \(section("Measures", charts, "No measures are chosen. Choose those that would show whether the change worked."))</div></div>
            """
    }

    private func section(_ title: String, _ items: [HTML], _ none: String) -> HTML {
        let list: HTML = items.isEmpty ? "<p class=\"hint\">\(none)</p>" : "<ul>\(items.map { "<li>\($0)</li>" as HTML })</ul>"
        return "<h2>\(title)</h2>\(list)"
    }

    private var launches: HTML {
        let columns: [ListColumn<PracticeChange.Launch>] = [
            ListColumn("Team", value: { .text($0.team) }), ListColumn("From", value: { .day($0.day) }),
            ListColumn(
                "Briefed",
                value: { launch in .text(launch.briefed.map { "\($0)\(launch.staff.map { " of \($0)" } ?? "")" } ?? "Not recorded") }),
        ]
        if change.launches.isEmpty { return "<p class=\"hint\">No team has started.</p>" }
        return ListTable(columns, lines: change.launches).html("By team", request)
    }
}

extension MeasureStore {
    /// Adds a change of practice. The charts of its measures are marked, and their limits are calculated again from its day.
    @discardableResult
    package func add(_ draft: PracticeDraft, on today: Day, by changer: Changer) async throws -> Identifier<PracticeChange> {
        try await PracticeRegister(self).adding.add(draft, by: changer, today: today, in: store)
    }
}
