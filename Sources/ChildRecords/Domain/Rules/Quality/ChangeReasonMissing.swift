import Vocabulary

/// When a placement changes, the episode that ended says why. A move to or from a temporary placement needs no reason.
package enum ChangeReasonMissing: QualityRule {
    package static let sentence = "The placement changed but no reason is recorded."
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let codes = ["225"]
    package static let measures = ["L7"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.consecutive.filter { earlier, later in
            earlier.until == later.from && later.began?.isPlacementChange ?? false && (earlier.facts[.changeReason] ?? "").isEmpty
                && !(earlier.place?.isTemporary ?? true) && !(later.place?.isTemporary ?? true)
        }.map { QualityFailure($0.0, day: $0.0.until, "Placement changed on \($0.0.until?.description ?? ""), without a reason") }
    }
}
