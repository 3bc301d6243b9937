import ActionPlans
import ActionPlansWeb
import Boards
import GRDB
import SiteKit
import Vocabulary

/// A decision in a list: with its owner's title and the reference of its action.
package struct DecisionLine: FetchableRecord, Sendable, Identifiable {
    let item: Decision
    let owner: String?
    let ref: ActionRef?
    package var id: Identifier<Decision> { item.id }
    var path: String { DecisionRegister.address.path(item.id, in: item.board) }

    package init(row: Row) throws {
        (item, owner) = (try Decision(row: row), row["owner_title"])
        ref = try (row["ref_group"] as Int?).map { _ in try ActionRef(row: row) }
    }
}

extension Decision: Registered, FetchableRecord {
    package typealias Line = DecisionLine
    package static let table = "decision"
    static let select: SQL = """
        SELECT decision.*, coalesce(meeting.held_on, meeting.day) AS taken FROM decision JOIN meeting ON meeting.id = decision.meeting
        """

    package static func load(_ id: Identifier<Decision>, in db: Database) throws -> Decision? {
        try SQLRequest(literal: "\(literal: select) WHERE decision.id = \(id)").fetchOne(db)
    }

    package init(row: Row) throws {
        let ending = try row.optionalWord("outcome", of: "decision") as Ending?
        self.init(
            id: row["id"], board: row["board"], meeting: row["meeting"], taken: row["taken"], number: row["number"], text: row["text"],
            owner: row["owner"], due: row["due"], plan: row["plan"], action: row["action"],
            outcome: ending.map { Outcome($0, on: row["outcome_on"], row["outcome_words"]) } ?? .open, version: row["version"])
    }

    /// `Open`, `12 days overdue`, `Done`.
    package func tag(on today: Day) -> Tag {
        switch outcome {
        case .open:
            DecisionOverdue.days(self, on: today).map { Tag("\($0) day\($0 == 1 ? "" : "s") overdue", .square) } ?? Tag("Open", .circle)
        case .done: Tag("Done", .tick)
        case .withdrawn: Tag("Withdrawn", .hollow)
        }
    }
}

/// A decision before it is recorded, and how it becomes part of a plan.
package struct DecisionDraft: Sendable, Hashable {
    package enum Flow: Sendable, Hashable {
        case none
        /// It becomes a new action of this plan.
        case newAction(Identifier<Plan>)
        /// It becomes a step of this action.
        case action(Identifier<Action>)
    }

    package var meeting: Identifier<Meeting>
    package var text: String
    package var owner: Identifier<Post>?
    package var due: Day?
    package var flow: Flow

    package init(
        at meeting: Identifier<Meeting>, text: String, owner: Identifier<Post>? = nil, due: Day? = nil, flow: Flow = .none
    ) {
        (self.meeting, self.text, self.owner, self.due, self.flow) = (meeting, text, owner, due, flow)
    }
}

