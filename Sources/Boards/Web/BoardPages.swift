import ActionPlans
import ActionPlansWeb
import Boards
import GRDB
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

/// The pages of boards, their meetings and their decisions.
package struct BoardPages: Sendable {
    let store: Store
    let acts: BoardStore
    let thread: InspectionsWeb.Thread

    package init(store: Store, thread: InspectionsWeb.Thread = .none) {
        self.store = store
        acts = BoardStore(store)
        self.thread = thread
    }

    /// The thread that a board's page stands on: of the action that a decision is about, else of the newest plan that it follows and
    /// that this person may see.
    func steps(_ read: BoardRead, about action: Identifier<Action>? = nil, _ visit: Visit) async throws -> [ThreadStep] {
        if let action = action.flatMap({ read.action($0) }), let followed = read.plans.first(where: { $0.plan.id == action.plan }) {
            return try await thread.steps(followed.plan.inspection, .actions([action.id.text]), at: .board, visit)
        }
        guard let newest = read.plans.first else {
            return InspectionsWeb.Thread.loose("Plan", "it follows none that you can see", here: "Board")
        }
        return try await thread.steps(newest.plan.inspection, at: .board, visit)
    }

    package func register(on site: inout Site) {
        site.get(BoardPlaces.list, .readBoards) { .page(try await listPage($0)) }
        site.post(BoardPlaces.list, .keepBoards, addBoard)
        site.get(BoardPlaces.settings, .readBoards) { .page(try await settingsPage($0)) }
        site.post(BoardPlaces.settings, .managePosts, setNumbers)
        site.get(BoardPlaces.board, .readBoards) { .page(try await boardPage($0, $1)) }
        site.get(BoardPlaces.edit, .keepBoards) { .page(try await editPage($0, $1)) }
        site.post(BoardPlaces.edit, .keepBoards, editBoard)
        site.post(BoardPlaces.members, .keepBoards, addMember)
        site.post(BoardPlaces.endTerm, .keepBoards, endTerm)
        registerMeetings(on: &site)
        site.get(BoardPlaces.decisions, .readBoards) { .page(try await decisionsPage($0, $1)) }
        site.get(BoardPlaces.spreadsheet, .readBoards, decisionsFile)
        site.get(BoardPlaces.decision, .readBoards) { .page(try await decisionPage($0, $1, $2)) }
        site.post(BoardPlaces.settle, .keepBoards, settle)
    }

    private func registerMeetings(on site: inout Site) {
        site.post(BoardPlaces.meetings, .keepBoards, callMeeting)
        site.get(BoardPlaces.meeting, .readBoards) { .page(try await meetingPage($0, $1, $2)) }
        site.post(BoardPlaces.move, .keepBoards, moveMeeting)
        site.post(BoardPlaces.cancel, .keepBoards, cancelMeeting)
        site.post(BoardPlaces.issue, .keepBoards, issueAgenda)
        site.post(BoardPlaces.raise, .keepBoards, raiseItem)
        site.post(BoardPlaces.hold, .keepBoards, holdMeeting)
        site.post(BoardPlaces.decide, .keepBoards, decide)
    }

    func read(_ board: Identifier<Board>, for visit: Visit) async throws -> BoardRead {
        try await store.read { try BoardRead(board, for: visit.person, visit.site.policy, in: $0) }
    }

    /// Shows the form again with what was wrong, or leads on.
    func doing(
        _ then: String, again page: @Sendable (Problems) async throws -> Page, _ body: @Sendable () async throws -> Void
    ) async throws -> Answer {
        do {
            try await asProblems(body)
            return .seeOther(then)
        } catch let problems as Problems {
            return .page(try await page(problems))
        }
    }
}
