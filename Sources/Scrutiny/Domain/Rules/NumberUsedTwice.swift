/// A paragraph number is used once, so that a minute or a question can cite it.
///
/// Reports written here are numbered automatically and cannot repeat a number. Pasted ones can: each repeat is reported.
enum NumberUsedTwice {
    static func problems(in report: CheckedReport) -> [ReportProblem] {
        var seen: Set<String> = []
        return report.passages.compactMap { passage -> ReportProblem? in
            guard passage.form == .paragraph, let number = passage.place.number else { return nil }
            // A paragraph without its own number belongs to the one before it.
            guard passage.isNumberTyped else { return nil }
            if seen.insert(number).inserted { return nil }
            return ReportProblem(
                .numberUsedTwice, passage, passage.sentences.first ?? passage.text, "There are two paragraphs \(number).",
                correction: "Give this one the next free number, and check references to the paragraphs that follow.")
        }
    }
}
