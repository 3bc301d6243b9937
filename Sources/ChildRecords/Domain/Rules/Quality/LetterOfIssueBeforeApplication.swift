import Vocabulary

/// The letter of issue goes to the parents when the application has been made, or on the same day.
package enum LetterOfIssueBeforeApplication: QualityRule {
    package static let sentence = "The letter of issue is before the application."
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = [.census]
    package static let facts: [Fact] = [.application, .letterOfIssue]
    package static let codes = ["9013"]
    package static let measures = ["P8"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.preProceedings].compactMap { entry in
            guard let application = entry.day(.application), let letter = entry.day(.letterOfIssue), letter < application else {
                return nil
            }
            return QualityFailure(entry, day: letter, "Letter of issue on \(letter), before the application on \(application)")
        }
    }
}
