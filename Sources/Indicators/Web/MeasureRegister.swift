import GRDB
import Indicators
import SiteKit
import Vocabulary

extension MeasureLine: FetchableRecord {
    package init(row: Row) throws { self = try MeasureRecords.line(row) }
}

extension Measure: Registered {
    package typealias Line = MeasureLine
    package static let table = "measure"
    package static func load(_ id: Identifier<Measure>, in db: Database) throws -> Measure? { try MeasureRecords.measure(id, in: db) }
}

/// What somebody says of a measure.
package struct MeasureDraft: Sendable, Hashable {
    package var name, counts, numerator, denominator: String
    package var unit: Measure.Unit
    package var counted: CountedSubject
    package var direction: Measure.Direction
    package var target: Double?
    package var source, owner: String
    package var computed: Measure.Computed?

    package init(
        name: String, counts: String = "", numerator: String = "", denominator: String = "", unit: Measure.Unit = .percent,
        counted: CountedSubject = .children, direction: Measure.Direction = .higher, target: Double? = nil, source: String,
        owner: String = "", computed: Measure.Computed? = nil
    ) {
        (self.name, self.counts, self.numerator, self.denominator) = (name, counts, numerator, denominator)
        (self.unit, self.direction, self.target, self.source, self.owner) = (unit, direction, target, source, owner)
        (self.counted, self.computed) = (counted, computed)
    }
}

extension MeasureDraft {
    /// Whether only what belongs to the council's plan is different: name, target, owner.
    fileprivate func keepsDefinition(of measure: Measure) -> Bool {
        (counts, numerator, denominator, source) == (measure.counts, measure.numerator, measure.denominator, measure.source)
            && (unit, counted, direction) == (measure.unit, measure.counted, measure.direction)
    }
}

/// A mark on a series before it is saved: with a changed definition, also the new definition.
package struct MarkDraft: Sendable, Hashable {
    let kind: Mark.Kind
    let day: Day
    let words, counts: String
}

/// The measures, with what each shows.
struct MeasureRegister: Sendable {
    static let address = RegisterAddress<Measure>("/measures", "measure")

    let acts: MeasureStore
    let links: MeasureLinks?

    init(acts: MeasureStore, links: MeasureLinks? = nil) { (self.acts, self.links) = (acts, links) }

    // MARK: Acts

    var adding: Adding<Measure, MeasureDraft> {
        Adding(
            "Add a measure", act: .keepMeasures, note: "measure added",
            form: RegisterForm(
                name.starting { $0.request.query["name"] }, counts, counted.starting { _ in .children }, unit.starting { _ in .percent },
                numerator, denominator,
                direction.starting { _ in .higher }, target, source, owner, .passed("action")
            ) { name, counts, counted, unit, numerator, denominator, direction, target, source, owner, _ in
                MeasureDraft(
                    name: name, counts: counts, numerator: numerator, denominator: denominator, unit: unit, counted: counted,
                    direction: direction, target: target, source: source, owner: owner)
            },
            make: { id, draft, acting in
                try MeasureRegister.checkName(draft.name, except: id, in: acting.db)
                return Measure(
                    id: id, name: draft.name, counts: draft.counts, numerator: draft.numerator, denominator: draft.denominator,
                    unit: draft.unit, counted: draft.counted, direction: draft.direction, target: draft.target, source: draft.source,
                    owner: draft.owner, computed: draft.computed)
            },
            insert: { measure, _, acting in
                try acting.db.execute(
                    literal: """
                        INSERT INTO measure (id, name, counts, numerator, denominator, unit, counted, direction, target, source, owner,
                            added_on, computed, computed_by)
                        VALUES (\(measure.id), \(measure.name), \(measure.counts), \(measure.numerator), \(measure.denominator),
                            \(measure.unit.rawValue), \(measure.counted.rawValue), \(measure.direction.rawValue), \(measure.target), \(measure.source),
                            \(measure.owner), \(acting.today), \(measure.computed?.code), \(measure.computed?.length.rawValue))
                        """)
                try acts.updateStatus(measure.id, on: acting.today, in: acting.db)
            })
    }

