import ActionPlans
import ActionPlansWeb
import Boards
import GRDB
import SiteKit
import Vocabulary

/// A decision before it is kept, and how it flows back into a plan.
package struct DecisionDraft: Sendable, Hashable {
    package enum Flow: Sendable, Hashable {
        /// It stands by itself.
        case none
        /// It becomes a new action of this plan.
        case newAction(Identifier<Plan>)
        /// It belongs to this action.
        case action(Identifier<Action>)
    }

    package var text: String
    package var owner: Identifier<Post>?
    package var due: Day?
    package var flow: Flow

    package init(text: String, owner: Identifier<Post>? = nil, due: Day? = nil, flow: Flow = .none) {
        (self.text, self.owner, self.due, self.flow) = (text, owner, due, flow)
    }
}

extension BoardStore {
    /// Keeps what a meeting decided. Where it becomes an action, both are written together and each leads to the other.
    @discardableResult
    package func decide(_ draft: DecisionDraft, at id: Identifier<Meeting>, by changer: Changer) async throws -> Identifier<Decision> {
        let decision = Identifier<Decision>()
        try await store.change(by: changer, .keepBoards, on: decision.text, note: "decision recorded") { db in
            let meeting = try self.meeting(id, in: db)
            guard let held = meeting.heldOn else { throw BoardRefusal.notHeldYet(meeting.day) }
            if let due = draft.due, due < held { throw BoardRefusal.dueBeforeMeeting(held) }
            let number = try Int.fetchOne(
                db.cachedStatement(sql: "SELECT 1 + coalesce(max(number), 0) FROM decision WHERE board = ?"), arguments: [meeting.board])
            let (plan, action) = try BoardStore.flow(draft, number: number ?? 1, on: held, in: db)
            try db.execute(
                sql: """
                    INSERT INTO decision (id, board, meeting, number, text, owner, due, plan, action)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [decision, meeting.board, id, number, draft.text, draft.owner, draft.due, plan, action])
        }
        return decision
    }

    /// A decision that belongs to an action becomes a step of it, under the decision's number.
    private static func flow(
        _ draft: DecisionDraft, number: Int, on day: Day, in db: Database
    ) throws -> (Identifier<Plan>?, Identifier<Action>?) {
        switch draft.flow {
        case .none: return (nil, nil)
        case .action(let id):
            guard let action = try ActionPlanRecords.action(id, in: db) else { throw NotFound() }
            if let due = draft.due, action.isOpen {
                try ActionPlanStore.insertStep("D\(number) \(draft.text)", due: due, to: action, in: db)
            }
            return (action.plan, id)
        case .newAction(let plan):
            guard try ActionPlanRecords.plan(plan, in: db) != nil else { throw NotFound() }
            let action = ActionDraft(
                text: draft.text, findings: [], owner: draft.owner.map(OwnerChoice.post) ?? .nobody, due: draft.due ?? day + 28)
            return (plan, try ActionPlanStore.insert(action, to: plan, on: day, in: db))
        }
    }

    package func settle(
        _ id: Identifier<Decision>, of board: Identifier<Board>, _ outcome: Decision.Outcome, by changer: Changer
    ) async throws {
        try await store.change(by: changer, .keepBoards, on: id.text, note: "decision settled") { db in
            guard var decision = try BoardRecords.decisions(of: board, in: db).first(where: { $0.id == id }) else { throw NotFound() }
            try decision.settle(outcome)
            let (day, manner, words): (Day?, String?, String?) =
                switch outcome {
                case .open: (nil, nil, nil)
                case .done(let day, let words): (day, "done", words)
                case .setAside(let day, let reason): (day, "set_aside", reason)
                }
            try db.execute(
                sql: "UPDATE decision SET settled_on = ?, settled_as = ?, settled_words = ?, version = version + 1 WHERE id = ?",
                arguments: [day, manner, words, id])
        }
    }
}
