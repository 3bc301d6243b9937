import ChildRecords
import GRDB
import Indicators
import SiteKit
import Vocabulary

extension Act {
    package static let readDue = Act("due.read", "see what is due and overdue for children, within their scope")
    package static let explainLate = Act("due.explain", "give the reason that something is late, within their scope")
}

extension DueRefusal: BesideField {
    package var field: String { "" }
    package var words: String {
        switch self {
        case .notLate(let day): "It is due on \(day). You can give a reason after that date."
        }
    }
}

/// What is due in the next ten working days, and what is overdue, for each child and clock: the list for Monday.
package enum DueRegister {
    package static let address = RegisterAddress<DueClock>("/due", "clock")

    /// The finished run that pages show.
    static let run: SQL = "(SELECT max(measure_run.id) FROM measure_run WHERE is_finished = 1)"

    /// The due clock first, so that the order comes from its index.
    static let tables: SQL = """
        due_clock AS item CROSS JOIN loaded_child ON loaded_child.id = item.child
        CROSS JOIN measured_child ON measured_child.child = item.child
        LEFT JOIN measured_team ON measured_team.id = item.team LEFT JOIN measured_worker ON measured_worker.id = item.worker
        LEFT JOIN measure_known ON measure_known.run = \(run) AND measure_known.measure = item.measure
        """

    static let visibility = Visibility { viewer in
        """
        item.due <= \(last(viewer.today)) AND item.since <= \(run) AND (item.until IS NULL OR item.until > \(run))
            AND \(LoadedVisibility.isSeen(ChildVisibility.requester(viewer, to: .readDue)))
        """
    }

    private static func last(_ today: Day) -> Int { WorkingDays.england.day(DueClock.ahead, after: today).number }
    private static let known: SQL = "coalesce(measure_known.until_day, item.due)"

    static func isOf(_ standing: DueClock.Standing, on today: Day) -> SQL {
        switch standing {
        case .late: "item.due < \(today.number) AND item.due < \(known)"
        case .notKnown: "item.due < \(today.number) AND item.due >= \(known)"
        case .next: "item.due >= \(today.number)"
        }
    }

    private static func reason(_ column: SQL) -> SQL {
        """
        (SELECT \(column) FROM late_reason WHERE late_reason.measure = item.measure AND late_reason.began = item.began
            AND late_reason.child IN (SELECT item.child UNION ALL SELECT child_match.child FROM child_match WHERE same_as = item.child)
            ORDER BY late_reason.id DESC LIMIT 1)
        """
    }

    package static let explains = ItemAct<DueClock, (LateReason.Kind, String)>(
        "reason", "Give the reason for lateness", act: .explainLate, note: "reason late given",
        form: RegisterForm(
            .cases("reason-kind", "Reason", missing: "Select the reason.", buttons: true, words: \.words),
            .text("reason-words", "Details (optional)", missing: nil, hint: "Do not name anybody.", limit: 500, rows: 3)
        ) { ($0, $1) },
        isOffered: { clock, viewer in clock.isLate(on: viewer.today) },
        apply: { try $0.explain(LateReason($1.0, $1.1, by: try $2.author(), on: $2.today)) },
        save: { clock, _, acting in try clock.saveReason(acting) })

    package static let register = Register<DueClock>(
        .init(
            list: "Due and overdue",
            introduction:
                "Visits, reviews, assessments and checks that are overdue or due in the next 10 working days, for children in your teams. Time limits are the same as in the measures.",
            none: "Nothing is overdue or due in the next 10 working days for children you can see, or no data has been counted yet."),
        at: address, read: .readDue,
        rows: .init(
            """
            item.id, item.measure, item.began, item.due, item.plan, item.legal_status, \(known) AS known, loaded_child.number AS child_number,
            coalesce((\(LoadedVisibility.records) LIMIT 1), measured_child.id) AS subject, coalesce(measured_team.name, '') AS team_name,
            coalesce(measured_worker.reference, '') AS worker_name, \(reason("late_reason.kind")) AS reason,
            \(reason("late_reason.words")) AS reason_words
            """, from: tables, id: "item.id", order: ListOrder("due", by: "item.due")),
        declaration: .init(
            visibility: visibility, retention: .childLevel, speaksOf: .children(act: .readDue) { [$0.subject] }, privilege: .none,
            searched: .nothing(because: "it holds a line for each child"), clocks: [],
            imports: .none(because: "what is due is worked out from loaded data"), drafts: .notKept(because: "the form is short")),
        title: { $0.kind.words },
        columns: [
            ListColumn(
                "Child ID", order: ListOrder("child", by: "loaded_child.number", "item.due"), value: { .text($0.number) },
                cell: { line, _ in
                    "<a href=\"\(address.path(line.id))\">\(line.number)<span class=\"unseen\">: \(line.kind.words)</span></a>"
                }
            ),
            ListColumn("What is due", filter: whatFilter, value: { .text($0.kind.words) }),
            ListColumn(
                "Due", order: ListOrder("due", by: "item.due"), filter: standingFilter, value: { .day($0.due) },
                cell: { line, request in when(line, on: request.today) }),
            ListColumn("Counted from", shown: .inFiles, value: { .day($0.began) }),
            ListColumn("Data to", shown: .inFiles, value: { .day($0.known) }),
            ListColumn(
                "Team", order: ListOrder("team", by: "measured_team.name", "item.due", unknownLast: "measured_team.name IS NULL"),
                filter: .values("team", "Team", of: "measured_team.name", nobody: "No team recorded"), value: { .text($0.team) }),
            ListColumn(
                "Worker",
                order: ListOrder("worker", by: "measured_worker.reference", "item.due", unknownLast: "measured_worker.reference IS NULL"),
                filter: .values("worker", "Worker", of: "measured_worker.reference", nobody: "No worker recorded"),
                value: { .text($0.worker) }),
            ListColumn("Plan", filter: planFilter, value: { .text($0.plan.words) }),
            ListColumn("Legal status", filter: legalFilter, value: { .text($0.legalStatus?.words ?? "") }),
            ListColumn(
                "Reason late", filter: reasonFilter,
                value: { line in .text(line.reason.map { $0.words + (line.reasonWords.isEmpty ? "" : ": \(line.reasonWords)") } ?? "") }),
        ],
        filters: [.flag("short-breaks", "Short breaks", "Leave out short breaks") { _ in "NOT item.short_breaks" }],
        isLate: { line, today in line.standing(on: today) == .late }, acts: [AnyAct(explains)],
        aside: { try DueSummary.read($0, in: $1).html }, detail: detail)

    private static let whatFilter = ListFilter(
        "what", "What is due", options: { _ in DueClocks.all.map { ($0.measure.code, $0.words) } },
        condition: { code, _ in
            DueClocks.all.first { $0.measure.code == code }.map { "item.measure = \(Int($0.measure.number))" }
        })

    private static let standingFilter = ListFilter.cases("when", "When", DueClock.Standing.self, words: \.words) { standing, viewer in
        isOf(standing, on: viewer.today)
    }
    private static let planFilter = ListFilter.cases("plan", "Plan", ChildSituation.Plan.self, words: \.words) { plan, _ in
        "item.plan = \(plan.rawValue)"
    }
    private static let legalFilter = ListFilter.cases("legal", "Legal status", LegalStatus.self, words: \.words) { status, _ in
        "item.legal_status = \(status.rawValue)"
    }
    private static let reasonFilter = ListFilter(
        "reason", "Reason late",
        options: { _ in [("none", "Overdue without a reason")] + LateReason.Kind.allCases.map { ($0.rawValue, $0.words) } },
        condition: { value, viewer in
            if value == "none" { return "item.due < \(viewer.today.number) AND \(reason("late_reason.kind")) IS NULL" }
            return LateReason.Kind(rawValue: value).map { "\(reason("late_reason.kind")) = \($0.rawValue)" }
        })

    private static func when(_ line: DueLine, on today: Day) -> HTML {
        let words = line.when(on: today)
        switch line.standing(on: today) {
        case .late: return "\(Tag(words, .square).html)<span class=\"sub\">\(line.due)</span>"
        case .notKnown: return "\(line.due)<span class=\"sub\">Not known whether it was done: the data ends on \(line.known)</span>"
        case .next: return "\(words)<span class=\"sub\">\(line.due)</span>"
        }
    }

    @Sendable private static func detail(_ clock: DueClock, _ request: PageRequest, _ db: Database) throws -> HTML {
        let opened = try SQLRequest<Identifier<Child>>(
            literal: """
                SELECT \(LoadedVisibility.opened(by: Requester(request, to: .readChild))) FROM due_clock AS item
                JOIN loaded_child ON loaded_child.id = item.child WHERE item.id = \(clock.id)
                """
        ).fetchOne(db)
        let record: HTML? = opened.map { "<p><a href=\"\(ChildPlaces.show.path($0))\">The child’s record</a></p>" }
        let reasons = clock.reasons.map { reason -> HTML in
            "<li>\(reason.day): \(reason.kind.words)\(reason.words.isEmpty ? "" : ". \(reason.words)") (\(reason.author))</li>"
        }
        let given: HTML = reasons.isEmpty ? "<p class=\"note\">No reason has been given.</p>" : "<ul>\(reasons)</ul>"
        return """
            <p>Counted from \(clock.began), with data to \(clock.known). \
            <a href="\(MeasuredPlaces.path(clock.kind.measure))">How this is counted: \(clock.kind.measure.title)</a></p>\(record)
            <h2>Reason late</h2>\(given)
            """
    }
}
