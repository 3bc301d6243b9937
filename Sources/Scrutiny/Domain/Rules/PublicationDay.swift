import Vocabulary
import Inspections

/// The date on which Ofsted published its report is the one in the record.
///
/// Checked in sentences about Ofsted or the report being published that give one date. It does not apply to what the council publishes.
enum PublicationDay {
    static func problems(in report: CheckedReport) -> [ReportProblem] {
        guard let published = report.record.inspection.dates.published else { return [] }
        return report.sentences.flatMap { passage, sentence -> [ReportProblem] in
            let text = sentence.lowercased()
            guard text.contains("publish"), text.contains("ofsted") || text.contains("report"), !text.contains("council publish"),
                !text.contains("previous"), passage.kind != .backgroundPapers
            else { return [] }
            return SpanOfDays.all(in: sentence).filter { $0.isOneDay && $0.from != published && abs($0.from - published) < 366 }.map {
                ReportProblem(
                    .publicationDay, passage, sentence, "This says \($0.words). The record says that Ofsted published on \(published).",
                    correction: "Write \(published), or correct the date in the inspection’s record.")
            }
        }
    }
}
