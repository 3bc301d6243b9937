import Vocabulary

/// For a child who was looked after for the whole of a year that is over, that year’s return answers the health outcomes (OC2): immunisations,
/// teeth, health assessment, substance misuse. Another year’s answers are none.
package enum OutcomesMissing: QualityRule {
    package static let sentence = "The child was in care for the whole year and health outcomes are missing."
    package static let subject = EntryKind.careEpisode
    package static let asksDay = true
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.healthOutcomes] }
    package static let codes = ["191"]
    package static let measures = ["L15", "L16", "L17"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        asked(child).filter { episode in
            !child[.healthOutcomes].contains { outcome in
                child.year(of: outcome) == child.year(of: episode) && answers.allSatisfy { outcome.facts[$0] != nil }
            }
        }.map {
            QualityFailure($0, day: child.day(of: $0), "In care for the whole of \(child.year(of: $0).words), outcomes missing")
        }
    }

    package static func notLoaded(for child: QualityChild) -> [EntryKind] {
        cohort(child).isEmpty || !asked(child).isEmpty ? [] : [.healthOutcomes]
    }

    private static let answers: [Fact] = [.immunised, .dentalCheck, .healthAssessment, .substanceMisuse]

    /// The last episodes of the years in which the child was in care from the first day to the last.
    private static func cohort(_ child: QualityChild) -> [Entry] {
        child.lastEpisodeByYear.filter { child.isYearOver(of: $0) && child.isInCohort(of: $0) }
    }

    private static func asked(_ child: QualityChild) -> [Entry] {
        cohort(child).filter { child.isTold(.healthOutcomes, inYearOf: $0) }
    }
}
