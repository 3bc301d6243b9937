import ActionPlans
import ActionPlansWeb
import Boards
import GRDB
import SiteKit
import Vocabulary

/// A commitment in a list: with the reference of the action that it is for.
package struct CommitmentLine: FetchableRecord, Sendable, Identifiable {
    let item: PartnerCommitment
    let ref: ActionRef?
    package var id: Identifier<PartnerCommitment> { item.id }

    package init(row: Row) throws {
        item = try PartnerCommitment(row: row)
        ref = try (row["ref_group"] as Int?).map { _ in try ActionRef(row: row) }
    }
}

extension PartnerCommitment: Registered, FetchableRecord {
    package typealias Line = CommitmentLine
    package static let table = "partner_commitment"
    static let select: SQL = """
        SELECT partner_commitment.*, partner.name AS partner_name
        FROM partner_commitment JOIN partner ON partner.id = partner_commitment.partner
        """

    package static func load(_ id: Identifier<PartnerCommitment>, in db: Database) throws -> PartnerCommitment? {
        try SQLRequest(literal: "\(literal: select) WHERE partner_commitment.id = \(id)").fetchOne(db)
    }

    package init(row: Row) throws {
        let ending = try row.optionalWord("outcome", of: "partner_commitment") as Ending?
        self.init(
            id: row["id"], partner: row["partner"], partnerName: row["partner_name"], plan: row["plan"], action: row["action"],
            what: row["what"], by: row["due"], made: row["made_on"],
            outcome: ending.map { Outcome($0, on: row["outcome_on"], row["outcome_words"]) } ?? .open, version: row["version"])
    }

    func tag(on today: Day) -> Tag {
        switch outcome {
        case .met(let day, _): Tag("Met \(day.withoutYear)", .tick)
        case .notMet: Tag("Not met", .square)
        case .open: by < today ? Tag("Overdue", .square) : Tag("Open", .circle)
        }
    }
}

/// What a commitment is for: a whole plan, or one action of it.
package struct CommitmentTarget: Sendable {
    package let plan: Identifier<Plan>
    package let action: Identifier<Action>?
    package init(_ plan: Identifier<Plan>, _ action: Identifier<Action>? = nil) { (self.plan, self.action) = (plan, action) }
}

