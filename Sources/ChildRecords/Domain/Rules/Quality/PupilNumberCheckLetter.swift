import Vocabulary

/// A unique pupil number begins with the letter that its twelve figures make. A wrong letter means a number typed wrongly, and school data
/// tied to another child.
package enum PupilNumberCheckLetter: QualityRule {
    package static let sentence = "The UPN has the wrong check letter."
    package static let subject = EntryKind.person
    package static let forms: [ReturnFormat] = .withoutAnnexA
    package static let codes = ["168", "1510"]
    package static let measures = ["L20"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard let upn = child.pupilNumber, !PupilNumber.isRight(upn) else { return [] }
        return [QualityFailure(inDetails: child.details(.upn), "The letter does not match the digits")]
    }
}
