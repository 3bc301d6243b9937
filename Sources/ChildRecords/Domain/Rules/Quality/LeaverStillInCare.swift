import Vocabulary

/// A young person who is still looked after on the 17th or 18th birthday is not yet a care leaver.
package enum LeaverStillInCare: QualityRule {
    package static let sentence = "The young person was still in care on the birthday, and has a care leaver’s answers."
    package static let subject = EntryKind.careLeaver
    package static let asksDay = true
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.careEpisode] }
    package static let codes = ["1007"]
    package static let measures = ["G1"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.careLeaver].filter { leaver in
            guard let last = child.year(of: leaver).lastDay, let age = child.age(on: last), age == 17 || age == 18,
                let birthday = child.birthday(age), birthday <= child.day(of: leaver)
            else { return false }
            return child.care.contains {
                !child.isShortBreaks($0) && Order.is($0.from, before: birthday + 1) && $0.until.map { $0 > birthday } ?? true
            }
        }.map { QualityFailure($0, day: child.day(of: $0), "Still in care on the birthday") }
    }
}
