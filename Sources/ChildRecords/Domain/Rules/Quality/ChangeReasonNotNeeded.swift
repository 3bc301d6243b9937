import Vocabulary

/// A reason for a change of placement is recorded only where the placement changes, and not for a temporary one.
package enum ChangeReasonNotNeeded: QualityRule {
    package static let sentence = "There is a reason for a change of placement, but the placement did not change."
    package static let subject = EntryKind.careEpisode
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let codes = ["226", "233"]
    package static let measures = ["L7"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        let episodes = child[.careEpisode]
        return episodes.indices.filter { index in
            guard !(episodes[index].facts[.changeReason] ?? "").isEmpty else { return false }
            if episodes[index].place?.isTemporary ?? false || episodes[index].until == nil { return true }
            let next = index + 1 < episodes.count && episodes[index + 1].from == episodes[index].until ? episodes[index + 1] : nil
            return next.map { !($0.began?.isPlacementChange ?? true) } ?? false
        }.map {
            QualityFailure(
                episodes[$0], day: episodes[$0].until, "The reason \(episodes[$0].written(.changeReason) ?? ""), and no change of placement"
            )
        }
    }
}
