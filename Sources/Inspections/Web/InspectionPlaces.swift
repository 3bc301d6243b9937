import Inspections
import SiteKit

/// The addresses of inspections.
package enum InspectionPlaces {
    package static let list = Place("/inspections")
    package static let upload = Place("/inspections/upload")
    package static let typeIn = Place("/inspections/type-in")
    package static let show = PlaceOf<Inspection>("/inspections/:inspection")
    package static let check = PlaceOf<Inspection>("/inspections/:inspection/check")
    package static let facts = PlaceOf<Inspection>("/inspections/:inspection/facts")
    package static let judgements = PlaceOf<Inspection>("/inspections/:inspection/judgements")
    package static let confirm = PlaceOf<Inspection>("/inspections/:inspection/confirm")
    package static let addFinding = PlaceOf<Inspection>("/inspections/:inspection/findings")
    package static let settleDoubt = PlaceOf<Inspection>("/inspections/:inspection/doubts")
    package static let finding = PlaceIn<Inspection, Finding>("/inspections/:inspection/findings/:finding")
    /// The whole line of a finding; the composition draws it, because it runs through every domain.
    package static let pulled = PlaceIn<Inspection, Finding>("/inspections/:inspection/findings/:finding/thread")
    /// The lines of all findings of an inspection, each with its gaps.
    package static let threads = PlaceOf<Inspection>("/inspections/:inspection/threads")
    package static let threadsCSV = PlaceOf<Inspection>("/inspections/:inspection/threads.csv")
    package static let splitFinding = PlaceIn<Inspection, Finding>("/inspections/:inspection/findings/:finding/split")
    package static let mergeFinding = PlaceIn<Inspection, Finding>("/inspections/:inspection/findings/:finding/merge")
    package static let decideFinding = PlaceIn<Inspection, Finding>("/inspections/:inspection/findings/:finding/decide")
    package static let document = PlaceOf<Inspection>("/inspections/:inspection/report.pdf")
    package static let text = PlaceOf<Inspection>("/inspections/:inspection/text")
    package static let clock = PlaceOf<Inspection>("/inspections/:inspection/clocks")
    package static let state = PlaceOf<Inspection>("/inspections/:inspection/state")
    package static let accuracy = PlaceOf<Inspection>("/inspections/:inspection/accuracy")
    static let readers = PlaceOf<Inspection>("/inspections/:inspection/readers")
    static let removeReader = PlaceIn<Inspection, Person>("/inspections/:inspection/readers/:reader/remove")
    package static let compare = PlaceOf<Inspection>("/inspections/:inspection/compare")

    package static let enquiry = PlaceOf<Inspection>("/inspections/:inspection/enquiry")
    static let enquiryCSV = PlaceOf<Inspection>("/inspections/:inspection/enquiry/requests.csv")
    static let logRequest = PlaceOf<Inspection>("/inspections/:inspection/enquiry/requests")
    static let answerRequest = PlaceIn<Inspection, InspectorsRequest>("/inspections/:inspection/enquiry/requests/:request/answer")
    static let addLine = PlaceOf<Inspection>("/inspections/:inspection/enquiry/lines")
    package static let line = PlaceIn<Inspection, LineOfEnquiry>("/inspections/:inspection/enquiry/lines/:line")
    static let addLineQuestion = PlaceIn<Inspection, LineOfEnquiry>("/inspections/:inspection/enquiry/lines/:line/questions")
    static let addCases = PlaceIn<Inspection, LineOfEnquiry>("/inspections/:inspection/enquiry/lines/:line/cases")
    static let addOffer = PlaceIn<Inspection, LineOfEnquiry>("/inspections/:inspection/enquiry/lines/:line/offers")
    static let concludeLine = PlaceIn<Inspection, LineOfEnquiry>("/inspections/:inspection/enquiry/lines/:line/conclusion")
}
