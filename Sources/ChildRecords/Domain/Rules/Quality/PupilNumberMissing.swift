import Vocabulary

/// A child of six or older has a unique pupil number, or a reason why there is none.
package enum PupilNumberMissing: QualityRule {
    package static let sentence = "The child is of school age and has neither a pupil number nor a reason why there is none."
    package static let subject = EntryKind.person
    package static let measures = ["L20"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        guard child.child.age(on: child.today) ?? 0 >= 6, child.pupilNumber == nil else { return [] }
        let reasons = child.history.all.contains { entry in
            entry.kind == .person && (!(entry.facts[.upnUnknown] ?? "").isEmpty || entry.facts[.upn].map(PupilNumber.isReason) ?? false)
        }
        return reasons ? [] : [Firing(day: nil, "No pupil number and no reason for it")]
    }
}
