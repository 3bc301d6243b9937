import GRDB
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// What is exempt from publication is not in the index: its words stay on its own page.
package enum ScrutinySearch {
    /// The inspections that a question is linked to, and those that an item of the work programme touches by its question or its report.
    private static let ofQuestion: SQL = "SELECT question_link.inspection FROM question_link WHERE question_link.question = item.subject"
    private static let ofItem: SQL = """
        SELECT question_link.inspection FROM work_programme_item JOIN question_link ON question_link.question = work_programme_item.question
            WHERE work_programme_item.id = item.subject
        UNION SELECT committee_report.inspection FROM work_programme_item
            JOIN committee_report ON committee_report.id = work_programme_item.report WHERE work_programme_item.id = item.subject
        """

    package static let sources = [
        SearchSource(
            "questions", "Committee questions", .readQuestions,
            SearchedTable(
                "committee_question", title: "source.words", text: "source.committee || ', ' || source.minute", day: "source.meeting",
                condition: "source.exempt_paragraph IS NULL", visibility: .inspections(touched: ofQuestion),
                path: { question, _ in
                    Identifier<CommitteeQuestion>(question).map { QuestionRegister.address.path($0) } ?? QuestionRegister.address.list
                })),
        SearchSource(
            "work-programme", "Work programme", .readQuestions,
            SearchedTable(
                "work_programme_item", title: "source.title", text: "source.purpose", day: "source.meeting", condition: "1",
                visibility: .inspections(touched: ofItem),
                path: { item, _ in
                    Identifier<WorkProgrammeItem>(item).map { WorkProgrammeRegister.address.path($0) } ?? WorkProgrammeRegister.address.list
                })),
        SearchSource(
            "reports", "Reports", .readReports,
            SearchedTable(
                "committee_report", title: "source.title", text: "source.committee", day: "source.meeting", inspection: "source.inspection",
                condition: "source.exempt_paragraph IS NULL", visibility: .searchedOfInspection,
                path: { report, _ in
                    Identifier<CommitteeReport>(report).map { ScrutinyPlaces.report.path($0) } ?? ScrutinyPlaces.list.path
                })),
        SearchSource(
            "resources", "Resources", .readReports,
            SearchedTable(
                "resource", title: "source.title", day: "NULL", inspection: "source.inspection", condition: "1",
                visibility: .searchedOfInspection,
                path: { resource, _ in
                    Identifier<Resource>(resource).map { ResourceRegister.address.path($0) } ?? ResourceRegister.address.list
                })),
    ]
}
