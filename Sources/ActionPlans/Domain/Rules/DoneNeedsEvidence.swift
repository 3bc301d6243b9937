/// An action is called “Done and evidenced” only when a piece of evidence stands beside it.
///
/// A file and a link count alike; evidence that was set aside does not count. Where the last evidence of a done action is set
/// aside later, the owner's words stay and “Done, not evidenced” is shown in their place.
package enum DoneNeedsEvidence {
    package static func allows(_ action: Action) -> Bool { !action.standingEvidence.isEmpty }

    /// True when the action is called done and nothing shows it any more.
    package static func isContradicted(_ action: Action) -> Bool { action.delivery == .doneAndEvidenced && !allows(action) }
}
