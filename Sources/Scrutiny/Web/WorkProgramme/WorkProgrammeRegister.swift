import ActionPlans
import GRDB
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// The reports planned for each meeting of a committee.
package enum WorkProgrammeRegister {
    private typealias Field<Value: Sendable> = FormField<WorkProgrammeItem, Value>

    package static let address = RegisterAddress<WorkProgrammeItem>("/work-programme", "item")

    /// An item may be linked to inspections by its report and by the question it answers.
    static let visibility = Visibility.inspections(
        touched: """
            SELECT committee_report.inspection AS inspection FROM committee_report WHERE committee_report.id = item.report
            UNION ALL SELECT question_link.inspection FROM question_link WHERE question_link.question = item.question
            """)

    package typealias Entry = (
        title: String, purpose: String, committee: String, meeting: Day, author: Identifier<Post>?, question: Identifier<CommitteeQuestion>?
    )

    package static let adding = Adding<WorkProgrammeItem, Entry>(
        "Add a report", act: .recordQuestion, note: "added to the work programme",
        form: RegisterForm(
            Field<String>.text("title", "Title of the report", missing: "Enter a title for the report", limit: 200),
            Field<String>.text("purpose", "What the committee wants to know (optional)", missing: nil, limit: 1000, rows: 3),
            Field<String>.text("committee", "Committee", missing: "Enter the name of the committee", limit: 200, width: 40)
                .starting { try CommitteeQuestion.lastCommittee(in: $0.db) },
            Field<Day>.day("meeting", "Meeting date", missing: "Enter the meeting date").refusing { day, context in
                day < context.today ? WorkProgrammeRefusal.inThePast(day).words : nil
            },
            Field<Identifier<Post>?>.post("author", "Author"),
            Field<Identifier<CommitteeQuestion>?>.one(
                "question", "Question or recommendation it answers (optional)", missing: "Select a question from the list", none: "None"
            ) { context in
                try QuestionRegister.register.lines(as: Viewer(context.request), in: context.db).map {
                    (id: $0.id, words: "\($0.reference): \($0.words.shortened(to: 70))")
                }
            }.starting { .some(Identifier<CommitteeQuestion>($0.request.query["question"])) }
        ) { ($0, $1, $2, $3, $4, $5) },
        make: { id, entry, _ in
            WorkProgrammeItem(
                id: id, title: entry.title, purpose: entry.purpose, committee: entry.committee, meeting: entry.meeting,
                author: entry.author, answers: entry.question)
        },
        insert: { item, _, acting in try item.insert(in: acting.db) })

    package static let links = ItemAct<WorkProgrammeItem, Identifier<CommitteeReport>?>(
        "report", "Link the report", act: .recordQuestion, note: "report linked",
        form: RegisterForm(
            Field<Identifier<CommitteeReport>?>.one("report", "Report", missing: "Select the report", none: nil) { context in
                try ScrutinyRecords.reports(as: Viewer(context.request), in: context.db).map {
                    (id: $0.id, words: "\($0.title), \($0.meeting)")
                }
            }.now(\.report)
        ) { $0 },
        isOffered: { item, _ in item.isOpen }, apply: { item, report, _ in if let report { try item.write(report) } },
        save: { item, _, acting in try item.save(in: acting.db) })

    package static let moves = ItemAct<WorkProgrammeItem, (day: Day, reason: String, approver: String)>(
        "meeting", "Change the meeting", act: .recordQuestion, note: "moved to another meeting",
        form: RegisterForm(
            Field<Day>.day("meeting", "New meeting date", missing: "Enter the meeting date").now(\.meeting),
            Field<String>.text("reason", "Reason for the change", missing: "Enter the reason for the change", limit: 1000),
            Field<String>.text("approver", "Agreed by", missing: "Enter who agreed the change", limit: 200, width: 30)
        ) { ($0, $1, $2) },
        isOffered: { item, _ in item.isOpen },
        apply: { try $0.move(to: $1.day, reason: $1.reason, approvedBy: $1.approver, on: $2.today) },
        save: { item, _, acting in
            if let move = item.moves.last {
                try acting.db.execute(
                    literal: """
                        INSERT INTO work_programme_move (item, day, was, became, reason, approved_by)
                        VALUES (\(item.id), \(move.day), \(move.was), \(move.became), \(move.reason), \(move.approvedBy))
                        """)
            }
            try item.save(in: acting.db)
        })

    package static let hears = ItemAct<WorkProgrammeItem, String>(
        "heard", "Record that it was heard", act: .recordQuestion, note: "heard",
        form: RegisterForm(
            Field<String>.text(
                "minute", "Minute reference", missing: "Enter the minute reference, for example Minute 24", limit: 100, width: 20
            ).now { if case .heard(_, let minute, _) = $0.state { minute } else { "" } }
        ) { $0 },
        isOffered: { item, viewer in item.isOpen && item.meeting <= viewer.today },
        apply: { try $0.hear(minute: $1, on: $2.today) }, save: { item, _, acting in try item.save(in: acting.db) })

    package static let assigns = ItemAct<WorkProgrammeItem, Identifier<Post>?>(
        "author", "Change the author", act: .recordQuestion, note: "author changed",
        form: RegisterForm(Field<Identifier<Post>?>.post("author", "Author").now(\.author)) { $0 },
        isOffered: { item, _ in item.isOpen }, apply: { item, author, _ in try item.assign(author) },
        save: { item, _, acting in try item.save(in: acting.db) })

    package static let withdraws = ItemAct<WorkProgrammeItem, String>(
        "withdraw", "Withdraw", act: .recordQuestion, note: "withdrawn from the work programme",
        form: RegisterForm(
            Field<String>.text("withdraw-reason", "Reason", missing: "Enter the reason for withdrawing it", limit: 1000)
                .now { if case .withdrawn(let withdrawal) = $0.state { withdrawal.reason } else { "" } }
        ) { $0 },
        isOffered: { item, _ in item.isOpen },
        apply: { try $0.withdraw(Withdrawal(day: $2.today, reason: $1)) }, save: { item, _, acting in try item.save(in: acting.db) })

    package static let register: Register<WorkProgrammeItem> = Register(
        .init(
            list: "Work programme", introduction: "Reports planned for each meeting, with author and status.",
            none: "No reports are planned yet. Add the first with its meeting date and author."),
        at: address, read: .readQuestions,
        rows: .init(
            """
            item.id, item.title, item.purpose, item.committee, item.meeting, post.title AS author, \(literal: status) AS status,
            coalesce(item.heard_minute, '') AS minute, (SELECT json_group_array(json_object('was', move.was, 'became', move.became,
                'reason', move.reason)) FROM work_programme_move AS move WHERE move.item = item.id) AS moves
            """, from: "work_programme_item AS item LEFT JOIN post ON post.id = item.author", id: "item.id",
            order: ListOrder("meeting", by: "item.meeting", "item.title", "item.id")),
        declaration: .init(
            visibility: visibility, retention: .plansAndReports, speaksOf: .staff, privilege: .none,
            searched: .text(title: "item.title", body: "item.purpose", day: "item.meeting"),
            clocks: [
                RegisterClock(
                    "Agenda published 5 clear working days before the meeting (local setting)", due: "item.meeting",
                    counted: { SignOffDays(meeting: $0).agendaPublic },
                    while: "item.heard_on IS NULL AND item.withdrawn_on IS NULL AND item.report IS NULL",
                    title: "'Report “' || item.title || '”'", step: "Link the report"
                ) { viewer in
                    "item.meeting >= \(viewer.today) AND \(literal: viewer.isNext(on: "item.author", may: .recordQuestion, otherwise: .recordQuestion))"
                }
            ], imports: .fieldsOfForm, drafts: .notKept(because: "the form is short")),
        title: \.title,
        columns: [
            ListColumn(
                "Committee", shown: .inFiles, filter: .values("committee", "Committee", of: "item.committee"),
                value: { .text($0.committee) }),
            ListColumn(
                "Meeting", order: ListOrder("meeting", by: "item.meeting", "item.title", "item.id"),
                filter: .cases("when", "When", When.self, words: \.words) { when, viewer in
                    when == .ahead ? "item.meeting >= \(viewer.today)" : "item.meeting < \(viewer.today)"
                }, value: { .day($0.meeting) },
                cell: { line, _ in
                    let moves = line.moves.map { "<span class=\"sub\">changed from \($0.was): \($0.reason)</span>" as HTML }
                    return "\(line.meeting)<span class=\"sub\">\(line.committee)</span>\(moves)"
                }),
            ListColumn(
                "Report", order: ListOrder("title", by: "lower(item.title)", "item.meeting"), value: { .text($0.title) },
                cell: { line, _ in "<a href=\"\(address.path(line.id))\">\(line.title)</a>" }),
            ListColumn("Purpose", shown: .inFiles, value: { .text($0.purpose) }),
            ListColumn(
                "Author", order: ListOrder("author", by: "coalesce(post.title, '')", "item.meeting", "item.title"),
                filter: .values("author", "Author", of: "item.author", words: "post.title", nobody: "Not assigned"),
                value: { .text($0.author ?? "") },
                cell: { line, _ in line.author.map { "\($0)" } ?? "<span class=\"hint\">not assigned</span>" }),
            ListColumn(
                "Status", order: ListOrder("status", by: status, "item.meeting", "item.title"),
                filter: .cases("status", "Status", WorkProgrammeItem.Status.self, words: \.words) { asked, _ in
                    "\(literal: status) = \(asked.rawValue)"
                },
                value: { .text($0.status.words) }, cell: { line, _ in line.status.tag.html }),
            ListColumn("Minute", shown: .inFiles, value: { .text($0.minute) }),
            ListColumn(
                "Meeting changed", shown: .inFiles,
                filter: .flag("moved", "Meeting changed", "Meeting changed") { _ in
                    "item.id IN (SELECT move.item FROM work_programme_move AS move)"
                },
                value: {
                    .text($0.moves.map { "from \($0.was.iso) to \($0.became.iso): \($0.reason)" }.joined(separator: "; "))
                }),
        ],
        isLate: { line, today in line.meeting < today && (line.status == .planned || line.status == .underWay) },
        adding: AnyAdding(adding),
        acts: [AnyAct(links), AnyAct(moves), AnyAct(hears), AnyAct(assigns), AnyAct(withdraws)], detail: detail)

    private enum When: String, CaseIterable, Sendable {
        case ahead, past

        var words: String { self == .ahead ? "Future meetings" : "Past meetings" }
    }

    private static let status: SQL = """
        CASE WHEN item.withdrawn_on IS NOT NULL THEN 'withdrawn' WHEN item.heard_on IS NOT NULL THEN 'heard'
            WHEN item.report IS NOT NULL THEN 'under-way' ELSE 'planned' END
        """

    @Sendable private static func detail(_ item: WorkProgrammeItem, _ request: PageRequest, _ db: Database) throws -> HTML {
        let facts: HTML? =
            switch item.state {
            case .planned, .underWay: nil
            case .heard(let day, let minute, _): "<div><dt>Heard</dt><dd>\(day), \(minute)</dd></div>"
            case .withdrawn(let withdrawal): "<div><dt>Withdrawn</dt><dd>\(withdrawal.day): \(withdrawal.reason)</dd></div>"
            }
        // Whoever may see an item may see its question and its report: their inspections are the item's.
        let question = try item.answers.flatMap { try CommitteeQuestion.load($0, in: db) }
        let report = try item.report.flatMap { id in try ScrutinyRecords.reports(in: db).first { $0.id == id } }
        let asked = question.map {
            "<div><dt>Requested by</dt><dd><a href=\"\(QuestionRegister.address.path($0.id))\">\($0.reference): \($0.asked.words.shortened(to: 90))</a></dd></div>"
                as HTML
        }
        let written = report.map {
            "<div><dt>Report</dt><dd><a href=\"\(ScrutinyPlaces.report.path($0.id))\">\($0.title)</a>, \($0.stateWords)</dd></div>" as HTML
        }
        let moves = item.moves.map {
            "<li>\($0.day): from \($0.was) to \($0.became), agreed by \($0.approvedBy). Reason: \($0.reason)</li>" as HTML
        }
        let moved: HTML? = moves.isEmpty ? nil : "<div><dt>Meeting changed</dt><dd><ul>\(moves)</ul></dd></div>"
        let purpose: HTML? = item.purpose.isEmpty ? nil : "<p>\(item.purpose)</p>"
        return "\(purpose)<dl class=\"summary\">\(facts)\(asked)\(written)\(moved)</dl>"
    }
}

extension WorkProgrammeItem.Status {
    var tag: Tag {
        switch self {
        case .planned, .withdrawn: Tag(words, .hollow)
        case .underWay: Tag(words, .circle)
        case .heard: Tag(words, .tick)
        }
    }
}

extension WorkProgrammeRefusal: BesideField {
    package var field: String {
        switch self {
        case .sameMeeting, .inThePast: "meeting"
        case .notYetMet: "minute"
        case .closed: ""
        }
    }

    package var words: String {
        switch self {
        case .closed: "This report has been heard or withdrawn, so it can no longer be changed."
        case .sameMeeting(let day): "It is already planned for the meeting on \(day). Enter a different date."
        case .inThePast(let day): "\(day) has passed. Enter today’s date or a later one."
        case .notYetMet(let day): "The meeting is on \(day). Record that it was heard after the meeting."
        }
    }
}
