import Vocabulary

/// An action is closed by a second person: not by whoever called it done, and not by whoever holds the post that owns it.
///
/// It has to be called done, with evidence that stands; its owner cannot close it by saying so again.
package enum SecondPersonCloses {
    /// - Parameters:
    ///   - closer: the account of whoever closes it.
    ///   - holder: the account that holds the owner's post today.
    package static func check(_ action: Action, closer: String, holder: String?) throws(ClosingRefusal) {
        if let closing = action.closing { throw .closedAlready(on: closing.day) }
        guard action.withdrawal == nil, action.isCalledDone else { throw .notCalledDone }
        guard DoneNeedsEvidence.allows(action) else { throw .noEvidence }
        if closer == holder || closer == action.latestUpdate?.account { throw .needsSecondPerson }
    }
}

/// Why something cannot be closed, or opened again.
package enum ClosingRefusal: Error, Sendable, Hashable {
    case closedAlready(on: Day)
    case notCalledDone
    case noEvidence
    case needsSecondPerson
    case notClosed
    case actionsOpen(Int)
    case notSeenBetter(String)
    case answeredAlready
}
