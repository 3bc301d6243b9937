/// A sentence that claims something about practice has a source that a reader can ask for.
///
/// It is linked to a paragraph of Ofsted's report, a measure, an audit or evidence, or marked as the officers' judgement. A sentence
/// that cites its paragraph, as in "(paragraph 14)", is linked by that; Ofsted's own words are their own source. Other rules check judgements and grades against the record.
/// Recommendations, financial implications, how the plan is monitored, lists of papers and notes to the author are not read as claims. Sentences with figures have their own rule.
enum ClaimWithoutSupport {
    static func problems(in report: CheckedReport) -> [ReportProblem] {
        report.sentences.compactMap { passage, sentence in
            guard passage.mayClaim, !sentence.hasPrefix("["), PracticeWords.isClaim(sentence), !FigureWithoutSource.hasFigure(sentence),
                !isGrading(sentence),
                report.links(of: sentence).isEmpty, !report.isOfRecord(sentence)
            else { return nil }
            return ReportProblem(
                .claim, passage, sentence, "This says something about practice without a source.",
                correction: "Link it to a paragraph, a measure, an audit or evidence, or mark it as the officers’ judgement.")
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
        if let kind { return ![.recommendations, .financial, .backgroundPapers, .appendices, .monitoring].contains(kind) }
        let heading = place.heading.lowercased()
        return !["recommendation", "financial", "background paper", "appendi"].contains { heading.contains($0) }
    }
}
