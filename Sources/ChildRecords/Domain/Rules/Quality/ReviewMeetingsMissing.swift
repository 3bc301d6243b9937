import Vocabulary

/// After the first pre-proceedings meeting the number of review meetings is recorded; none is an answer.
package enum ReviewMeetingsMissing: QualityRule {
    package static let sentence = "A first meeting was held and the number of review meetings is not recorded."
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = [.census]
    package static let codes = ["9015Q"]
    package static let measures = ["P7"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.preProceedings].filter { $0.day(.firstMeeting) != nil && $0.number(.meetings) == nil }.map {
            QualityFailure(
                $0, day: $0.day(.firstMeeting), "First meeting on \($0.day(.firstMeeting)?.description ?? ""), no number of reviews")
        }
    }
}
