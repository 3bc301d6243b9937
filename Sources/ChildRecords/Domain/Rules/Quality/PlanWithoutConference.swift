import Vocabulary

/// A protection plan begins on the day of an initial conference.
package enum PlanWithoutConference: QualityRule {
    package static let sentence = "No initial conference was held on the day the plan began."
    package static let subject = EntryKind.protectionPlan
    package static let needs: [EntryKind] = [.conference]
    package static let measures = ["C2", "C3"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        child[.protectionPlan].filter { plan in
            plan.facts[.otherCouncilsPlan] != "Y" && plan.from.map { from in !child[.conference].contains { $0.from == from } } ?? false
        }.map { Firing($0, QualityWords.on($0, "no conference on that day")) }
    }
}
