import Vocabulary
import Inspections

/// The day on which Ofsted published its report is the one in the record.
///
/// Read in sentences that speak of Ofsted or the report being published and give one day. What the council publishes is not meant.
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
                    mend: "Write \(published), or correct the day in the inspection’s record.")
            }
        }
    }
}
