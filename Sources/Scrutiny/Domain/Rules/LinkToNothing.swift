/// A paragraph that a sentence is linked to, or cites, exists in Ofsted's report.
///
/// Not checked when the record holds no paragraphs, as with a report entered by hand.
enum LinkToNothing {
    static func problems(in report: CheckedReport) -> [ReportProblem] {
        let known = report.record.paragraphs
        guard !known.isEmpty else { return [] }
        return report.sentences.flatMap { passage, sentence -> [ReportProblem] in
            report.links(of: sentence).compactMap { link in
                guard case .paragraph(let number) = link, known[number] == nil else { return nil }
                return ReportProblem(
                    .link, passage, sentence, "Ofsted’s report has no paragraph \(number). Its last paragraph is \(known.keys.max() ?? 0).",
                    correction: "Link it to the paragraph that says this, or to something else.")
            }
        }
    }
}
