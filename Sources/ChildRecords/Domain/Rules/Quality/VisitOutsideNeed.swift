import Vocabulary

/// A visit to a child in need lies within a CIN episode.
package enum VisitOutsideNeed: QualityRule {
    package static let sentence = "A visit was made when the child was not in need."
    package static let subject = EntryKind.cinVisit
    package static let forms: [ReturnFormat] = [.standardDataset]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.cinEpisode] }
    package static let measures = ["C12"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard child[.cinEpisode].allSatisfy({ !$0.isTurnedRound }) else { return [] }
        return child[.cinVisit].filter { entry in entry.from.map { !child.isInNeed(on: $0) && $0 <= child.day(of: entry) } ?? false }.map {
            QualityFailure($0, QualityWords.on($0, "the child was not in need"))
        }
    }
}
