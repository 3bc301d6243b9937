import Vocabulary

/// The first meeting with the parents is held on the day of the letter or after it.
package enum MeetingBeforeLetter: QualityRule {
    package static let sentence = "The first meeting is before the letter."
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = .censusAndDataset
    package static let measures = ["P5"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.preProceedings].filter { Order.is($0.day(.firstMeeting), before: $0.day(.letter)) }.map {
            QualityFailure(
                $0, day: $0.day(.firstMeeting),
                "Meeting on \($0.day(.firstMeeting)?.description ?? ""), letter on \($0.day(.letter)?.description ?? "")")
        }
    }
}
