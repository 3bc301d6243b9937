import Vocabulary

/// A visit to a child in need lies within a time in need.
package enum VisitOutsideNeed: QualityRule {
    package static let sentence = "A visit was made when the child was not in need."
    package static let subject = EntryKind.needVisit
    package static let needs: [EntryKind] = [.inNeed]
    package static let measures = ["C12"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        guard child[.inNeed].allSatisfy({ !$0.isTurnedRound }) else { return [] }
        return child[.needVisit].filter { entry in entry.from.map { !child.isInNeed(on: $0) && $0 <= child.today } ?? false }.map {
            Firing($0, QualityWords.on($0, "the child was not in need"))
        }
    }
}
