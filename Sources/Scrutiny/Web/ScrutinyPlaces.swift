import Scrutiny
import SiteKit

/// The addresses of committee reports.
package enum ScrutinyPlaces {
    package static let list = Place("/reports")
    package static let create = Place("/reports/new")
    package static let form = Place("/reports/form")
    package static let report = PlaceOf<CommitteeReport>("/reports/:report")
    static let facts = PlaceOf<CommitteeReport>("/reports/:report/facts")
    static let section = PlaceIn<CommitteeReport, ReportSection>("/reports/:report/sections/:section")
    static let move = PlaceIn<CommitteeReport, ReportSection>("/reports/:report/sections/:section/move")
    static let remove = PlaceIn<CommitteeReport, ReportSection>("/reports/:report/sections/:section/remove")
    static let exempt = PlaceIn<CommitteeReport, ReportSection>("/reports/:report/sections/:section/exempt")
    static let redraft = PlaceIn<CommitteeReport, ReportSection>("/reports/:report/sections/:section/redraft")
    static let addSection = PlaceOf<CommitteeReport>("/reports/:report/sections")
    package static let check = PlaceOf<CommitteeReport>("/reports/:report/check")
    static let link = PlaceOf<CommitteeReport>("/reports/:report/check/link")
    static let unlink = PlaceOf<CommitteeReport>("/reports/:report/check/unlink")
    static let pasted = PlaceOf<CommitteeReport>("/reports/:report/check/pasted")
    static let resolve = PlaceOf<CommitteeReport>("/reports/:report/check/resolve")
    static let signOff = PlaceIn<CommitteeReport, SignOff>("/reports/:report/sign-off/:step")
    static let signOffSteps = PlaceOf<CommitteeReport>("/reports/:report/sign-off")
    static let preview = PlaceOf<CommitteeReport>("/reports/:report/preview")
    static let word = PlaceOf<CommitteeReport>("/reports/:report/report.docx")
    static let pdf = PlaceOf<CommitteeReport>("/reports/:report/report.pdf")
    package static let publication = PlaceOf<CommitteeReport>("/reports/:report/publication")
    static let propose = PlaceOf<CommitteeReport>("/reports/:report/publication/propose")
    static let withdraw = PlaceOf<CommitteeReport>("/reports/:report/publication/withdraw")
    static let markWithdrawn = PlaceOf<CommitteeReport>("/reports/:report/publication/mark-withdrawn")
    static let publish = PlaceOf<CommitteeReport>("/reports/:report/publication/publish")

    package static let register = Place("/questions/publication")
    static let previewRegister = Place("/questions/publication/preview")
    static let proposeRegister = Place("/questions/publication/propose")
    static let withdrawRegister = Place("/questions/publication/withdraw")
    static let resolveRegister = Place("/questions/publication/resolve")
    static let markRegisterWithdrawn = Place("/questions/publication/mark-withdrawn")
    static let publishRegister = Place("/questions/publication/publish")

    /// Addresses that pages had before, with the ones they have now.
    static let moved = [
        ("/reports/:report/check/tie", link.pattern), ("/reports/:report/clearance", signOffSteps.pattern),
        ("/reports/:report/clearance/:step", signOff.pattern), ("/forward-plan", WorkProgrammeRegister.address.base),
        ("/forward-plan.csv", WorkProgrammeRegister.address.base + ".csv"),
        ("/forward-plan/new", WorkProgrammeRegister.address.base + "/new"),
        ("/forward-plan/:item", WorkProgrammeRegister.address.pattern),
    ]

    /// What a scrutiny member finds of their own committees.
    package static let members = Place("/my-committee")
    package static let memberQuestions = MemberQuestions.address.place
    static let memberPaper = PlaceOf<CommitteeReport>("/my-committee/papers/:report")

    package static let frozen = PlaceOf<CommitteeReport>("/reports/:report/frozen")
    static let frozenWord = PlaceOf<CommitteeReport>("/reports/:report/frozen/paper.docx")
    static let frozenPDF = PlaceOf<CommitteeReport>("/reports/:report/frozen/paper.pdf")

    package static let published = Place("/published")
    /// The register that was published last.
    package static let publishedQuestions = Place("/published/questions")
    static let publishedReport = "/published/:digest"
    static let publishedWord = "/published/:digest/report.docx"
    static let publishedPDF = "/published/:digest/report.pdf"
    static let publishedContent = "/published/:digest/content.json"
    package static func published(_ digest: Digest, _ file: String = "") -> String {
        "/published/\(digest.text)" + (file.isEmpty ? "" : "/\(file)")
    }
}

extension Act {
    package static let readReports = Act("reports.read", "read draft committee reports")
    package static let writeReport = Act("reports.write", "write a committee report")
    package static let signOffReport = Act("reports.clear", "sign off a report for one of its steps")
    package static let signOffOnBehalf = Act("reports.clear-on-behalf", "sign off a step on behalf of the post it belongs to")
    package static let proposePublication = Act("reports.propose", "propose a report for publication")
    package static let publishReport = Act("reports.publish", "publish a report that another person proposed")
    package static let changeReportForm = Act("reports.form", "change the council’s report template and its sign-off steps")
    package static let readQuestions = Act("questions.read", "read committees’ questions and the work programme")
    package static let recordQuestion = Act(
        "questions.record", "record a committee’s questions and judgements from its minutes, and manage the work programme")
    package static let keepResources = Act("resources.keep", "record investments and cost pressures with their figures")
    package static let readOwnCommittee = Act(
        "committee.read-own", "read the questions of their own committees, and the exempt papers that members can read")
    package static let answerQuestion = Act("questions.answer", "answer a committee’s question and record what has happened since")
}
