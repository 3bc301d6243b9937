import Vocabulary

/// Of a care leaver who has died or returned home neither activity nor accommodation is asked; of one who is in touch both are known.
package enum LeaverAnswersAgainstContact: QualityRule {
    package static let sentence = "Activity and accommodation do not fit whether the council is in touch."
    package static let subject = EntryKind.careLeaver
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let codes = ["344", "345"]
    package static let measures = ["G1", "G2", "G3"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.careLeaver].filter { leaver in
            guard let touch = leaver.coded(.inTouch, as: InTouch.self).code else { return false }
            let (activity, home) = (leaver.facts[.activity] ?? "", leaver.facts[.accommodation] ?? "")
            if touch == .died || touch == .returnedHome { return !["", "0"].contains(activity) || !["", "0", "?0"].contains(home) }
            return touch == .yes && (["", "0"].contains(activity) || ["", "0", "?0"].contains(home))
        }.map { leaver in
            let told = [("in touch", Fact.inTouch), ("activity", .activity), ("accommodation", .accommodation)].map { name, fact in
                "\(name) \(leaver.written(fact).map { "“\($0)”" } ?? "not recorded")"
            }
            return QualityFailure(leaver, day: child.day(of: leaver), "Care leaver: " + told.joined(separator: ", "))
        }
    }
}
