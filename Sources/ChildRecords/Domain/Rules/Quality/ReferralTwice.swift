import Vocabulary

/// Two referrals of one child on one day are one referral typed twice; counted, they make a re-referral out of nothing.
package enum ReferralTwice: QualityRule {
    package static let sentence = "The same referral is recorded twice."
    package static let subject = EntryKind.referral
    package static let forms: [ReturnFormat] = .ofNeed
    package static let measures = ["F3", "F4"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        Twice.found(in: child[.referral]) { [$0.from?.iso] }
    }
}
