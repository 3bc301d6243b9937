/// A paragraph that a sentence is tied to, or cites, is there in Ofsted's report.
///
/// Not checked while the record holds no paragraphs, as with a report typed in by hand.
enum TieToNothing {
    static func problems(in report: CheckedReport) -> [ReportProblem] {
        let known = report.record.paragraphs
        guard !known.isEmpty else { return [] }
        return report.sentences.flatMap { passage, sentence -> [ReportProblem] in
            report.ties(of: sentence).compactMap { tie in
                guard case .paragraph(let number) = tie, known[number] == nil else { return nil }
                return ReportProblem(
                    .tie, passage, sentence, "Ofsted’s report has no paragraph \(number). Its paragraphs run to \(known.keys.max() ?? 0).",
                    mend: "Give the paragraph that says this, or tie the sentence to something else.")
            }
        }
    }
}
