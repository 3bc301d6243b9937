import Vocabulary

/// A protection visit lies within a protection plan.
package enum ProtectionVisitOutsidePlan: QualityRule {
    package static let sentence = "A protection visit was made when no plan was open."
    package static let subject = EntryKind.protectionVisit
    package static let needs: [EntryKind] = [.protectionPlan]
    package static let measures = ["C9", "C10"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        guard child[.protectionPlan].allSatisfy({ !$0.isTurnedRound }) else { return [] }
        return child[.protectionVisit].filter { entry in
            entry.from.map { day in !child[.protectionPlan].contains { $0.covers(day) } } ?? false
        }.map { Firing($0, QualityWords.on($0, "no plan was open")) }
    }
}
