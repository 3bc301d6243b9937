import Vocabulary

/// A unique pupil number begins with the letter that its twelve figures make. A wrong letter means a number typed wrongly, and school data
/// tied to another child.
package enum PupilNumberCheckLetter: QualityRule {
    package static let sentence = "The pupil number has the wrong check letter."
    package static let subject = EntryKind.person
    package static let measures = ["L20"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        guard let upn = child.pupilNumber, !PupilNumber.isRight(upn) else { return [] }
        return [Firing(day: nil, "The letter before the figures is not the one that they make")]
    }
}
