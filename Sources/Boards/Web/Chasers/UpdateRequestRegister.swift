import ActionPlans
import ActionPlansWeb
import Boards
import GRDB
import SiteKit
import Vocabulary

/// An update request, reminder or escalation, and whether it was answered. It is known by the notice that carried it.
package struct UpdateRequest: Registered, FetchableRecord, Hashable {
    package typealias Line = UpdateRequest
    package static let table = "chaser"

    package let id: Identifier<UpdateRequest>
    let action: Identifier<Action>
    let plan: Identifier<Plan>
    let ref: ActionRef
    let text: String
    let day: Day
    let chase: Chase
    let post: String?
    let name: String
    /// The day of the first update from that day on.
    let answered: Day?
    /// What was sent stays as it is.
    package var version: Int { 1 }

    package init(row: Row) throws {
        (id, action, plan, text) = (row["notice"], row["action"], row["plan"], row["text"])
        ref = try ActionRef(row: row)
        (day, post, name, answered) = (row["day"], row["title"], row["person"], row["answered"])
        chase = try row.word("step", of: "chaser")
    }

    static let columns: SQL = """
        chaser.*, action.plan, action.ref_series, action.ref_group, action.ref_number, action.text, post.title, notice.name AS person,
        (SELECT min(action_update.day) FROM action_update WHERE action_update.action = chaser.action AND action_update.day >= chaser.day)
            AS answered
        """
    static let tables: SQL = """
        chaser JOIN action ON action.id = chaser.action JOIN notice ON notice.id = chaser.notice LEFT JOIN post ON post.id = chaser.post
        """
    static let isAnswered: SQL = """
        EXISTS (SELECT 1 FROM action_update WHERE action_update.action = chaser.action AND action_update.day >= chaser.day)
        """

    package static func load(_ id: Identifier<UpdateRequest>, in db: Database) throws -> UpdateRequest? {
        try SQLRequest(literal: "SELECT \(literal: columns) FROM \(literal: tables) WHERE chaser.notice = \(id)").fetchOne(db)
    }

    /// The requests for one action, the newest first.
    static func of(_ action: Identifier<Action>, in db: Database) throws -> [UpdateRequest] {
        try SQLRequest(
            literal: """
                SELECT \(literal: columns) FROM \(literal: tables) WHERE chaser.action = \(action) ORDER BY chaser.day DESC, chaser.id DESC
                """
        ).fetchAll(db)
    }
}

/// The update requests that were sent, reminders and escalations with them.
package enum UpdateRequestRegister {
    package static let address = RegisterAddress<UpdateRequest>("/update-requests", "request")

    package static let register = Register<UpdateRequest>(
        .init(
            list: "Update requests", introduction: "What owners of actions were asked, and whether they answered.",
            none: "No update requests have been sent yet."),
        at: address, read: .readChasers,
        rows: .init(
            UpdateRequest.columns, from: UpdateRequest.tables, id: "chaser.notice",
            order: ListOrder("day", by: "chaser.day", "chaser.id", descending: true)),
        declaration: .init(
            visibility: Visibility { $0.maySee(plan: "action.plan") }, retention: .plansAndReports, speaksOf: .staff, privilege: .none,
            searched: .nothing(because: "A request is found on its action."), clocks: [],
            imports: .none(because: "The service sends them."), drafts: .notKept(because: "The service sends them.")),
        title: { "\($0.chase.words): \($0.ref)" },
        columns: [
            ListColumn("Date", order: ListOrder("day", by: "chaser.day", "chaser.id"), value: { .day($0.day) }),
            ListColumn(
                "Action",
                order: ListOrder("action", by: "action.ref_series", "action.ref_group", "action.ref_number", "chaser.day", "chaser.id"),
                value: { .text("\($0.ref) \($0.text)") },
                cell: { line, _ in
                    """
                    <a href="\(ActionPlanPlaces.action.path(line.plan, line.action))">\(line.ref.description) \(line.text.shortened(to: 90))</a>
                    """
                }),
            ListColumn(
                "Step", filter: .cases("step", "Step", Chase.self, words: \.words) { step, _ in "chaser.step = \(step.rawValue)" },
                value: { .text($0.chase.words) }),
            ListColumn(
                "To", order: ListOrder("name", by: "lower(notice.name)", "chaser.day", "chaser.id"),
                filter: .values("person", "To", of: "chaser.account", words: "notice.name"), value: { .text($0.name) },
                cell: { line, _ in "\(line.name)<span class=\"sub\">\(line.post ?? "no post")</span>" }),
            ListColumn("Post", shown: .inFiles, value: { .text($0.post ?? "") }),
            ListColumn(
                "Answered",
                filter: .cases("answered", "Answered", Answered.self, words: \.words) { answered, _ in
                    answered == .yes ? UpdateRequest.isAnswered : "NOT \(literal: UpdateRequest.isAnswered)"
                },
                value: { .day($0.answered) },
                cell: { line, _ in line.answered.map { "\($0)" } ?? Tag("Not answered", .hollow).html }),
        ],
        aside: { request, db in
            let (cycle, settings) = (try ActionPlanRecords.updateDays(in: db), try BoardRecords.settings(in: db))
            let sql: SQL = """
                SELECT count(DISTINCT chaser.action) AS waiting FROM \(literal: UpdateRequest.tables)
                WHERE NOT \(literal: UpdateRequest.isAnswered) AND \(literal: Viewer(request).maySee(plan: "action.plan"))
                """
            let waiting: Int = try Row.fetchAll(db, literal: sql).first?["waiting"] ?? 0
            let open: HTML =
                waiting == 0
                ? "<p class=\"note\">All update requests have been answered.</p>"
                : "<p><strong>\(waiting) action\("s", when: waiting != 1)</strong> with unanswered requests.</p>"
            let links = [
                request.may(.noteLeave) ? "<a href=\"\(ChaserPages.leave.path)\">Record leave</a>" as HTML : nil,
                request.may(.managePosts) ? "<a href=\"\(ChaserPages.escalation.path)\">Escalation</a>" : nil,
                request.may(.readNotices) ? "<a href=\"\(NoticePages.log.path)\">All notices</a>" : nil,
            ].compactMap(\.self)
            return """
                <p>An owner gets an update request after \(cycle) days without an update, and a reminder after \(settings[.patience]) days \
                without an answer. After \(settings[.unanswered]) unanswered message\("s", when: settings[.unanswered] != 1) the request is \
                escalated to their manager. Nobody gets more than one message every \(settings[.messageDays]) days, or any while they are on \
                leave. <a href="\(BoardPlaces.settings.path)">These are local settings</a>.</p>\(open)<p>\(links.joined(" · "))</p>
                """
        })

    enum Answered: String, CaseIterable, Sendable {
        case no, yes
        var words: String { self == .no ? "Not answered" : "Answered" }
    }
}
