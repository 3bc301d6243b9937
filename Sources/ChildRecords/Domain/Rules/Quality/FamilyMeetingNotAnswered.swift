import Vocabulary

/// Where a letter before proceedings was sent, it is recorded whether it offered a family group decision-making meeting.
package enum FamilyMeetingNotAnswered: QualityRule {
    package static let sentence = "A letter was sent, and it is not recorded whether it offered a family group decision-making meeting."
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = [.census]
    package static let codes = ["9007"]
    package static let measures = ["P9"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.preProceedings].filter { $0.day(.letter) != nil && $0.answer(.familyMeetingOffered) == .notKnown }.map {
            QualityFailure($0, day: $0.day(.letter), "Letter on \($0.day(.letter)?.description ?? ""), no answer on the meeting")
        }
    }
}
