import Vocabulary

/// The category of abuse is one of the five of the census.
package enum CategoryNotKnownHere: QualityRule {
    package static let sentence = "The category of abuse is not a known code."
    package static let subject = EntryKind.cpPlan
    package static let forms: [ReturnFormat] = .ofNeed
    package static let codes = ["8905"]
    package static let measures = ["C4"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        UnknownCodes.found(in: child[.cpPlan], .category, as: AbuseCategory.self)
    }
}
