import Vocabulary

/// Nothing that needs a child to be there happens before the birth: a visit, a review, a placement. Contacts, referrals, assessments,
/// conferences and plans may come before it.
package enum BirthAfterEvent: QualityRule {
    package static let sentence = "Something that needs a born child happened before the day of birth."
    package static let subject = EntryKind.person
    package static let measures = ["F8", "C10", "L4"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        guard let born = child.born, born <= child.today else { return [] }
        let bornOnly: [EntryKind] = [.needVisit, .protectionVisit, .careVisit, .careReview, .careEpisode, .healthCheck, .missing]
        return bornOnly.flatMap { child[$0] }.filter { $0.from.map { $0 < born } ?? false }.prefix(3).map {
            Firing($0, QualityWords.on($0, "before the birth on \(born)"))
        }
    }
}
