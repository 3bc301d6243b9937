import Vocabulary

/// A child on remand, detained or on a youth rehabilitation order (J1, J2, J3) is ten or older.
package enum TooYoungForStatus: QualityRule {
    package static let sentence = "The child is too young for the legal status."
    package static let subject = EntryKind.legalStatus
    package static let forms: [ReturnFormat] = [.standardDataset, .lookedAfter, .annexA]
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .lookedAfter ? .careEpisode : .legalStatus }
    package static let codes = ["358"]
    package static let measures = ["L1"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.legal.filter { status in
            guard let code = status.status, [.remand, .detained, .youthRehabilitation].contains(code), let from = status.from else {
                return false
            }
            return child.age(on: from).map { $0 < 10 } ?? false
        }.map { QualityFailure($0, QualityWords.on($0, "\($0.written(.legalStatus) ?? "") under ten")) }
    }
}
