import ActionPlans
import Vocabulary

/// What stands on the next agenda by itself: actions that slipped back, partners' promises not kept, decisions due by the meeting and
/// actions that are off track or past their due day.
///
/// An action that slipped back stands there from the day it is seen, whatever its delivery, and once only: not again as off track. A
/// decision stands there when its due day is the meeting's day or earlier. Withdrawn actions and settled decisions do not.
package enum ArisingItems {
    package static func items(
        actions: [Action], decisions: [Decision], promises: [PartnerPromise] = [], meeting: Day, today: Day
    ) -> [AgendaItem] {
        let standing = actions.filter { $0.withdrawal == nil }.sorted { $0.ref < $1.ref }
        let back = standing.filter { $0.hasSlippedBack }.map { item(.slippedBack, $0, why: "Its difference is no longer seen") }
        let off = standing.filter { !$0.hasSlippedBack && $0.isOpen }.compactMap { action -> AgendaItem? in
            if let days = PastDue.days(action, on: today) {
                return item(.offTrack, action, why: "Due \(action.due), \(days) day\(days == 1 ? "" : "s") late")
            }
            return action.delivery == .offTrack ? item(.offTrack, action, why: "Its owner calls it off track") : nil
        }
        return back + promises.compactMap { item($0, today) } + decisions.compactMap { item($0, meeting, today) } + off
    }

    private static func item(_ kind: AgendaItem.Kind, _ action: Action, why: String) -> AgendaItem {
        AgendaItem(
            kind, subject: action.id.text, plan: action.plan, action: action.id, title: "\(action.ref) \(action.text)", why: why)
    }

    private static func item(_ promise: PartnerPromise, _ today: Day) -> AgendaItem? {
        guard let why = PromiseKept.shortfall(promise, on: today) else { return nil }
        return AgendaItem(
            .promiseNotKept, subject: promise.id.text, plan: promise.plan, action: promise.action,
            title: "\(promise.partnerName): \(promise.what)", why: why)
    }

    private static func item(_ decision: Decision, _ meeting: Day, _ today: Day) -> AgendaItem? {
        guard decision.isOpen, let due = decision.due, due <= meeting else { return nil }
        let days = DecisionDue.days(decision, on: today)
        let why = days.map { "Due \(due), \($0) day\($0 == 1 ? "" : "s") late" } ?? "Due \(due)"
        return AgendaItem(
            .decisionDue, subject: decision.id.text, plan: decision.plan, action: decision.action,
            title: "\(decision.ref) \(decision.text)", why: why)
    }
}
