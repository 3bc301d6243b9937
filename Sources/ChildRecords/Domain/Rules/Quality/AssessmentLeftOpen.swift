import Vocabulary

/// An assessment that has run for more than 120 days (a local setting) was most likely finished and not closed. The hundred and twentieth
/// day is in time. It weighs on the measure of open assessments.
package enum AssessmentLeftOpen: QualityRule {
    package static let sentence = "The assessment was never closed."
    package static let subject = EntryKind.assessment
    package static let asksDay = true
    package static let forms: [ReturnFormat] = .ofNeed
    package static let codes = ["8670Q"]
    package static let measures = ["F6", "F7"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.assessment].filter { entry in
            entry.until == nil && entry.from.map { child.day(of: entry) - $0 > child.spans.daysAssessmentOpen } ?? false
        }.map { QualityFailure($0, QualityWords.on($0, "open for \(child.daysOpen($0)) days")) }
    }
}
