import Vocabulary

/// The delivery status of an action, calculated from the record and shown beside its owner's judgement.
///
/// Off track: the action is overdue; or it has had no update for twice the expected time; or a step is more than two weeks late.
/// May slip: an update is overdue; a step is late; the due date is near and steps are unfinished; the due date was changed three times;
/// it depends on an action that is late; or it is marked as done without evidence. Not started: its start date is in the future, or it
/// has no update and no finished step. Done: its owner marked it as done and it has evidence, or a second person closed it. Everything
/// else is on track. The worst status that applies is the rating, and every reason is shown. The numbers are local settings.
package struct CalculatedDelivery: Sendable, Hashable {
    package let delivery: Delivery
    /// What it is based on, in words.
    package let reasons: [String]

    /// Nil for a withdrawn action.
    /// - Parameter waits: the late actions that this one depends on.
    package init?(
        _ action: Action, agreed: Day?, on today: Day, settings: PlanSettings = PlanSettings(), lateBefore waits: [LateBefore] = []
    ) {
        guard action.withdrawal == nil else { return nil }
        if let closing = action.closing {
            (delivery, reasons) = (.doneAndEvidenced, ["closed on \(closing.day) by \(closing.by)"])
            return
        }
        if action.isCalledDone {
            let isEvidenced = DoneNeedsEvidence.allows(action)
            delivery = isEvidenced ? .doneAndEvidenced : .maySlip
            reasons = [
                isEvidenced
                    ? "marked as done, with evidence; not closed by a second person yet" : "marked as done without evidence"
            ]
            return
        }
        let signs = CalculatedDelivery.signs(action, agreed, today, settings, waits)
        if let worst = [Delivery.offTrack, .maySlip].first(where: { delivery in signs.contains { $0.delivery == delivery } }) {
            (delivery, reasons) = (worst, signs.map(\.words))
        } else if let start = action.start, start > today {
            (delivery, reasons) = (.notStarted, ["starts on \(start)"])
        } else if action.updates.isEmpty, !action.steps.contains(where: { $0.done != nil }) {
            (delivery, reasons) = (.notStarted, ["no update and no finished step yet"])
        } else {
            (delivery, reasons) = (.onTrack, ["on time, with an update in the last \(settings.updateDays) days"])
        }
    }

    private static func signs(
        _ action: Action, _ agreed: Day?, _ today: Day, _ settings: PlanSettings, _ waits: [LateBefore]
    ) -> [(delivery: Delivery, words: String)] {
        var signs: [(delivery: Delivery, words: String)] = []
        if let days = Overdue.days(action, on: today) { signs.append((.offTrack, "overdue by \(count(days))")) }
        if let update = LateUpdate(action, agreed: agreed, on: today, after: settings.updateDays), update.isLate {
            let isSilent = update.daysWithout > settings[.silentDays]
            signs.append((isSilent ? .offTrack : .maySlip, "no update for \(count(update.daysWithout))"))
        }
        for step in action.lateSteps(on: today) {
            let days = today - step.due
            signs.append((days > settings[.stepDays] ? .offTrack : .maySlip, "step \(step.number) is \(count(days)) late"))
        }
        let open = action.steps.count { $0.done == nil }
        if open > 0, today <= action.due, action.due - today <= settings[.soonDays] {
            signs.append(
                (
                    .maySlip,
                    "due \(action.due == today ? "today" : "in \(count(action.due - today))") with \(open) of \(action.steps.count) steps unfinished"
                ))
        }
        if action.moves.count >= settings[.moves] { signs.append((.maySlip, "due date changed \(action.moves.count) times")) }
        signs += waits.map { (.maySlip, "depends on \($0.ref), which is \(count($0.days)) late") }
        return signs
    }

    private static func count(_ days: Int) -> String { "\(days) day\(days == 1 ? "" : "s")" }
}

/// A late action that another depends on.
package struct LateBefore: Sendable, Hashable {
    package let ref: ActionRef
    package let days: Int

    package init(ref: ActionRef, days: Int) { (self.ref, self.days) = (ref, days) }
}
