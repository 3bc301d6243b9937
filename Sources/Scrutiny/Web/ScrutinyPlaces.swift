import Scrutiny
import SiteKit

/// The addresses of committee reports.
package enum ScrutinyPlaces {
    package static let list = Place("/reports")
    package static let begin = Place("/reports/new")
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
    static let tie = PlaceOf<CommitteeReport>("/reports/:report/check/tie")
    static let untie = PlaceOf<CommitteeReport>("/reports/:report/check/untie")
    static let pasted = PlaceOf<CommitteeReport>("/reports/:report/check/pasted")
    static let settle = PlaceOf<CommitteeReport>("/reports/:report/check/settle")
    static let clear = PlaceIn<CommitteeReport, Clearance>("/reports/:report/clearance/:step")
    static let clearanceSteps = PlaceOf<CommitteeReport>("/reports/:report/clearance")
    static let preview = PlaceOf<CommitteeReport>("/reports/:report/preview")
    static let word = PlaceOf<CommitteeReport>("/reports/:report/report.docx")
    static let pdf = PlaceOf<CommitteeReport>("/reports/:report/report.pdf")
    package static let publication = PlaceOf<CommitteeReport>("/reports/:report/publication")
    static let propose = PlaceOf<CommitteeReport>("/reports/:report/publication/propose")
    static let withdraw = PlaceOf<CommitteeReport>("/reports/:report/publication/withdraw")
    static let publish = PlaceOf<CommitteeReport>("/reports/:report/publication/publish")

    package static let questions = Place("/questions")
    static let questionsCSV = Place("/questions.csv")
    package static let recordQuestion = Place("/questions/new")
    package static let register = Place("/questions/publication")
    static let previewRegister = Place("/questions/publication/preview")
    static let proposeRegister = Place("/questions/publication/propose")
    static let withdrawRegister = Place("/questions/publication/withdraw")
    static let settleRegister = Place("/questions/publication/settle")
    static let publishRegister = Place("/questions/publication/publish")
    package static let question = PlaceOf<CommitteeQuestion>("/questions/:question")
    static let answerQuestion = PlaceOf<CommitteeQuestion>("/questions/:question/answer")
    static let addOutcome = PlaceOf<CommitteeQuestion>("/questions/:question/outcomes")
    static let judgeQuestion = PlaceOf<CommitteeQuestion>("/questions/:question/judgement")
    static let moveQuestion = PlaceOf<CommitteeQuestion>("/questions/:question/due")
    static let ownQuestion = PlaceOf<CommitteeQuestion>("/questions/:question/owner")
    static let tieQuestion = PlaceOf<CommitteeQuestion>("/questions/:question/ties")
    static let untieQuestion = PlaceOf<CommitteeQuestion>("/questions/:question/untie")
    static let correctQuestion = PlaceOf<CommitteeQuestion>("/questions/:question/words")

    package static let resources = Place("/resources")
    static let resourcesCSV = Place("/resources.csv")
    package static let addResource = Place("/resources/new")
    package static let resource = PlaceOf<Resource>("/resources/:resource")
    static let resourceFindings = PlaceOf<Resource>("/resources/:resource/findings")
    static let resourceReading = PlaceOf<Resource>("/resources/:resource/figures")

    package static let forwardPlan = Place("/forward-plan")
    static let forwardPlanCSV = Place("/forward-plan.csv")
    package static let addForward = Place("/forward-plan/new")
    package static let forwardItem = PlaceOf<ForwardItem>("/forward-plan/:item")
    static let giveForward = PlaceOf<ForwardItem>("/forward-plan/:item/author")
    static let moveForward = PlaceOf<ForwardItem>("/forward-plan/:item/meeting")
    static let writeForward = PlaceOf<ForwardItem>("/forward-plan/:item/report")
    static let hearForward = PlaceOf<ForwardItem>("/forward-plan/:item/heard")
    static let withdrawForward = PlaceOf<ForwardItem>("/forward-plan/:item/withdraw")

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
