import Vocabulary

/// A review child protection conference (RCPC) is held only while a CP plan is open.
package enum ReviewConferenceOutsidePlan: QualityRule {
    package static let sentence = "An RCPC was held when no CP plan was open."
    package static let subject = EntryKind.rcpc
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.cpPlan] }
    package static let measures = ["C8"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard child[.cpPlan].allSatisfy({ !$0.isTurnedRound }) else { return [] }
        return child[.rcpc].filter { entry in
            entry.from.map { day in !child[.cpPlan].contains { $0.covers(day) } } ?? false
        }.map { QualityFailure($0, QualityWords.on($0, "no plan was open")) }
    }
}
