import Indicators

/// A figure about practice has a source.
///
/// A percentage, a share ("two thirds", "a high percentage") or a count of children and families is linked to a measure with its date,
/// an audit, evidence or a paragraph of Ofsted's report. The officers' judgement is not enough for a figure.
enum FigureWithoutSource {
    private static let shares: Set<String> = ["percent", "percentage", "proportion", "half", "third", "thirds", "quarter", "quarters", "%"]

    static func problems(in report: CheckedReport) -> [ReportProblem] {
        report.sentences.compactMap { passage, sentence in
            guard passage.mayClaim, hasFigure(sentence) else { return nil }
            let links = report.links(of: sentence)
            if links.contains(where: { $0 != .officersJudgement }) || report.isOfRecord(sentence) { return nil }
            return ReportProblem(
                .figure, passage, sentence,
                links.isEmpty ? "This gives a figure without a source." : "The officers’ judgement is not a source for a figure.",
                correction:
                    "Link it to the measure and its date, an audit, evidence or a paragraph of Ofsted’s report, or remove the figure.")
        }
    }

    /// A percentage or share, or a number that counts children or families. Dates, paragraphs and years do not count.
    static func hasFigure(_ sentence: String) -> Bool {
        let words = PracticeWords.words(of: sentence)
        guard PracticeWords.isAboutPractice(words) else { return false }
        if words.contains(where: { shares.contains($0) || ($0.hasSuffix("%") && $0.first?.isNumber == true) }) { return true }
        if sentence.lowercased().contains("per cent") { return true }
        return CountOfPeople.all(in: sentence).contains { $0.count > 0 && !$0.isOfStaff }
    }
}
