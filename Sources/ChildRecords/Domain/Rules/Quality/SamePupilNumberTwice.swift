import Vocabulary

/// A pupil number belongs to one child. Two children with the same number are one child recorded twice, or a number typed for the wrong
/// one.
package enum SamePupilNumberTwice: QualityRule {
    package static let sentence = "Another child has the same pupil number."
    package static let subject = EntryKind.person
    package static let measures = ["F4", "C5"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        guard let upn = child.pupilNumber, child.overview.sharedPupilNumbers.contains(upn) else { return [] }
        return [Firing(day: nil, "The same pupil number stands with another child")]
    }
}
