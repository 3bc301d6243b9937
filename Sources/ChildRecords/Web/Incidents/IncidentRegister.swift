import ChildRecords
import GRDB
import SiteKit
import Vocabulary

extension Act {
    package static let reportIncident = Act("incidents.report", "report a near miss or a breach, and see those they reported")
    package static let keepIncidents = Act("incidents.keep", "see every near miss and breach, add to it and close it")
}

extension IncidentRefusal: BesideField {
    package var field: String {
        switch self {
        case .closed: ""
        case .beforeAware: "entry-day"
        case .regulatorUndecided: "lessons"
        }
    }

    package var words: String {
        switch self {
        case .closed: "This incident is closed."
        case .beforeAware(let day): "The council became aware on \(day). Enter that date or a later one."
        case .regulatorUndecided: "Record whether the Information Commissioner was told, or why not, before you close it."
        }
    }
}

/// The near misses and breaches of information governance.
package enum IncidentRegister {
    package static let address = RegisterAddress<Incident>("/governance/incidents", "incident")

    package static let adding = Adding<Incident, (Incident.Kind, String, Day)>(
        "Report a near miss or breach", act: .reportIncident, note: "reported",
        form: RegisterForm(kind, what, aware) { ($0, $1, $2) },
        make: { id, draft, _ in Incident(id: id, draft.0, what: draft.1, aware: draft.2) },
        insert: { incident, _, acting in try incident.insert(by: acting) })

    package static let adds = ItemAct<Incident, (Incident.Entry.Kind, Day, String)>(
        "entry", "Add to the record", act: .keepIncidents, note: "entry added", isVersioned: false,
        form: RegisterForm(
            .cases("entry-kind", "What is added", missing: "Choose what is added.", buttons: true, words: \.words),
            entryDay,
            .text("entry-words", "Details", missing: "Enter the details.", hint: "Do not name children.", limit: 2000, rows: 3)
        ) { ($0, $1, $2) },
        isOffered: { incident, _ in incident.isOpen },
        apply: { try $0.add(.init($1.0, on: $1.1, $1.2, by: try $2.author())) },
        save: { incident, draft, acting in
            try acting.db.execute(
                literal: """
                    INSERT INTO incident_entry (incident, kind, day, words, author)
                    VALUES (\(incident.id), \(draft.0.rawValue), \(draft.1), \(draft.2), \(try acting.author()))
                    """)
        })

    package static let corrects = ItemAct<Incident, (Incident.Kind, String, Day, String)>(
        "correct", "Correct the report", act: .keepIncidents, note: "corrected",
        form: RegisterForm(
            kind.now(\.kind), what.now(\.what), aware.now(\.aware),
            .text("advice", "Legal advice", missing: nil, hint: "Only people who manage this register can see it.", rows: 3).now(\.advice)
        ) { ($0, $1, $2, $3) },
        isOffered: { incident, _ in incident.isOpen },
        apply: { incident, draft, _ in try incident.correct(draft.0, what: draft.1, aware: draft.2, advice: draft.3) },
        save: { incident, _, acting in try incident.save(acting) })

    package static let closes = ItemAct<Incident, String>(
        "close", "Close the incident", act: .keepIncidents, note: "closed",
        form: RegisterForm(
            .text("lessons", "Lessons learned", missing: "Enter what was learned.", hint: "Do not name anybody.", limit: 2000, rows: 4)
        ) { $0 },
        isOffered: { incident, _ in incident.isOpen },
        apply: { try $0.close(on: $2.today, lessons: $1) }, save: { incident, _, acting in try incident.save(acting) })

    package static let register = Register<Incident>(
        .init(
            list: "Near misses and breaches",
            introduction: "Breaches and near misses with personal data: what happened, who was told and when, and lessons learned.",
            none: "Nothing has been reported. Report near misses as well as breaches: they are how breaches are prevented."),
        at: address, read: .reportIncident,
        rows: .init(
            """
            item.*, EXISTS (SELECT 1 FROM incident_entry WHERE incident = item.id AND kind IN ('told_regulator', 'not_reported')) AS isMet
            """, from: "incident AS item", id: "item.id", order: ListOrder("aware", by: "item.aware", "item.id", descending: true)),
        declaration: .init(
            // Those who keep the register see all of it; everybody else what they reported themselves.
            visibility: Visibility { $0.may(.keepIncidents) ? "1" : "item.reported_by = \($0.person.id.text)" },
            retention: .governance, speaksOf: .children(act: .reportIncident) { [$0.id.text] },
            privilege: .legalAdvice(columns: ["Legal advice"], seenBy: .keepIncidents),
            searched: .text(
                title: "CASE item.kind WHEN 'breach' THEN 'Breach' ELSE 'Near miss' END", body: "coalesce(item.lessons, '')",
                day: "item.aware"),
            clocks: [
                RegisterClock(
                    "Tell the Information Commissioner within 72 hours", due: "item.due", while: notMet,
                    title: "'A breach has not been reported'",
                    step: "Record whether it was reported"
                ) { $0.may(.keepIncidents) ? "1" : "0" }
            ], imports: .fieldsOfForm, drafts: .asTyped),
        title: { "\($0.kind.words), \($0.aware)" },
        columns: [
            ListColumn(
                "What happened", order: ListOrder("what", by: "lower(item.what)"), value: { .text($0.what) },
                cell: { line, _ in "<a href=\"\(address.path(line.id))\">\(line.what.shortened(to: 90))</a>" }),
            ListColumn(
                "Kind", filter: .cases("kind", "Kind", Incident.Kind.self, words: \.words) { kind, _ in "item.kind = \(kind.rawValue)" },
                value: { .text($0.kind.words) }),
            ListColumn("Became aware", order: ListOrder("aware", by: "item.aware", "item.id"), value: { .day($0.aware) }),
            ListColumn(
                "Information Commissioner", order: ListOrder("due", by: "item.due", unknownLast: "item.due IS NULL"),
                filter: .flag("late", "Clock", "Late") { "item.due < \($0.today) AND \(literal: notMet)" },
                value: { .text($0.due == nil ? "Not needed" : $0.isMet ? "Answered" : "Due by \($0.due?.description ?? "")") }),
            ListColumn("Reported by", filter: .values("reporter", "Reported by", of: "item.reporter"), value: { .text($0.reporter) }),
            ListColumn(
                "Status", filter: .flag("open", "Status", "Open") { _ in "item.closed IS NULL" },
                value: { .text($0.closed.map { "Closed on \($0)" } ?? "Open") },
                cell: { line, _ in Tag(line.closed == nil ? "Open" : "Closed", line.closed == nil ? .circle : .tick).html }),
            ListColumn("Lessons learned", value: { .text($0.lessons ?? "") }),
            ListColumn("Legal advice", value: { .text($0.advice) }),
        ],
        isLate: { line, today in line.closed == nil && !line.isMet && line.due.map { $0 < today } ?? false },
        adding: AnyAdding(adding), acts: [AnyAct(adds), AnyAct(corrects), AnyAct(closes)],
        detail: { incident, _, _ in
            let lines = incident.entries.map { "<li>\($0.day): \($0.kind.words): \($0.words) (\($0.author))</li>" as HTML }
            return lines.isEmpty ? "<p class=\"note\">Nothing has been added yet.</p>" : "<h2>Record</h2><ul>\(lines)</ul>"
        })

    private static let notMet: SQL = """
        item.closed IS NULL AND NOT EXISTS (SELECT 1 FROM incident_entry WHERE incident = item.id AND kind IN ('told_regulator', 'not_reported'))
        """
    private static let kind = FormField<Incident, Incident.Kind>.cases(
        "kind", "Kind", missing: "Choose the kind.", buttons: true, words: \.words)
    private static let what = FormField<Incident, String>.text(
        "what", "What happened", missing: "Enter what happened.", hint: "Do not name children.", limit: 2000, rows: 4)
    private static let aware = FormField<Incident, Day>.day(
        "aware", "Date the council became aware", missing: "Enter the date the council became aware."
    ).refusing(notLater)

    private static let entryDay = FormField<Incident, Day>.day("entry-day", "Date", missing: "Enter the date.")
        .starting { context in context.today }.refusing(notLater)

    @Sendable private static func notLater(_ day: Day, _ context: FormContext<Incident>) -> String? {
        day > context.today ? "\(day) is still to come. Enter today or an earlier day." : nil
    }
}