/// The decisions of a board.
package enum DecisionRegister {
    package static let address = RegisterAddress<Decision>("/boards/:board/decisions", "decision", within: "decision.board")

    /// A decision at a meeting that was held. Where it becomes an action, both are written together and each links to the other.
    package static let adding = Adding<Decision, DecisionDraft>(
        "Record a decision", act: .manageBoards, note: "decision recorded",
        form: RegisterForm(
            .chosen("meeting", "Meeting", missing: "Select the meeting.", among: heldMeetings).starting(latestMeeting),
            .text("text", "Decision", missing: "Enter the decision.", limit: 2000, rows: 2),
            .one("owner", "Owner", missing: "Select an owner from the list.", none: "No owner yet", among: posts),
            .optionalDay("due", "Due date (optional)"), flow
        ) { meeting, text, owner, due, flow in
            if flow != .none, due == nil { throw Problems("due", "Enter a due date. An action must have one.") }
            return DecisionDraft(at: meeting, text: text, owner: owner, due: due, flow: flow)
        },
        make: { id, draft, acting in
            guard let meeting = try BoardRecords.meeting(draft.meeting, in: acting.db) else { throw NotFound() }
            guard let held = meeting.heldOn else { throw BoardRefusal.notHeldYet(meeting.day) }
            if let due = draft.due, due < held { throw BoardRefusal.dueBeforeMeeting(held) }
            let sql: SQL = "SELECT 1 + coalesce(max(number), 0) AS number FROM decision WHERE board = \(meeting.board)"
            guard let row = try Row.fetchAll(acting.db, literal: sql).first else { throw NotFound() }
            return Decision(
                id: id, board: meeting.board, meeting: meeting.id, taken: held, number: row["number"], text: draft.text,
                owner: draft.owner, due: draft.due)
        },
        insert: { decision, draft, acting in
            let (plan, action) = try join(decision, draft.flow, in: acting.db)
            try acting.db.execute(
                literal: """
                    INSERT INTO decision (id, board, meeting, number, text, owner, due, plan, action)
                    VALUES (\(decision.id), \(decision.board), \(decision.meeting), \(decision.number), \(decision.text), \
                    \(decision.owner), \(decision.due), \(plan), \(action))
                    """)
        })

    package static let outcome = ItemAct<Decision, (Decision.Ending, String)>(
        "outcome", "Record the outcome", act: .manageBoards, note: "outcome of decision recorded",
        form: RegisterForm(
            .cases("outcome", "Outcome", missing: "Select an outcome.", buttons: true, words: \.words),
            .text(
                "words", "What was done, or why it was withdrawn", missing: "Enter what was done, or why it was withdrawn.", limit: 2000,
                rows: 3)
        ) { ($0, $1) },
        isOffered: { decision, _ in decision.isOpen },
        apply: { try $0.recordOutcome(.init($1.0, on: $2.today, $1.1)) },
        save: { decision, draft, acting in
            try acting.db.execute(
                literal: """
                    UPDATE decision SET outcome = \(draft.0.rawValue), outcome_on = \(acting.today), outcome_words = \(draft.1)
                    WHERE id = \(decision.id)
                    """)
        })

    package static let register = Register<Decision>(
        .init(
            list: "Decisions", introduction: "What the board decided, with its owner, its due date and its outcome.",
            none: "No decisions are recorded yet. They are recorded at a meeting that was held."),
        at: address, read: .readBoards,
        rows: .init(
            """
            decision.*, coalesce(meeting.held_on, meeting.day) AS taken, post.title AS owner_title, action.ref_series, action.ref_group, action.ref_number
            """,
            from: """
                decision JOIN meeting ON meeting.id = decision.meeting LEFT JOIN post ON post.id = decision.owner
                LEFT JOIN action ON action.id = decision.action
                """, id: "decision.id", order: ListOrder("number", by: "decision.number", descending: true)),
        declaration: .init(
            visibility: Visibility { "decision.plan IS NULL OR \(literal: $0.maySee(plan: "decision.plan"))" },
            retention: .plansAndReports, speaksOf: .staff, privilege: .none,
            searched: .text(
                title: "'D' || decision.number || ' ' || decision.text", body: "coalesce(decision.outcome_words, '')",
                day: "coalesce(meeting.held_on, meeting.day)"),
            // ``BoardDeadlines`` says whose turn a decision is.
            clocks: [], imports: .none(because: "A decision is recorded at its meeting."), drafts: .notKept(because: "The form is short.")),
        title: { "\($0.item.ref) \($0.item.text)" },
        columns: [
            ListColumn("No.", order: ListOrder("number", by: "decision.number"), value: { .text($0.item.ref) }),
            ListColumn(
                "Decision", order: ListOrder("text", by: "lower(decision.text)", "decision.number"), value: { .text($0.item.text) },
                cell: { line, _ in "<a href=\"\(line.path)\">\(line.item.text)</a>" }),
            ListColumn(
                "Taken", filter: .days("meeting", "Meeting", of: "decision.meeting", day: "coalesce(meeting.held_on, meeting.day)"),
                value: { .day($0.item.taken) }),
            ListColumn(
                "Owner", order: ListOrder("owner", by: "coalesce(post.title, '')", "decision.number"),
                filter: .values("owner", "Owner", of: "decision.owner", words: "post.title"), value: { .text($0.owner ?? "No owner yet") }),
            ListColumn(
                "Due date", order: ListOrder("due", by: "coalesce(decision.due, '9999')", "decision.number"),
                value: { .day($0.item.due) }),
            ListColumn(
                "Status", filter: .cases("status", "Status", DecisionStatus.self, words: \.words) { $0.condition(on: $1.today) },
                value: { .text($0.item.outcome.ending?.words ?? "Open") },
                cell: { line, request in line.item.tag(on: request.today).html }),
            ListColumn(
                "Action", value: { .text($0.ref?.description ?? "") },
                cell: { line, _ in ActionPlanPlaces.link(to: line.item.action, of: line.item.plan, line.ref) ?? "" }),
        ],
        isLate: { DecisionOverdue.days($0.item, on: $1) != nil }, adding: AnyAdding(adding), acts: [AnyAct(outcome)],
        detail: { decision, _, db in
            let meeting = BoardPlaces.meeting.path(decision.board, decision.meeting)
            let action = try decision.action.flatMap { try ActionPlanRecords.action($0, in: db) }.map { action -> HTML in
                """
                <p>Action: <a href="\(ActionPlanPlaces.action.path(action.plan, action.id))">\(action.ref.description) \(action.text)</a> \
                \(action.deliveryStatus.tag.html)</p>
                """
            }
            let words = decision.outcome.words.map { "<h2>Outcome</h2><p class=\"kept\">\($0)</p>" as HTML }
            return "<p><a href=\"\(meeting)\">Meeting of \(decision.taken)</a></p>\(action)\(words)"
        })

    @Sendable private static func heldMeetings(_ context: FormContext<Decision>) throws -> [(id: Identifier<Meeting>, words: String)] {
        guard let board = context.outer.first.flatMap({ Identifier<Board>($0) }) else { throw NotFound() }
        return try BoardRecords.meetings(of: board, in: context.db).filter { $0.heldOn != nil }.map { ($0.id, $0.day.withWeekday) }
    }

    /// The meeting that the address names, or the latest.
    @Sendable private static func latestMeeting(_ context: FormContext<Decision>) throws -> Identifier<Meeting>? {
        let held = try heldMeetings(context).map(\.id)
        return held.first { $0.text == context.request.query["meeting"] } ?? held.first
    }

    @Sendable private static func posts(_ context: FormContext<Decision>) throws -> [(id: Identifier<Post>, words: String)] {
        try ActionPlanRecords.posts(in: context.db).all.map { ($0.id, $0.title) }
    }

    /// `none`, `new-` with a plan, or `action-` with an action, each one that this person may see.
    private static let flow = FormField<Decision, DecisionDraft.Flow>(
        "flow", "Link to the plan",
        draw: { fields, _, context in
            fields.select(
                "flow", "Link to the plan", hint: "The decision is shown on the action.",
                options: try flows(context).map { ($0.value, $0.words) })
        },
        read: { reader, context in
            let asked = context.request.form["flow"]
            let found = try flows(context).first { $0.value == asked }?.flow
            if found == nil { reader.note(Problem("flow", "Select how to link it to the plan.")) }
            return found
        }, words: { _, _ in "" })

    private static func flows(_ context: FormContext<Decision>) throws -> [(value: String, words: String, flow: DecisionDraft.Flow)] {
        guard let board = context.outer.first.flatMap({ Identifier<Board>($0) }) else { throw NotFound() }
        let read = try BoardRead(board, for: context.request.person, context.request.site.policy, in: context.db)
        var flows = [(value: "none", words: "Do not link it to a plan", flow: DecisionDraft.Flow.none)]
        for plan in read.plans {
            flows.append(("new-\(plan.plan.id)", "Add a new action to: \(plan.plan.title)", .newAction(plan.plan.id)))
        }
        for action in read.plans.flatMap(\.actions) where action.withdrawal == nil {
            flows.append(("action-\(action.id)", "Add to action \(action.ref) \(action.text.prefix(70))", .action(action.id)))
        }
        return flows
    }

    /// A decision that belongs to an action becomes a step of it, with the decision’s number.
    private static func join(
        _ decision: Decision, _ flow: DecisionDraft.Flow, in db: Database
    ) throws -> (Identifier<Plan>?, Identifier<Action>?) {
        switch flow {
        case .none: return (nil, nil)
        case .action(let id):
            guard let action = try ActionPlanRecords.action(id, in: db) else { throw NotFound() }
            if let due = decision.due, action.isOpen {
                try ActionPlanStore.insertStep("\(decision.ref) \(decision.text)", due: due, to: action, in: db)
            }
            return (action.plan, id)
        case .newAction(let plan):
            guard try ActionPlanRecords.plan(plan, in: db) != nil else { throw NotFound() }
            let draft = ActionDraft(
                text: decision.text, findings: [], owner: decision.owner.map(OwnerChoice.post) ?? .nobody,
                due: decision.due ?? decision.taken + 28)
            return (plan, try ActionPlanStore.insert(draft, to: plan, on: decision.taken, in: db))
        }
    }
}

/// By which status decisions are filtered.
enum DecisionStatus: String, CaseIterable, Sendable {
    case open, overdue, done, withdrawn

    var words: String {
        switch self {
        case .open: "Open"
        case .overdue: "Open and overdue"
        case .done: "Done"
        case .withdrawn: "Withdrawn"
        }
    }

    func condition(on today: Day) -> SQL {
        switch self {
        case .open: "decision.outcome_on IS NULL"
        case .overdue: "decision.outcome_on IS NULL AND decision.due < \(today)"
        case .done, .withdrawn: "decision.outcome = \(rawValue)"
        }
    }
}

extension ActionPlanPlaces {
    static func link(to action: Identifier<Action>?, of plan: Identifier<Plan>?, _ ref: ActionRef?) -> HTML? {
        guard let action, let plan, let ref else { return nil }
        return "<a href=\"\(ActionPlanPlaces.action.path(plan, action))\">\(ref.description)</a>"
    }
}
