import Vocabulary

/// The health outcomes of a year (OC2) are for children who were looked after for the whole of it, short breaks apart.
package enum OutcomesOutsideCohort: QualityRule {
    package static let sentence = "Health outcomes are recorded and the child was not in care for the whole year."
    package static let subject = EntryKind.healthOutcomes
    package static let asksDay = true
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.careEpisode] }
    package static let codes = ["185", "190", "198"]
    package static let measures = ["L15", "L20"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.healthOutcomes].filter { !child.isInCohort(of: $0) && !$0.facts.isEmpty }.map {
            QualityFailure($0, day: child.day(of: $0), "Not in care for the whole of \(child.year(of: $0).words)")
        }
    }
}
