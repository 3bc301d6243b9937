import Inspections
import Vocabulary

/// The inspection dates are those printed in Ofsted's report.
///
/// Councils often count from the notice, a week earlier. The record holds both: a period that starts with the notice is accepted when
/// its sentence says so ("notified", "notice", "off site"), and otherwise reported with both dates.
enum InspectionDays {
    static func problems(in report: CheckedReport) -> [ReportProblem] {
        let dates = report.record.inspection.dates
        guard let from = dates.fieldworkFrom, let to = dates.fieldworkTo else { return [] }
        let right = SpanOfDays(from: from, to: to)
        return report.sentences.flatMap { passage, sentence -> [ReportProblem] in
            guard speaksOfThisInspection(sentence) else { return [] }
            return SpanOfDays.all(in: sentence).filter { !$0.isOneDay && $0 != right && isNear($0, right) }.compactMap { span in
                let isFromNotice = span.to == to && span.from < from
                if isFromNotice, saysNotice(sentence), span.from == dates.notified { return nil }
                return problem(passage, sentence, span, right, isFromNotice: isFromNotice)
            }
        }
    }

    private static func problem(_ passage: Passage, _ sentence: String, _ span: SpanOfDays, _ right: SpanOfDays, isFromNotice: Bool)
        -> ReportProblem
    {
        let notice = " If you count from the notice on \(span.from), say so in the sentence."
        return ReportProblem(
            .inspectionDays, passage, sentence, "This says \(span.words). Ofsted’s report says \(right.words).",
            correction: "Write \(right.words).\(isFromNotice ? notice : "")")
    }

    private static func speaksOfThisInspection(_ sentence: String) -> Bool {
        let text = sentence.lowercased()
        return ["inspect", "ofsted", "fieldwork", "on site"].contains { text.contains($0) }
            && !["previous", "last full inspection"].contains { text.contains($0) }
    }

    private static func saysNotice(_ sentence: String) -> Bool {
        let text = sentence.lowercased()
        return ["notice", "notified", "notification", "off site", "off-site"].contains { text.contains($0) }
    }

    /// Within a year: beyond that it is another inspection.
    private static func isNear(_ span: SpanOfDays, _ right: SpanOfDays) -> Bool { abs(span.from - right.from) < 366 }
}
