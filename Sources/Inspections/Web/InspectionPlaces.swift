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
    package static let resolveDoubt = PlaceOf<Inspection>("/inspections/:inspection/doubts")
    package static let finding = PlaceIn<Inspection, Finding>("/inspections/:inspection/findings/:finding")
    /// The golden thread of a finding; the composition draws it, because it runs through every module.
    package static let pulled = PlaceIn<Inspection, Finding>("/inspections/:inspection/findings/:finding/thread")
    /// The golden threads of all findings of an inspection, each with its gaps.
    package static let threads = PlaceOf<Inspection>("/inspections/:inspection/threads")
    package static let threadsCSV = PlaceOf<Inspection>("/inspections/:inspection/threads.csv")
    package static let splitFinding = PlaceIn<Inspection, Finding>("/inspections/:inspection/findings/:finding/split")
    package static let mergeFinding = PlaceIn<Inspection, Finding>("/inspections/:inspection/findings/:finding/merge")
    package static let decideFinding = PlaceIn<Inspection, Finding>("/inspections/:inspection/findings/:finding/decide")
    package static let document = PlaceOf<Inspection>("/inspections/:inspection/report.pdf")
    package static let text = PlaceOf<Inspection>("/inspections/:inspection/text")
    package static let clock = PlaceOf<Inspection>("/inspections/:inspection/clocks")
    static let finalReceived = PlaceOf<Inspection>("/inspections/:inspection/state/final")
    static let publish = PlaceOf<Inspection>("/inspections/:inspection/state/published")
    static let embargo = PlaceOf<Inspection>("/inspections/:inspection/state/embargo")
    package static let accuracy = PlaceOf<Inspection>("/inspections/:inspection/accuracy")
    static let readers = PlaceOf<Inspection>("/inspections/:inspection/readers")
    static let removeReader = PlaceIn<Inspection, Person>("/inspections/:inspection/readers/:reader/remove")
    package static let compare = PlaceOf<Inspection>("/inspections/:inspection/compare")

    package static let week = PlaceOf<Inspection>("/inspections/:inspection/week")
    static let weekCSV = PlaceOf<Inspection>("/inspections/:inspection/week/requests.csv")
    static let logRequest = PlaceOf<Inspection>("/inspections/:inspection/week/requests")
    static let answerRequest = PlaceIn<Inspection, InspectorsRequest>("/inspections/:inspection/week/requests/:request/answer")
    static let addLine = PlaceOf<Inspection>("/inspections/:inspection/week/lines")
    package static let line = PlaceIn<Inspection, LineOfEnquiry>("/inspections/:inspection/week/lines/:line")
    static let addLineQuestion = PlaceIn<Inspection, LineOfEnquiry>("/inspections/:inspection/week/lines/:line/questions")
    static let addCases = PlaceIn<Inspection, LineOfEnquiry>("/inspections/:inspection/week/lines/:line/cases")
    static let addOffer = PlaceIn<Inspection, LineOfEnquiry>("/inspections/:inspection/week/lines/:line/offers")
    static let concludeLine = PlaceIn<Inspection, LineOfEnquiry>("/inspections/:inspection/week/lines/:line/conclusion")
}

extension Act {
    package static let readInspections = Act("inspections.read", "read inspections and their findings")
    package static let readEmbargoed = Act(
        "inspections.read-embargoed", "be a named reader of an inspection before publication, and name others")
    package static let uploadReport = Act("inspections.upload", "upload an inspection report")
    package static let checkReport = Act("inspections.check", "check and confirm what was read from a report")
    package static let changeReportState = Act(
        "inspections.state", "record that an inspection report is final or published, or put it back under embargo")
    package static let keepInspection = Act("inspections.keep", "manage an inspection’s dates and deadlines")
    package static let manageInspectionWeek = Act(
        "inspections.enquiry", "log inspectors’ requests and answers, and manage lines of enquiry")
}