    /// The unit can no longer be changed once there are figures.
    var editing: ItemAct<Measure, MeasureDraft> {
        ItemAct(
            "edit", "Change measure", act: .keepMeasures, note: "measure edited",
            form: RegisterForm(
                name.now(\.name), counts.now(\.counts), counted.now(\.counted), unit.now(\.unit), numerator.now(\.numerator),
                denominator.now(\.denominator),
                direction.now(\.direction), target.now(\.target), source.now(\.source), owner.now(\.owner)
            ) {
                MeasureDraft(
                    name: $0, counts: $1, numerator: $4, denominator: $5, unit: $3, counted: $2, direction: $6, target: $7, source: $8,
                    owner: $9)
            },
            apply: { measure, draft, acting in
                try MeasureRegister.checkName(draft.name, except: measure.id, in: acting.db)
                if measure.computed != nil, !draft.keepsDefinition(of: measure) { throw MeasureRefusal.countedFromData }
                if draft.unit != measure.unit, try !MeasureRecords.entered(of: measure.id, in: acting.db).all.isEmpty {
                    throw MeasureRefusal.unitInUse
                }
                if (draft.target, draft.direction, draft.counted) != (measure.target, measure.direction, measure.counted) {
                    try acts.guardian(measure.id, acting.changer, acting.db)
                }
            },
            save: { measure, draft, acting in
                try acting.db.execute(
                    literal: """
                        UPDATE measure SET name = \(draft.name), counts = \(draft.counts), numerator = \(draft.numerator),
                            denominator = \(draft.denominator), unit = \(draft.unit.rawValue), counted = \(draft.counted.rawValue), direction = \(draft.direction.rawValue),
                            target = \(draft.target), source = \(draft.source), owner = \(draft.owner) WHERE id = \(measure.id)
                        """)
                try acts.updateStatus(measure.id, on: acting.today, in: acting.db)
            })
    }

    /// Marks a day: a changed definition, a late load or a data fault. The old definition is saved with the mark.
    var marking: ItemAct<Measure, MarkDraft> {
        ItemAct(
            "marks", "Mark a changed definition, a late load or a data fault", act: .keepMeasures, note: "series marked",
            isVersioned: false,
            form: RegisterForm(
                FormField<Measure, Mark.Kind>.cases("kind", "Type of mark", missing: "Select the type of mark.", words: \.words),
                .day(
                    "marked", "Date", missing: "Enter the date.",
                    hint: "For a late load or a data fault, the date of the figure. For a changed definition, its first day."),
                .text("mark-words", "What happened", missing: "Enter what happened.", limit: 500, rows: 2),
                FormField<Measure, String>.text(
                    "new-counts", "New definition (optional)", missing: nil,
                    hint: "Only for a changed definition. The old definition stays on record with the mark.", limit: 1000
                ).now(\.counts)
            ) { MarkDraft(kind: $0, day: $1, words: $2, counts: $3) },
            apply: { measure, mark, acting in
                if mark.day > acting.today { throw MarkRefusal.inTheFuture(mark.day) }
                try acts.guardian(measure.id, acting.changer, acting.db)
            },
            save: { measure, mark, acting in
                let isNew = mark.kind == .definition && !mark.counts.isEmpty && mark.counts != measure.counts
                let was: String? = isNew ? measure.counts : nil
                try acting.db.execute(
                    literal: """
                        INSERT INTO measure_mark (id, measure, kind, day, words, was, author, entered_on) VALUES (\(Identifier<Mark>()),
                            \(measure.id), \(mark.kind.rawValue), \(mark.day), \(mark.words), \(was), \(try acting.author()), \(acting.today))
                        """)
                if isNew { try acting.db.execute(literal: "UPDATE measure SET counts = \(mark.counts) WHERE id = \(measure.id)") }
                try acts.updateStatus(measure.id, on: acting.today, in: acting.db)
            })
    }

    private static func checkName(_ name: String, except id: Identifier<Measure>, in db: Database) throws {
        let sql: SQL = "SELECT name FROM measure WHERE name = \(name) COLLATE NOCASE AND id <> \(id)"
        if let kept = try String.fetchOne(db, SQLRequest<String>(literal: sql, cached: true)) { throw MeasureRefusal.nameInUse(kept) }
    }

    // MARK: Fields

