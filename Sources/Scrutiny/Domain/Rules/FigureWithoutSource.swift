/// A figure about practice has a source.
///
/// A percentage, a share ("two thirds", "a high percentage") or a count of children and families is tied to a measure with its date, to an
/// audit, to evidence or to a paragraph of Ofsted's report. The officers' judgement is not enough for a figure.
enum FigureWithoutSource {
    private static let shares: Set<String> = ["percent", "percentage", "proportion", "half", "third", "thirds", "quarter", "quarters", "%"]

    static func problems(in report: CheckedReport) -> [ReportProblem] {
        report.sentences.compactMap { passage, sentence in
            guard passage.mayClaim, hasFigure(sentence) else { return nil }
            let ties = report.ties(of: sentence)
            if ties.contains(where: { $0 != .officersJudgement }) { return nil }
            return ReportProblem(
                .figure, passage, sentence,
                ties.isEmpty ? "This gives a figure without its source." : "The officers’ judgement is no source for a figure.",
                mend: "Tie it to the measure and its date, an audit, evidence or a paragraph of Ofsted’s report, or take the figure out.")
        }
    }

    /// A percentage or share, or a number that counts children or families. Days, paragraphs and years are no such figures.
    static func hasFigure(_ sentence: String) -> Bool {
        let words = PracticeWords.words(of: sentence)
        guard PracticeWords.isAboutPractice(words) else { return false }
        if words.contains(where: { shares.contains($0) || ($0.hasSuffix("%") && $0.first?.isNumber == true) }) { return true }
        if sentence.lowercased().contains("per cent") { return true }
        return CountOfChildren.all(in: sentence).contains { $0.count > 0 }
    }
}
