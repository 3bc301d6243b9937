import Indicators
import Vocabulary

/// How many enquiries lead to a conference. Enquiries that are still open. An enquiry counts on the day it began.
package enum EnquiriesToConference: ChildMeasure {
    package static let code = "C3a"
    package static let title = "Enquiries that lead to a conference"
    package static let sentence = "How many enquiries lead to a conference."
    package static let numerator = "Enquiries with an initial conference"
    package static let denominator = "Enquiries that have ended or have a conference"
    package static let exclusions = "Enquiries that are still open. An enquiry counts on the day it began."
    package static let timing = MeasureTiming.period
    package static let subject = EntryKind.enquiry
    package static let forms: [ReturnFormat] = .ofNeed

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for enquiry in child[.enquiry] where !enquiry.isTurnedRound {
            guard let day = enquiry.from else { continue }
            if child.conference(of: enquiry) != nil {
                child.event(&contributions, enquiry, on: day, .met)
            } else if enquiry.until != nil || enquiry.needsNoConference {
                child.event(&contributions, enquiry, on: day, .missed, .noConference)
            }
        }
    }
}