    private let name = FormField<Measure, String>.text(
        "name", "Name", missing: "Enter the name of the measure.",
        hint: "For example, letters sent within 10 working days of the decision.",
        limit: 200)
    private let counts = FormField<Measure, String>.text(
        "counts", "What it counts (optional)", missing: nil,
        hint: "One sentence, clear enough for another person to count in the same way.", limit: 1000, rows: 2)
    private let counted = FormField<Measure, CountedSubject>.cases(
        "counted", "Who or what it counts", missing: "Select who or what it counts.",
        hint: "Small numbers of children, families and staff are hidden in what leaves the council.", words: \.words)
    private let unit = FormField<Measure, Measure.Unit>.cases("unit", "Unit", missing: "Select the unit.", words: \.words)
    private let numerator = FormField<Measure, String>.text(
        "numerator", "Numerator (optional)", missing: nil, hint: "For a share, what is counted. For example, letters sent in time.",
        limit: 300)
    private let denominator = FormField<Measure, String>.text(
        "denominator", "Denominator (optional)", missing: nil, hint: "For a share, the total. For example, letters sent in the month.",
        limit: 300)
    private let direction = FormField<Measure, Measure.Direction>.cases(
        "direction", "Direction", missing: "Select whether higher or lower is better.", buttons: true, words: \.words)
    private let source = FormField<Measure, String>.text(
        "source", "Source of the figures", missing: "Enter the source of the figures.", limit: 300)
    private let owner = FormField<Measure, String>.text(
        "owner", "Owner (optional)", missing: nil, hint: "A post, for example Performance and Data Manager.", limit: 150)
    private let target = FormField<Measure, Double?>(
        "target", "Target (optional)",
        draw: { fields, value, _ in
            fields.text(
                "target", "Target (optional)", hint: "A figure in the measure’s unit, for example 90.",
                value: (value ?? nil).map { FigureWords.plain($0) } ?? "", width: 8)
        },
        read: { reader, _ in
            let typed = reader.optionalText("target", limit: 20)
            if typed.isEmpty { return .some(nil) }
            if let target = TypedNumber.read(typed) { return target }
            reader.note(Problem("target", "The target must be a number, for example 90."))
            return nil
        }, words: { value, _ in value.map { FigureWords.plain($0) } ?? "" }
    ).refusing { target, context in
        let isTooHigh = context.request.form["unit"] == Measure.Unit.percent.rawValue && (target ?? 0) > 100
        return isTooHigh ? "The target of a percentage must be 100 or less." : nil
    }

    // MARK: The register

    var register: Register<Measure> {
        let links = links
        return Register(
            .init(
                list: "Measures", introduction: "Figures, counted over time, that show whether practice has changed.",
                none: "There are no measures. Add the first one with the figure that would show that practice has changed."),
            at: MeasureRegister.address, read: .readMeasures,
            rows: .init(
                "measure.*, status.*, \(literal: MeasureRegister.trend) AS trend",
                from: "measure LEFT JOIN measure_status AS status ON status.measure = measure.id", id: "measure.id",
                order: ListOrder("usual", by: "measure.name COLLATE NOCASE", "measure.id")),
            declaration: .init(
                visibility: .staff, retention: .plansAndReports, speaksOf: .nobody, privilege: .none,
                searched: .text(
                    title: "measure.name", body: "measure.counts || ' ' || coalesce(status.sentence, '')",
                    day: "coalesce(status.latest_on, measure.added_on)"), clocks: [],
                imports: .none(because: "each measure is defined with care, one at a time"),
                drafts: .notKept(because: "the form is short")),
            title: { $0.measure.name }, columns: columns, filters: [targetFilter], hasHead: false, adding: AnyAdding(adding),
            acts: [AnyAct(editing), AnyAct(marking)],
            aside: { _, db in
                let summary = try MeasureRegister.summary(in: db)
                return "\(summary)<p><a href=\"\(PracticePlaces.list.path)\">Changes of practice</a></p>"
            },
            detail: { measure, request, db in
                MeasureDetail(
                    request: request, read: try MeasureRead(measure, in: db),
                    mayConfirm: try request.may(.addFigures) && !acts.gains(measure.id, request.changer, db),
                    uses: try links?.uses(measure.id, request, db) ?? [],
                    evidence: try links?.evidence(measure.id, request, db) ?? [],
                    saveAsEvidence: { links?.saveAsEvidence($0, request) }
                ).html
            })
    }

