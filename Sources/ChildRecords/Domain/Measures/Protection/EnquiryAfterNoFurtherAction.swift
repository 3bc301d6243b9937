import Indicators
import Vocabulary

/// Whether a child was left at risk when an enquiry closed.
package enum EnquiryAfterNoFurtherAction: ChildMeasure {
    package static let code = "C16"
    package static let title = "New section 47 enquiries within 12 months of one without further action"
    package static let sentence = "Whether a child was left at risk when an enquiry closed."
    package static let numerator = "Enquiries of a child with an earlier one that ended without further action in the 12 months before"
    package static let denominator = "Enquiries begun"
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .lower
    package static let subject = EntryKind.enquiry
    package static let forms: [ReturnFormat] = [.standardDataset]
    package static let facts: [Fact] = [.noFurtherAction]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        let closed = child[.enquiry].filter { $0.answer(.noFurtherAction) == .yes }.compactMap(\.until)
        for enquiry in child[.enquiry] {
            guard let day = enquiry.from else { continue }
            let isAgain = closed.contains { $0 < day && $0.adding(months: 12) >= day }
            child.event(&contributions, enquiry, on: day, isAgain ? .met : .missed)
        }
    }
}