/// The commitments of partners to the plan.
package enum CommitmentRegister {
    package static let address = RegisterAddress<PartnerCommitment>("/partners/commitments", "commitment")

    package static let adding = Adding<
        PartnerCommitment, (partner: Identifier<Partner>, what: String, due: Day, target: CommitmentTarget)
    >(
        "Record a commitment", act: .managePartners, note: "commitment recorded",
        form: RegisterForm(
            .chosen("partner", "Partner", missing: "Select a partner.", among: partners),
            .text("what", "Commitment", missing: "Enter the commitment.", limit: 1000, rows: 2),
            .day("due", "Due date", missing: "Enter the due date."), target
        ) { (partner: $0, what: $1, due: $2, target: $3) },
        make: { id, draft, acting in
            if draft.due < acting.today { throw PartnerRefusal.dueBeforeMade(acting.today) }
            guard let partner = try Partner.load(draft.partner, in: acting.db) else { throw NotFound() }
            return PartnerCommitment(
                id: id, partner: partner.id, partnerName: partner.name, plan: draft.target.plan, action: draft.target.action,
                what: draft.what, by: draft.due, made: acting.today)
        },
        insert: { commitment, _, acting in
            try acting.db.execute(
                literal: """
                    INSERT INTO partner_commitment (id, partner, plan, action, what, due, made_on, recorded_by)
                    VALUES (\(commitment.id), \(commitment.partner), \(commitment.plan), \(commitment.action), \(commitment.what), \
                    \(commitment.by), \(commitment.made), \(try acting.author()))
                    """)
        })

    package static let outcome = ItemAct<PartnerCommitment, (PartnerCommitment.Ending, String)>(
        "outcome", "Record the outcome", act: .managePartners, note: "outcome of commitment recorded",
        form: RegisterForm(
            .cases("outcome", "Outcome", missing: "Select whether it was met.", buttons: true, words: \.words),
            .text("words", "What happened", missing: "Enter what happened.", limit: 1000, rows: 2)
        ) { ($0, $1) },
        isOffered: { commitment, _ in commitment.outcome.ending != .met },
        apply: { try $0.recordOutcome(.init($1.0, on: $2.today, $1.1)) },
        save: { commitment, draft, acting in
            try acting.db.execute(
                literal: """
                    UPDATE partner_commitment SET outcome = \(draft.0.rawValue), outcome_on = \(acting.today), outcome_words = \(draft.1)
                    WHERE id = \(commitment.id)
                    """)
        })

    package static let register = Register<PartnerCommitment>(
        .init(
            list: "Partner commitments", introduction: "What partners undertook to do for the plan, by when, and whether it was met.",
            none: "No commitments are recorded yet."),
        at: address, read: .readBoards,
        rows: .init(
            "partner_commitment.*, partner.name AS partner_name, action.ref_series, action.ref_group, action.ref_number",
            from: """
                partner_commitment JOIN partner ON partner.id = partner_commitment.partner
                LEFT JOIN action ON action.id = partner_commitment.action
                """, id: "partner_commitment.id", order: ListOrder("due", by: "partner_commitment.due", "partner_commitment.rowid")),
        declaration: .init(
            visibility: Visibility { $0.maySee(plan: "partner_commitment.plan") }, retention: .plansAndReports, speaksOf: .staff,
            privilege: .none,
            searched: .text(
                title: "partner.name || ': ' || partner_commitment.what", body: "coalesce(partner_commitment.outcome_words, '')",
                day: "partner_commitment.made_on"),
            clocks: [], imports: .fieldsOfForm, drafts: .notKept(because: "The form is short.")),
        title: { "\($0.item.partnerName): \($0.item.what)" },
        columns: [
            ListColumn(
                "Partner", order: ListOrder("partner", by: "lower(partner.name)", "partner_commitment.due", "partner_commitment.rowid"),
                filter: .values("partner", "Partner", of: "partner_commitment.partner", words: "partner.name"),
                value: { .text($0.item.partnerName) }),
            ListColumn(
                "Commitment", order: ListOrder("what", by: "lower(partner_commitment.what)", "partner_commitment.rowid"),
                value: { .text($0.item.what) },
                cell: { line, _ in
                    let words = line.item.outcome.words.map { "<span class=\"sub\">\($0)</span>" as HTML }
                    return "<a href=\"\(address.path(line.id))\">\(line.item.what)</a>\(words)"
                }),
            ListColumn("Made", shown: .inFiles, value: { .day($0.item.made) }),
            ListColumn(
                "Due date", order: ListOrder("due", by: "partner_commitment.due", "partner_commitment.rowid"), value: { .day($0.item.by) }),
            ListColumn(
                "Status",
                filter: .cases("status", "Status", CommitmentStatus.self, words: \.words) { $0.condition(on: $1.today) },
                value: { .text($0.item.outcome.ending?.words ?? "Open") },
                cell: { line, request in line.item.tag(on: request.today).html }),
            ListColumn(
                "For", value: { .text($0.ref?.description ?? "The whole plan") },
                cell: { line, _ in ActionPlanPlaces.link(to: line.item.action, of: line.item.plan, line.ref) ?? "The whole plan" }),
            ListColumn("Outcome", shown: .inFiles, value: { .text($0.item.outcome.words ?? "") }),
        ],
        isLate: { $0.item.outcome == .open && $0.item.by < $1 }, adding: AnyAdding(adding), acts: [AnyAct(outcome)])

    @Sendable private static func partners(_ context: FormContext<PartnerCommitment>) throws -> [(id: Identifier<Partner>, words: String)] {
        try Partner.all(in: context.db).map { ($0.id, $0.name) }
    }

    private static let target = FormField<PartnerCommitment, CommitmentTarget>(
        "for", "For",
        draw: { fields, _, context in
            fields.select("for", "For", options: try targets(context).map { ($0.value, $0.words) })
        },
        read: { reader, context in
            let found = try targets(context).first { $0.value == context.request.form["for"] }?.target
            if found == nil { reader.note(Problem("for", "Select what it is for.")) }
            return found
        }, words: { _, _ in "" },
        pasted: { cell, context in
            [("for", try targets(context).first { $0.words.lowercased() == cell.lowercased() }?.value ?? cell)]
        })

    /// The plans and actions that this person may see.
    private static func targets(
        _ context: FormContext<PartnerCommitment>
    ) throws -> [(value: String, words: String, target: CommitmentTarget)] {
        let request = context.request
        let hidden = try OpenPlans.hidden(from: request.person, request.site.policy, in: context.db)
        var targets: [(value: String, words: String, target: CommitmentTarget)] = []
        for plan in try ActionPlanRecords.plans(in: context.db) where !hidden.contains(plan.id) {
            targets.append(("plan-\(plan.id)", "The whole plan: \(plan.title)", CommitmentTarget(plan.id)))
            for action in try ActionPlanRecords.actions(of: plan.id, in: context.db) where action.withdrawal == nil {
                targets.append(("action-\(action.id)", "\(action.ref) \(action.text.prefix(70))", CommitmentTarget(plan.id, action.id)))
            }
        }
        return targets
    }
}

/// By which status commitments are filtered.
enum CommitmentStatus: String, CaseIterable, Sendable {
    case open, overdue, met
    case notMet = "not-met"

    var words: String {
        switch self {
        case .open: "Open"
        case .overdue: "Open and overdue"
        case .met: "Met"
        case .notMet: "Not met"
        }
    }

    func condition(on today: Day) -> SQL {
        switch self {
        case .open: "partner_commitment.outcome_on IS NULL"
        case .overdue: "partner_commitment.outcome_on IS NULL AND partner_commitment.due < \(today)"
        case .met: "partner_commitment.outcome = 'met'"
        case .notMet: "partner_commitment.outcome = 'not_met'"
        }
    }
}
