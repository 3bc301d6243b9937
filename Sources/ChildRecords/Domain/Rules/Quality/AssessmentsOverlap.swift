import Vocabulary

/// One assessment of a child is under way at a time. Ending and beginning on one day is no overlap.
package enum AssessmentsOverlap: QualityRule {
    package static let sentence = "Two assessments are open at the same time."
    package static let subject = EntryKind.assessment
    package static let forms: [ReturnFormat] = .ofNeed
    package static let codes = ["8896"]
    package static let measures = ["F6", "F7"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        Spells.overlapping(child[.assessment].filter { $0.until != nil }).map {
            QualityFailure($0.later, QualityWords.overlap($0.earlier, $0.later))
        }
    }
}
