import Vocabulary

/// How far an action is by what the record shows, beside what its owner says.
///
/// Off track: its due day passed; or nobody said anything about it for twice the asked span; or a step is late by more than two weeks.
/// May slip: an update is late; a step is late; the due day is near and steps are open; the due day was moved three times; it waits for an
/// action that is late; or it is called done without evidence. Not started: its first day lies ahead, or nothing was said and no step
/// done. Done: its owner calls it done and evidence stands beside it, or a second person closed it. Everything else is on track. The
/// worst that holds is the rating, and each reason is told. The numbers are local settings.
package struct DeliveryByRule: Sendable, Hashable {
    package let delivery: Delivery
    /// What it rests on, in words.
    package let reasons: [String]

    /// Nil for a withdrawn action.
    /// - Parameter waits: the actions that this one waits for, late ones with their days.
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
                    ? "called done, with evidence; a second person has not closed it yet" : "called done, and no evidence stands beside it"
            ]
            return
        }
        let signs = DeliveryByRule.signs(action, agreed, today, settings, waits)
        if let worst = [Delivery.offTrack, .maySlip].first(where: { delivery in signs.contains { $0.delivery == delivery } }) {
            (delivery, reasons) = (worst, signs.map(\.words))
        } else if let start = action.start, start > today {
            (delivery, reasons) = (.notStarted, ["begins on \(start)"])
        } else if action.updates.isEmpty, !action.steps.contains(where: { $0.done != nil }) {
            (delivery, reasons) = (.notStarted, ["nothing was said and no step is done yet"])
        } else {
            (delivery, reasons) = (.onTrack, ["in time, with an update within \(settings.updateDays) days"])
        }
    }

    private static func signs(
        _ action: Action, _ agreed: Day?, _ today: Day, _ settings: PlanSettings, _ waits: [LateBefore]
    ) -> [(delivery: Delivery, words: String)] {
        var signs: [(delivery: Delivery, words: String)] = []
        if let days = PastDue.days(action, on: today) { signs.append((.offTrack, "due day passed \(count(days)) ago")) }
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
                    "due \(action.due == today ? "today" : "in \(count(action.due - today))") with \(open) of \(action.steps.count) steps open"
                ))
        }
        if action.moves.count >= settings[.moves] { signs.append((.maySlip, "due day moved \(action.moves.count) times")) }
        signs += waits.map { (.maySlip, "waits for \($0.ref), which is \(count($0.days)) late") }
        return signs
    }

    private static func count(_ days: Int) -> String { "\(days) day\(days == 1 ? "" : "s")" }
}

/// An action that another waits for, and by how many days it is late.
package struct LateBefore: Sendable, Hashable {
    package let ref: ActionRef
    package let days: Int

    package init(ref: ActionRef, days: Int) { (self.ref, self.days) = (ref, days) }
}
