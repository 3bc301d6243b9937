import Vocabulary

/// A UPN belongs to one child. Two children with the same number are one child recorded twice, or a number typed for the wrong
/// one.
package enum SamePupilNumberTwice: QualityRule {
    package static let sentence = "Another child has the same UPN."
    package static let subject = EntryKind.person
    package static let forms: [ReturnFormat] = .withoutAnnexA
    package static let codes = ["1520"]
    package static let measures = ["F4", "C5"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard let upn = child.pupilNumber, child.overview.sharedPupilNumbers.contains(upn) else { return [] }
        return [QualityFailure(inDetails: child.details(.upn), "Another child has the same UPN")]
    }
}
