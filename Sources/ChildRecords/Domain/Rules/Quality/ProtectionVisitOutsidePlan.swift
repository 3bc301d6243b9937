import Vocabulary

/// A protection visit lies within a CP plan.
package enum ProtectionVisitOutsidePlan: QualityRule {
    package static let sentence = "A CP visit was made when no CP plan was open."
    package static let subject = EntryKind.cpVisit
    package static let forms: [ReturnFormat] = [.standardDataset]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.cpPlan] }
    package static let measures = ["C9", "C10"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard child[.cpPlan].allSatisfy({ !$0.isTurnedRound }) else { return [] }
        return child[.cpVisit].filter { entry in
            entry.from.map { day in !child[.cpPlan].contains { $0.covers(day) } } ?? false
        }.map { QualityFailure($0, QualityWords.on($0, "no plan was open")) }
    }
}