    private var columns: [ListColumn<MeasureLine>] {
        [
            ListColumn(
                "Measure", order: ListOrder("name", by: "lower(measure.name)"), value: { .text($0.measure.name) },
                cell: { line, _ in
                    "<a href=\"\(MeasureRegister.address.path(line.id))\">\(line.measure.name)</a><span class=\"sub\">\(line.measure.counts)</span>"
                }),
            ListColumn("What it counts", shown: .inFiles, value: { .text($0.measure.counts) }),
            ListColumn("Unit", shown: .inFiles, value: { .text($0.measure.unit.words) }),
            ListColumn("Direction", shown: .inFiles, value: { .text($0.measure.direction.words) }),
            ListColumn(
                "What it shows", order: ListOrder("verdict", by: MeasureRegister.rank, "lower(measure.name)"),
                filter: .cases("verdict", "What it shows", VerdictOfMeasure.Name.self, words: \.words) { name, _ in
                    "\(literal: MeasureRegister.verdict) = \(name.rawValue)"
                }, value: { .text($0.status.verdict.words) },
                cell: { line, _ in "\(line.status.verdict.tag.html)<span class=\"sub\">\(line.status.sentence)</span>" }),
            ListColumn("Since", shown: .inFiles, value: { .day($0.status.since) }),
            ListColumn("Finding", shown: .inFiles, value: { .text($0.status.sentence) }),
            ListColumn("Figures", shown: .inFiles, value: { .number($0.status.figures) }),
            ListColumn(
                "Trend", shown: .onPages, value: { .number($0.trend.count) },
                cell: { line, _ in Sparkline(line).html ?? "<span class=\"hint\">None</span>" }),
            ListColumn("Latest on", shown: .inFiles, value: { .day($0.status.latestOn) }),
            ListColumn(
                "Latest", order: ListOrder("latest", by: "coalesce(status.latest_on, '')", "lower(measure.name)"),
                value: { .text($0.status.latestWords ?? "") },
                cell: { line, _ in
                    line.status.latestOn.map { "\(line.status.latestWords ?? "")<span class=\"sub\">\($0)</span>" }
                        ?? "<span class=\"hint\">No figures</span>"
                }),
            ListColumn(
                "Target", value: { .text($0.measure.target.map { FigureWords.plain($0) } ?? "") },
                cell: { line, _ in
                    line.measure.target.map { "\(FigureWords.of($0, line.measure.unit))" } ?? "<span class=\"hint\">Not set</span>"
                }),
            ListColumn("Source", shown: .inFiles, value: { .text($0.measure.source) }),
            ListColumn(
                "Owner", order: ListOrder("owner", by: "lower(measure.owner)", "lower(measure.name)"),
                filter: .values("owner", "Owner", of: "nullif(measure.owner, '')"), value: { .text($0.measure.owner) },
                cell: { line, _ in line.measure.owner.isEmpty ? "<span class=\"hint\">No owner</span>" : "\(line.measure.owner)" }),
        ]
    }

    private var targetFilter: ListFilter {
        ListFilter(
            "target", "Target",
            options: { _ in [("met", "Latest figure meets it"), ("missed", "Latest figure misses it"), ("none", "No target set")] },
            condition: { value, _ in
                switch value {
                case "met": "iif(measure.direction = 'higher', status.latest >= measure.target, status.latest <= measure.target)"
                case "missed": "iif(measure.direction = 'higher', status.latest < measure.target, status.latest > measure.target)"
                case "none": "measure.target IS NULL"
                default: nil
                }
            })
    }

    private static let verdict: SQL = "coalesce(status.verdict, 'too_few')"
    private static let rank: SQL = {
        let ranks = VerdictOfMeasure.Name.allCases.enumerated().map { "WHEN \($1.rawValue) THEN \($0)" as SQL }
        return "CASE \(literal: verdict) \(literal: ranks.joined(separator: " ")) END"
    }()

    /// The latest known figures in date order, as `2022-05-31=62.5`, for the line in the list.
    private static let trend: SQL = {
        let multipliers = Measure.Unit.allCases.compactMap { unit in
            unit.multiplier.map { "WHEN \(unit.rawValue) THEN \($0)" as SQL }
        }
        return """
            (SELECT group_concat(day || '=' || value, ' ') FROM (SELECT * FROM (
                SELECT day, coalesce(amount, numerator * CASE measure.unit \(literal: multipliers.joined(separator: " ")) END / denominator) AS value
                FROM measure_value AS figure WHERE figure.measure = measure.id AND reason IS NULL
                AND NOT EXISTS (SELECT 1 FROM measure_value AS later WHERE later.corrects = figure.id)
                ORDER BY day DESC LIMIT \(Sparkline.most)) ORDER BY day))
            """
    }()

    /// How many measures show what: `2 measures are worse; 1 consistently misses its target.`
    private static func summary(in db: Database) throws -> HTML {
        let sql: SQL = """
            SELECT \(literal: verdict) AS verdict, count(*) AS number FROM measure
            LEFT JOIN measure_status AS status ON status.measure = measure.id GROUP BY 1
            """
        let counts = Dictionary(
            try Row.fetchAll(db, literal: sql).map {
                (try $0.word("verdict", of: "measure_status") as VerdictOfMeasure.Name, $0["number"] as Int)
            }
        ) { first, _ in first }
        if counts.isEmpty { return "" }
        let parts = VerdictOfMeasure.Name.allCases.compactMap { name in counts[name].map { "\($0) \(words(name, $0))" } }
        let all = counts.values.reduce(0, +)
        return "<p>Of \(all) measure\("s", when: all != 1): \(parts.joined(separator: "; ")).</p>"
    }

    private static func words(_ name: VerdictOfMeasure.Name, _ count: Int) -> String {
        switch name {
        case .consistentlyMissesTarget: count == 1 ? "consistently misses its target" : "consistently miss their targets"
        case .worse: count == 1 ? "is worse" : "are worse"
        case .improved: count == 1 ? "has improved" : "have improved"
        case .noChange: count == 1 ? "shows normal variation" : "show normal variation"
        case .tooFew: count == 1 ? "has too few figures" : "have too few figures"
        }
    }
}
