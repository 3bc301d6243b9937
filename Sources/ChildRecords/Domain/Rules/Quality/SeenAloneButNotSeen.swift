import Vocabulary

/// A child who was seen alone was seen.
package enum SeenAloneButNotSeen: QualityRule {
    package static let sentence = "The child was seen alone and not seen."
    package static let subject = EntryKind.person
    package static let measures = ["C10"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        let visits: [EntryKind] = [.needVisit, .protectionVisit, .careVisit]
        return visits.flatMap { child[$0] }.filter { $0.answer(.seenAlone) == .yes && $0.answer(.seen) == .no }.map {
            Firing($0, QualityWords.on($0, "seen alone, and not seen"))
        }
    }
}
