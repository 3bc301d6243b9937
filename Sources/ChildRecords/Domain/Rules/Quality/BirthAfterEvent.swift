import Vocabulary

/// Nothing that needs a child to be there happens before the birth: a visit, a review, a placement. Contacts, referrals, assessments,
/// conferences and plans may come before it.
package enum BirthAfterEvent: QualityRule {
    package static let sentence = "Something that can happen only after birth is dated before the date of birth."
    package static let subject = EntryKind.person
    package static let forms: [ReturnFormat] = .careAndDataset
    package static let codes = ["302", "586"]
    package static let measures = ["F8", "C10", "L4"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard let born = child.born, born <= child.dayOfDetails else { return [] }
        let bornOnly: [EntryKind] = [.cinVisit, .cpVisit, .statutoryVisit, .claReview, .careEpisode, .healthCheck, .missing]
        return bornOnly.flatMap { child[$0] }.filter { $0.from.map { $0 < born } ?? false }.prefix(3).map {
            QualityFailure($0, QualityWords.on($0, "before the birth on \(born)"))
        }
    }
}
