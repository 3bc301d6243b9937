/// A sentence that claims something about practice rests on something a reader can ask for.
///
/// It is tied to a paragraph of Ofsted's report, a measure, an audit or evidence, or stands marked as the officers' judgement. A
/// sentence that cites its paragraph itself, as "(paragraph 14)", is tied by that. What was judged, and with which grade, is held
/// against the record by other rules. Recommendations, financial implications and lists
/// of papers are not read as claims. A sentence with a figure is left to the rule for figures.
enum ClaimWithoutTie {
    static func problems(in report: CheckedReport) -> [ReportProblem] {
        report.sentences.compactMap { passage, sentence in
            guard passage.mayClaim, PracticeWords.isClaim(sentence), !FigureWithoutSource.hasFigure(sentence), !isGrading(sentence),
                report.ties(of: sentence).isEmpty
            else { return nil }
            return ReportProblem(
                .claim, passage, sentence, "This says something about practice, and nothing is given that it rests on.",
                mend: "Tie it to a paragraph, a measure, an audit or evidence, or mark it as the officers’ judgement.")
        }
    }

    private static func isGrading(_ sentence: String) -> Bool {
        let text = sentence.lowercased()
        return ["judgement", "judged", "graded"].contains { text.contains($0) } && !GradeWord.all(in: sentence).isEmpty
    }
}

extension Passage {
    /// Where a sentence may be a claim about practice.
    var mayClaim: Bool {
        guard form == .paragraph || form == .bullet else { return false }
        if let kind { return ![.recommendations, .financial, .backgroundPapers, .appendices].contains(kind) }
        let heading = place.heading.lowercased()
        return !["recommendation", "financial", "background paper", "appendi"].contains { heading.contains($0) }
    }
}
