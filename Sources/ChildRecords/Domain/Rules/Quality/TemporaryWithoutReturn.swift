import Vocabulary

/// After a temporary placement the child goes back to the placement before it.
package enum TemporaryWithoutReturn: QualityRule {
    package static let sentence = "The child did not go back to the placement before the temporary one."
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let codes = ["383"]
    package static let measures = ["L5", "L6"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        let episodes = child[.careEpisode]
        return zip(episodes, zip(episodes.dropFirst(), episodes.dropFirst(2))).filter { before, rest in
            let (during, after) = rest
            guard let old = before.place, let middle = during.place, let new = after.place else { return false }
            guard middle.isTemporary, !old.isTemporary, !new.isTemporary, after.began != .started, during.began != .started else {
                return false
            }
            return !after.isInSamePlacement(as: before)
        }.map { QualityFailure($1.1, QualityWords.on($1.1, "not the placement before \($1.0.written(.placementType) ?? "")")) }
    }
}
