import ActionPlans
import ActionPlansWeb
import Boards
import GRDB
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

/// A plan that a board follows, as far as somebody may see it.
struct FollowedPlan: Sendable {
    let plan: Plan
    let actions: [Action]
}

/// A board with everything its pages draw on. What belongs to a plan under embargo is left out for all but its named readers.
struct BoardRead: Sendable {
    let board: Board
    let meetings: [Meeting]
    let decisions: [Decision]
    let promises: [PartnerPromise]
    let plans: [FollowedPlan]
    let posts: PostBook

    init(_ id: Identifier<Board>, for person: Person, _ policy: Policy, in db: Database) throws {
        guard let board = try BoardRecords.board(id, in: db) else { throw NotFound() }
        self.board = board
        meetings = try BoardRecords.meetings(of: id, in: db)
        plans = try board.plans.compactMap { id in
            guard let plan = try ActionPlanRecords.plan(id, in: db), try OpenPlans.isOpen(plan, to: person, policy, in: db) else {
                return nil
            }
            return FollowedPlan(plan: plan, actions: try ActionPlanRecords.actions(of: id, in: db))
        }
        let hidden = try OpenPlans.hidden(from: person, policy, in: db)
        decisions = try BoardRecords.decisions(of: id, in: db).filter { $0.plan.map { !hidden.contains($0) } ?? true }
        promises = try PartnerRecords.promises(in: db).filter { board.plans.contains($0.plan) && !hidden.contains($0.plan) }
        posts = try ActionPlanRecords.posts(in: db)
        self.hidden = hidden
    }

    private let hidden: Set<Identifier<Plan>>

    func meeting(_ id: Identifier<Meeting>) throws -> Meeting {
        guard let meeting = meetings.first(where: { $0.id == id }) else { throw NotFound() }
        return meeting
    }

    func decision(_ id: Identifier<Decision>) throws -> Decision {
        guard let decision = decisions.first(where: { $0.id == id }) else { throw NotFound() }
        return decision
    }

    /// The next meeting on or after a day.
    func next(on today: Day) -> Meeting? { meetings.filter { $0.isToCome && $0.day >= today }.min { $0.day < $1.day } }

    func isShown(_ item: AgendaItem) -> Bool { item.plan.map { !hidden.contains($0) } ?? true }

    /// What stands on the agenda by itself today.
    func arising(for meeting: Meeting, on today: Day) -> [AgendaItem] {
        ArisingItems.items(
            actions: plans.flatMap(\.actions), decisions: decisions, promises: promises, meeting: meeting.day, today: today)
    }

    func ownerTitle(_ post: Identifier<Post>?) -> String? { post.flatMap { posts.title(of: $0) } }
    func action(_ id: Identifier<Action>) -> Action? { plans.lazy.flatMap(\.actions).first { $0.id == id } }
}

/// Which plans somebody may know of.
package enum OpenPlans {
    package static func isOpen(_ plan: Plan, to person: Person, _ policy: Policy, in db: Database) throws -> Bool {
        try InspectionRecords.inspection(plan.inspection, in: db)?.isOpen(to: person, by: policy) == true
    }

    /// The plans under embargo that this person is no named reader of.
    package static func hidden(from person: Person, _ policy: Policy, in db: Database) throws -> Set<Identifier<Plan>> {
        Set(try ActionPlanRecords.plans(in: db).filter { try !isOpen($0, to: person, policy, in: db) }.map(\.id))
    }

    package static func isUnderEmbargo(_ plan: Identifier<Plan>, in db: Database) throws -> Bool {
        guard let plan = try ActionPlanRecords.plan(plan, in: db) else { return true }
        return try InspectionRecords.inspection(plan.inspection, in: db)?.state.isUnderEmbargo ?? true
    }
}
