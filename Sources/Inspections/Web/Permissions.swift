import SiteKit

extension Act {
    package static let readInspections = Act("inspections.read", "read inspections and their findings")
    package static let readEmbargoed = Act(
        "inspections.read-embargoed", "be a named reader of an inspection before it is published, and name others")
    package static let uploadReport = Act("inspections.upload", "upload an inspection report")
    package static let checkReport = Act("inspections.check", "check and confirm what was read from a report")
    package static let keepInspection = Act("inspections.keep", "keep an inspection’s dates and clocks")
    package static let keepEnquiry = Act(
        "inspections.enquiry", "log what inspectors ask for and its answers, and keep their lines of enquiry")
}
