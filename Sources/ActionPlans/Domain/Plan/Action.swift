import Inspections
import Vocabulary

/// One promise of a plan: what will be done, by which post, by when, and the day by which a difference should be seen.
package struct Action: Sendable, Hashable, Identifiable {
    package let id: Identifier<Action>
    package let plan: Identifier<Plan>
    package let ref: ActionRef
    package let text: String
    /// The findings it answers; an action may answer several.
    package let findings: [Identifier<Finding>]
    package let owner: Identifier<Post>?
    package let start: Day?
    package private(set) var due: Day
    package private(set) var differenceBy: Day?
    package let added: Day
    /// In the order they were written. Updates are added, never overwritten.
    package private(set) var updates: [Update]
    package private(set) var evidence: [Evidence]
    package let measures: [LinkedMeasure]
    package private(set) var moves: [DueDayMove]
    package private(set) var withdrawal: Withdrawal?
    /// In the order of their days; at most the last one stands.
    package let closings: [Closing]
    package let audits: [AuditResult]
    package let slips: [Slip]
    /// In the order of their numbers.
    package let steps: [Step]
    /// The actions that have to be finished before this one can be.
    package let waitsFor: [Identifier<Action>]
    package let version: Int

    package init(
        id: Identifier<Action> = Identifier(), plan: Identifier<Plan>, ref: ActionRef, text: String,
        findings: [Identifier<Finding>] = [], owner: Identifier<Post>? = nil, start: Day? = nil, due: Day, differenceBy: Day? = nil,
        added: Day, updates: [Update] = [], evidence: [Evidence] = [], measures: [LinkedMeasure] = [], moves: [DueDayMove] = [],
        withdrawal: Withdrawal? = nil, closings: [Closing] = [], audits: [AuditResult] = [], slips: [Slip] = [], steps: [Step] = [],
        waitsFor: [Identifier<Action>] = [], version: Int = 1
    ) {
        (self.id, self.plan, self.ref, self.text, self.findings) = (id, plan, ref, text, findings)
        (self.owner, self.start, self.due, self.differenceBy, self.added) = (owner, start, due, differenceBy, added)
        (self.updates, self.evidence, self.measures, self.moves) = (updates, evidence, measures, moves)
        (self.withdrawal, self.closings, self.audits, self.slips) = (withdrawal, closings, audits, slips)
        (self.steps, self.waitsFor, self.version) = (steps, waitsFor, version)
    }

    /// The last judgement of its delivery; not started until somebody says otherwise.
    package var delivery: Delivery { latestUpdate?.delivery ?? .notStarted }
    package var impact: Impact { latestUpdate?.impact ?? .notMeasured }

    /// The update of the latest day; of two on one day, the one written later.
    package var latestUpdate: Update? {
        let day = updates.map(\.day).max()
        return updates.last { $0.day == day }
    }

    /// Evidence that counts: not set aside.
    package var standingEvidence: [Evidence] { evidence.filter { $0.setAside == nil } }

    /// False once it is called done, closed or withdrawn.
    package var isOpen: Bool { withdrawal == nil && !isCalledDone && closing == nil }

    /// True when its owner calls it done, and has done so since it was last opened again.
    package var isCalledDone: Bool {
        guard let latestUpdate, latestUpdate.delivery == .doneAndEvidenced else { return false }
        return closings.compactMap(\.reopening).last.map { latestUpdate.number > $0.after } ?? true
    }

    /// That a second person closed it; nil while it is open.
    package var closing: Closing? { closings.last { $0.reopening == nil } }

    /// Signs that it slipped back, which nobody has answered yet.
    package var openSlips: [Slip] { slips.filter { $0.answer == nil } }

    package func lateSteps(on today: Day) -> [Step] { isOpen ? steps.filter { $0.done == nil && today > $0.due } : [] }

    /// The due day it was given at first.
    package var firstDue: Day { moves.first?.was ?? due }

    mutating func append(_ update: Update) { updates.append(update) }
    mutating func move(_ move: DueDayMove) {
        moves.append(move)
        due = move.became
    }
    mutating func end(_ end: Withdrawal) { withdrawal = end }
    mutating func add(_ piece: Evidence) { evidence.append(piece) }
}
