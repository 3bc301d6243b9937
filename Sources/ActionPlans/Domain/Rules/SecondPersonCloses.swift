import Vocabulary

/// An action is closed by a second person: not the person who marked it as done, and not the person who holds the post that owns it.
///
/// It must be marked as done, with evidence that has not been withdrawn.
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

/// Why something cannot be closed, or reopened.
package enum ClosingRefusal: Error, Sendable, Hashable {
    case closedAlready(on: Day)
    case notCalledDone
    case noEvidence
    case needsSecondPerson
    case notClosed
    case actionsOpen(Int)
    case notSeenBetter(String)
    case answeredAlready
    /// A second person confirms an audit result or the link of a measure.
    case ownSign
}
