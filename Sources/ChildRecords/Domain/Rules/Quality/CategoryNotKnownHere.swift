import Vocabulary

/// The category of abuse is one of the five of the census.
package enum CategoryNotKnownHere: QualityRule {
    package static let sentence = "The code of the category of abuse is in no list."
    package static let subject = EntryKind.protectionPlan
    package static let measures = ["C4"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        UnknownCodes.found(in: child[.protectionPlan], .category, as: AbuseCategory.self)
    }
}
