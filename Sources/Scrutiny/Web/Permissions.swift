import SiteKit

extension Act {
    package static let readReports = Act("reports.read", "read committee reports that are being written")
    package static let writeReport = Act("reports.write", "write a committee report")
    package static let clearReport = Act("reports.clear", "answer for a step of a report’s clearance")
    package static let proposePublication = Act("reports.propose", "propose a report for publication")
    package static let publishReport = Act("reports.publish", "publish a report that another person proposed")
    package static let changeReportForm = Act("reports.form", "change the council’s form of a report and who clears it")
    package static let readQuestions = Act("questions.read", "read what committees asked, and the forward plan of reports")
    package static let recordQuestion = Act(
        "questions.record", "record a committee’s questions and judgements from its minutes, and keep the forward plan")
    package static let keepResources = Act("resources.keep", "record investments and pressures with their figures")
    package static let answerQuestion = Act("questions.answer", "answer a committee’s question and say what happened since")
}
