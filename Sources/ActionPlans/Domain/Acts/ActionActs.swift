import Vocabulary

/// Why something cannot be done to an action.
package enum ActionRefusal: Error, Sendable, Hashable {
    case doneWithoutEvidence
    case tooLateToBeTooEarly(differenceBy: Day)
    case withdrawn(on: Day)
    case inTheFuture(Day)
    case sameDueDay(Day)
    case dueBeforeStart(Day)
    case notOpen
    case closed(on: Day)
}

extension Action {
    /// Adds what was said on a day. Nothing said before is changed.
    package mutating func post(_ update: Update, today: Day) throws(ActionRefusal) {
        try checkStanding()
        if update.day > today { throw .inTheFuture(update.day) }
        if let closing, update.delivery != .doneAndEvidenced { throw .closed(on: closing.day) }
        if update.delivery == .doneAndEvidenced, !DoneNeedsEvidence.allows(self) { throw .doneWithoutEvidence }
        if update.impact == .tooEarlyToTell, let day = differenceBy, !TooEarlyToTell.allows(on: update.day, differenceBy: day) {
            throw .tooLateToBeTooEarly(differenceBy: day)
        }
        append(update)
    }

    /// Moves the due day, with a reason and the person who approved it. Every earlier due day stays on record.
    package mutating func moveDue(to day: Day, reason: String, approvedBy approver: String, on today: Day) throws(ActionRefusal) {
        try checkStanding()
        guard isOpen else { throw .notOpen }
        if day == due { throw .sameDueDay(day) }
        if let start, day < start { throw .dueBeforeStart(start) }
        move(DueDayMove(day: today, was: due, became: day, reason: reason, approvedBy: approver))
    }

    /// Ends an action that is no longer pursued. Its number is not used again.
    package mutating func withdraw(reason: String, on day: Day) throws(ActionRefusal) {
        try checkStanding()
        end(Withdrawal(day: day, reason: reason))
    }

    /// Adds a file or a link that shows what was done.
    package mutating func attach(_ piece: Evidence) throws(ActionRefusal) {
        try checkStanding()
        add(piece)
    }

    private func checkStanding() throws(ActionRefusal) {
        if let withdrawal { throw .withdrawn(on: withdrawal.day) }
    }
}
