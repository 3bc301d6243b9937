import ActionPlans
import Vocabulary

/// What goes on the next agenda automatically: actions whose improvement was not sustained, partner commitments not met, decisions due by the
/// meeting, and actions that are off track or overdue.
///
/// An action whose improvement was not sustained is listed from the day that is seen, whatever its delivery, and only once: not again as off
/// track. A decision is listed when its due date is the meeting's date or earlier. Withdrawn actions are not listed, nor decisions with an
/// outcome.
package enum ArisingItems {
    package static func items(
        actions: [Action], decisions: [Decision], commitments: [PartnerCommitment] = [], meeting: Day, today: Day
    ) -> [AgendaItem] {
        let current = actions.filter { $0.withdrawal == nil }.sorted { $0.ref < $1.ref }
        let back = current.filter { $0.hasSlippedBack }.map { item(.notSustained, $0, why: "The improvement was not sustained") }
        let off = current.filter { !$0.hasSlippedBack && $0.isOpen }.compactMap { action -> AgendaItem? in
            if let days = Overdue.days(action, on: today) {
                return item(.offTrack, action, why: "Due \(action.due), \(days) day\(days == 1 ? "" : "s") overdue")
            }
            return action.delivery == .offTrack ? item(.offTrack, action, why: "Rated off track by its owner") : nil
        }
        return back + commitments.compactMap { item($0, today) } + decisions.compactMap { item($0, meeting, today) } + off
    }

    private static func item(_ kind: AgendaItem.Kind, _ action: Action, why: String) -> AgendaItem {
        AgendaItem(
            kind, subject: action.id.text, plan: action.plan, action: action.id, title: "\(action.ref) \(action.text)", why: why)
    }

    private static func item(_ commitment: PartnerCommitment, _ today: Day) -> AgendaItem? {
        guard let why = CommitmentMet.shortfall(commitment, on: today) else { return nil }
        return AgendaItem(
            .commitmentNotMet, subject: commitment.id.text, plan: commitment.plan, action: commitment.action,
            title: "\(commitment.partnerName): \(commitment.what)", why: why)
    }

    private static func item(_ decision: Decision, _ meeting: Day, _ today: Day) -> AgendaItem? {
        guard decision.isOpen, let due = decision.due, due <= meeting else { return nil }
        let days = DecisionOverdue.days(decision, on: today)
        let why = days.map { "Due \(due), \($0) day\($0 == 1 ? "" : "s") overdue" } ?? "Due \(due)"
        return AgendaItem(
            .decisionDue, subject: decision.id.text, plan: decision.plan, action: decision.action,
            title: "\(decision.ref) \(decision.text)", why: why)
    }
}
