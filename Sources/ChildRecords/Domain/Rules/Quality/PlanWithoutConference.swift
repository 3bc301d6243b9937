import Vocabulary

/// A CP plan begins on the day of an ICPC. A plan that began before the year of the census, or before anything the form tells, has its
/// conference in an earlier return.
package enum PlanWithoutConference: QualityRule {
    package static let sentence = "No ICPC was held on the day the CP plan began."
    package static let subject = EntryKind.cpPlan
    package static let forms: [ReturnFormat] = .ofNeed
    package static func needs(in form: ReturnFormat) -> [EntryKind] { [.conference] }
    package static let codes = ["2885"]
    package static let measures = ["C2", "C3"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.cpPlan].filter { plan in
            guard plan.facts[.otherCouncilsPlan] != "Y", let from = plan.from, !child.isBeforeTheForm(plan, .conference) else {
                return false
            }
            return !child[.conference].contains { $0.from == from } && !child[.cinEpisode].contains { $0.day(.conference) == from }
        }.map { QualityFailure($0, QualityWords.on($0, "no conference on that day")) }
    }
}
