/// An action can be “Done and evidenced” only when it has evidence.
///
/// Documents, links, figures and audit results count. What children and parents said does not, and neither does withdrawn evidence. If the last evidence of a done action is withdrawn later, the owner's
/// judgement is kept and “Done, not evidenced” is shown instead.
package enum DoneNeedsEvidence {
    package static func allows(_ action: Action) -> Bool { !action.deliveryEvidence.isEmpty }

    /// True when the action is marked as done and has no evidence any more.
    package static func isContradicted(_ action: Action) -> Bool { action.delivery == .doneAndEvidenced && !allows(action) }
}
