import Indicators
import Vocabulary

/// How many conferences decide on a child protection plan. Conferences of children who moved in with a plan. Where the form does not
/// say, a plan that begins on the day of the conference counts.
package enum ConferencesToPlan: ChildMeasure {
    package static let code = "C3b"
    package static let title = "Initial conferences that lead to a plan"
    package static let sentence = "How many conferences decide on a child protection plan."
    package static let numerator = "Conferences with a plan"
    package static let denominator = "Initial conferences held"
    package static let exclusions =
        "Conferences of children who moved in with a plan. Where the form does not say, a plan that begins on the day of the conference counts."
    package static let timing = MeasureTiming.period
    package static let subject = EntryKind.conference
    package static let forms: [ReturnFormat] = .ofNeed

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for conference in child[.conference] {
            guard let day = conference.from else { continue }
            if conference.answer(.transferIn) == .yes {
                child.event(&contributions, conference, on: day, .excluded, .transferredIn)
                continue
            }
            let isMade =
                switch conference.answer(.planMade) {
                case .yes: true
                case .no: false
                case .notKnown, .unrecognised: child[.cpPlan].contains { $0.from == day }
                }
            child.event(&contributions, conference, on: day, isMade ? .met : .missed)
        }
    }
}
