import Vocabulary

/// A statutory visit to a child in care lies within a period of care.
package enum CareVisitOutsideCare: QualityRule {
    package static let sentence = "A statutory visit was made when the child was not in care."
    package static let subject = EntryKind.statutoryVisit
    package static let forms: [ReturnFormat] = [.standardDataset]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.careEpisode] }
    package static let measures = ["L4"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard child.care.allSatisfy({ !$0.isTurnedRound }) else { return [] }
        return child[.statutoryVisit].filter { entry in entry.from.map { day in !child.care.contains { $0.covers(day) } } ?? false }.map {
            QualityFailure($0, QualityWords.on($0, "the child was not in care"))
        }
    }
}
