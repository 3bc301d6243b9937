import Vocabulary

/// A conference is recorded with its enquiry, or, of a child who moved in, with the referral; not with both.
package enum ConferenceAtTwoLevels: QualityRule {
    package static let sentence = "The same conference is recorded with the enquiry and with the referral."
    package static let subject = EntryKind.cinEpisode
    package static let forms: [ReturnFormat] = [.census]
    package static let codes = ["2884"]
    package static let measures = ["C2"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.cinEpisode].filter { episode in
            guard let day = episode.day(.conference) else { return false }
            return child[.enquiry].contains { $0.day(.conference) == day }
        }.map { QualityFailure($0, day: $0.day(.conference), "Conference on \($0.day(.conference)?.description ?? "") at both levels") }
    }
}
