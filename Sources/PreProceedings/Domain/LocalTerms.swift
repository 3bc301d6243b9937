import Law
import Vocabulary

/// The lengths of time as this council sets them, and the day on which the duty to offer a family meeting is in force.
package struct LocalTerms: Hashable, Sendable {
    /// By the identifier of the timescale; what is not there is the default.
    package private(set) var lengths: [String: Int]
    /// From when the council counts the duty to offer before applying (section 31ZA); nil until regulations start it.
    package var dutyFrom: Day?

    package init(lengths: [String: Int] = [:], dutyFrom: Day? = nil) { (self.lengths, self.dutyFrom) = (lengths, dutyFrom) }

    package static let `default` = LocalTerms()

    /// What a council may set, in the order of the process.
    package static let settable: [Timescale] = [
        .planningPapers, .preBirthPlanning, .letterBeforeProceedings, .firstProceedingsMeeting, .proceedingsMidpoint, .midpointWindow,
        .preProceedingsUsual, .preProceedings, .application, .caseManagementFrom, .caseManagement, .advocatesMeeting, .issuesResolution,
        .firstFollowUp, .secondFollowUp,
    ]

    package func own(_ timescale: Timescale) -> Timescale { lengths[timescale.id].map(timescale.lasting) ?? timescale }
    package func due(_ timescale: Timescale, after event: Day) -> Day { own(timescale).due(after: event) }

    package mutating func set(_ timescale: Timescale, _ length: Int) {
        lengths[timescale.id] = length == timescale.length ? nil : length
    }
}
