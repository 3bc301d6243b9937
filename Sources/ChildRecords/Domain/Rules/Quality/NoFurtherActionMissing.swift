import Vocabulary

/// A referral of the census says whether it ended without further action.
package enum NoFurtherActionMissing: QualityRule {
    package static let sentence = "It is not recorded whether the referral ended without further action."
    package static let subject = EntryKind.referral
    package static let forms: [ReturnFormat] = [.census]
    package static let codes = ["8568"]
    package static let measures = ["F5"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.referral].filter { $0.answer(.noFurtherAction) != .yes && $0.answer(.noFurtherAction) != .no }.map {
            QualityFailure($0, QualityWords.on($0, "no further action is not answered"))
        }
    }
}
