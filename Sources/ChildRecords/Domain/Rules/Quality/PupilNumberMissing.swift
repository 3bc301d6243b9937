import Vocabulary

/// A child of six or older has a unique pupil number, or a reason why there is none.
package enum PupilNumberMissing: QualityRule {
    package static let sentence = "The child is of school age and has neither a UPN nor a reason for having none."
    package static let subject = EntryKind.person
    package static let asksDay = true
    package static let columns: [Fact] = [.upn]
    package static let forms: [ReturnFormat] = .withoutAnnexA
    package static let codes = ["442", "8770Q"]
    package static let measures = ["L20"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard child.age(on: child.dayOfDetails) ?? 0 >= 6, child.pupilNumber == nil else { return [] }
        let reasons = child.history.all.contains { entry in
            entry.kind == .person && (!(entry.facts[.upnUnknown] ?? "").isEmpty || entry.facts[.upn].map(PupilNumber.isReason) ?? false)
        }
        return reasons ? [] : [QualityFailure(inDetails: child.details.first, "No UPN and no reason")]
    }
}
