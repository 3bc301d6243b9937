import Vocabulary

/// A child who was seen alone was seen.
package enum SeenAloneButNotSeen: QualityRule {
    package static let sentence = "The child is recorded as seen alone but not as seen."
    package static let subject = EntryKind.person
    package static let forms: [ReturnFormat] = [.standardDataset]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.cinVisit] }
    package static func applies(to child: QualityChild) -> Bool { visits.contains { !child[$0].isEmpty } }
    package static let measures = ["C10"]

    private static let visits: [EntryKind] = [.cinVisit, .cpVisit, .statutoryVisit]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        let all: [Entry] = visits.flatMap { child[$0] }
        return all.filter { $0.answer(.seenAlone) == .yes && $0.answer(.seen) == .no }.map {
            QualityFailure($0, QualityWords.on($0, "seen alone, and not seen"))
        }
    }
}
