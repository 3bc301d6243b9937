import Scrutiny
import SiteKit
import Vocabulary

/// Who has to clear a report, by when, and what they answered.
struct ClearanceList {
    let head: ReportHead

    var html: HTML {
        let report = head.file.report
        let columns = [Table.Column("Step"), Table.Column("Due"), Table.Column("Answer"), Table.Column("Next step")]
        let rows = report.clearance.map { Table.row(columns, cells($0), late: isLate($0)) }
        let edit: HTML? =
            head.mayWrite
            ? "<p><a href=\"\(ScrutinyPlaces.clearanceSteps.path(report.id))\">Change who clears this report</a></p>" : nil
        let list: HTML =
            rows.isEmpty
            ? "<p>Nobody has to clear this report. Add the people whom your council asks.</p>"
            : Table("Worked back from the meeting by clear working days, a local setting", columns, rows: rows).html()
        return "<h2 id=\"clearance\">Clearance</h2>\(list)\(edit)"
    }

    private func cells(_ clearance: Clearance) -> [HTML] {
        let (report, today) = (head.file.report, head.visit.today)
        let due = head.file.days.due(clearance.step)
        let isDone = clearance.isCleared(draft: report.draft)
        let path = ScrutinyPlaces.clear.path(report.id, clearance.id)
        let days = clearance.step.clearDays
        let act: HTML =
            report.isPublished || !head.visit.may(.clearReport)
            ? "" : "<a href=\"\(path)\">\(isDone ? "Change" : "Answer")<span class=\"unseen\"> for \(clearance.step.name)</span></a>"
        return [
            "\(clearance.step.name)<span class=\"sub\">\(clearance.step.post)</span>",
            "\(due)<span class=\"sub\">\(isDone ? "" : ReportPage.left(due, today) + ", ")\(days) clear \(days == 1 ? "day" : "days")</span>",
            answer(clearance), act,
        ]
    }

    private func answer(_ clearance: Clearance) -> HTML {
        let words = clearance.words(draft: head.file.report.draft)
        switch clearance.answer {
        case .waiting: return isLate(clearance) ? Tag("Late", .square).html : Tag("Waiting", .hollow).html
        case .cleared(let by, let day, let said, _):
            return "\(words)<span class=\"sub\">\(head.file.name(of: by)), \(day)\(said.isEmpty ? "" : ": “\(said)”")</span>"
        case .notCleared(let by, let day, let said, _):
            return "\(Tag(words, .square).html)<span class=\"sub\">\(head.file.name(of: by)), \(day): “\(said)”</span>"
        }
    }

    private func isLate(_ clearance: Clearance) -> Bool {
        !clearance.isCleared(draft: head.file.report.draft) && head.file.days.due(clearance.step) < head.visit.today
            && !head.file.report.isPublished
    }
}
