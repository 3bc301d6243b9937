import ActionPlans
import ActionPlansWeb
import Boards
import GRDB
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

/// A plan that a board monitors, for somebody who may see it.
struct FollowedPlan: Sendable {
    let plan: Plan
    let actions: [Action]
}

/// A board with everything its pages show. What belongs to a plan under embargo is left out for all but its named readers.
struct BoardRead: Sendable {
    let board: Board
    let meetings: [Meeting]
    let decisions: [Decision]
    let commitments: [PartnerCommitment]
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
        commitments = try PartnerRecords.commitments(in: db).filter { board.plans.contains($0.plan) && !hidden.contains($0.plan) }
        posts = try ActionPlanRecords.posts(in: db)
        self.hidden = hidden
    }

    private let hidden: Set<Identifier<Plan>>

    func meeting(_ id: Identifier<Meeting>) throws -> Meeting {
        guard let meeting = meetings.first(where: { $0.id == id }) else { throw NotFound() }
        return meeting
    }

    /// Its own, or the board's usual; nil where neither is recorded.
    func timeAndPlace(of meeting: Meeting) -> String? {
        [meeting.timeAndPlace, board.timeAndPlace].first { !$0.isEmpty }
    }

    /// The next meeting on or after a day.
    func next(on today: Day) -> Meeting? { meetings.filter { $0.isUpcoming && $0.day >= today }.min { $0.day < $1.day } }

    func isShown(_ item: AgendaItem) -> Bool { item.plan.map { !hidden.contains($0) } ?? true }

    /// What is on the agenda automatically today.
    func arising(for meeting: Meeting, on today: Day) -> [AgendaItem] {
        ArisingItems.items(
            actions: plans.flatMap(\.actions), decisions: decisions, commitments: commitments, meeting: meeting.day, today: today)
    }

    func ownerTitle(_ post: Identifier<Post>?) -> String? { post.flatMap { posts.title(of: $0) } }
    func action(_ id: Identifier<Action>) -> Action? { plans.lazy.flatMap(\.actions).first { $0.id == id } }
}

/// Which plans somebody may see.
package enum OpenPlans {
    package static func isOpen(_ plan: Plan, to person: Person, _ policy: Policy, in db: Database) throws -> Bool {
        try InspectionRecords.inspection(plan.inspection, in: db)?.isOpen(to: person, by: policy) == true
    }

    /// The plans under embargo of which this person is not a named reader.
    package static func hidden(from person: Person, _ policy: Policy, in db: Database) throws -> Set<Identifier<Plan>> {
        Set(try ActionPlanRecords.plans(in: db).filter { try !isOpen($0, to: person, policy, in: db) }.map(\.id))
    }

    package static func isUnderEmbargo(_ plan: Identifier<Plan>, in db: Database) throws -> Bool {
        guard let plan = try ActionPlanRecords.plan(plan, in: db) else { return true }
        return try InspectionRecords.inspection(plan.inspection, in: db)?.state.isUnderEmbargo ?? true
    }
}

extension Viewer {
    /// Holds for a plan that this person may see: its inspection is not under embargo, or they are its named reader.
    /// - Parameter id: the expression of its identifier; where there is none, nothing holds.
    func maySee(plan id: SQL) -> SQL {
        """
        EXISTS (SELECT 1 FROM plan AS seen_plan WHERE seen_plan.id = \(literal: id)
            AND \(literal: mayKnow(inspection: "seen_plan.inspection")))
        """
    }
}
