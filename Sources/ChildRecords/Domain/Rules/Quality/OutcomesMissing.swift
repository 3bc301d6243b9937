import Vocabulary

/// For a child who was looked after for the whole year the health outcomes (OC2) are answered: immunisations, teeth, health assessment,
/// substance misuse.
package enum OutcomesMissing: QualityRule {
    package static let sentence = "The child was in care for the whole year and health outcomes are missing."
    package static let subject = EntryKind.careEpisode
    package static let asksDay = true
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.healthOutcomes] }
    package static let codes = ["191"]
    package static let measures = ["L15", "L16", "L17"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard let last = child[.careEpisode].last, child.isInCohort(of: last) else { return [] }
        let asked: [Fact] = [.immunised, .dentalCheck, .healthAssessment, .substanceMisuse]
        let answered = child[.healthOutcomes].contains { outcome in asked.allSatisfy { outcome.facts[$0] != nil } }
        return answered
            ? []
            : [QualityFailure(last, day: child.day(of: last), "In care for the whole of \(child.year(of: last).words), outcomes missing")]
    }
}
