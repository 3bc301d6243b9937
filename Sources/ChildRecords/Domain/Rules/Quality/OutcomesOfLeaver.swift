import Vocabulary

/// A child who was looked after for the whole year has health outcomes, and neither a care leaver’s answers nor an adoption.
package enum OutcomesOfLeaver: QualityRule {
    package static let sentence = "Health outcomes are recorded together with care leaver’s answers."
    package static let subject = EntryKind.healthOutcomes
    package static let asksDay = true
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.careLeaver] }
    package static let codes = ["187", "215"]
    package static let measures = ["L15", "G1"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard !child[.careLeaver].isEmpty else { return [] }
        return child[.healthOutcomes].filter { outcome in child[.careLeaver].contains { child.day(of: $0) == child.day(of: outcome) } }.map
        {
            QualityFailure($0, day: child.day(of: $0), "Health outcomes and a care leaver’s answers in \(child.year(of: $0).words)")
        }
    }
}
