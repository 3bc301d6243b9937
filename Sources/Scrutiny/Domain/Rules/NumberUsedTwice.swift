/// A paragraph's number stands once, so that a minute or a question can cite it.
///
/// Reports written here are numbered by the program and cannot repeat a number. Pasted ones can: each further use is a problem.
enum NumberUsedTwice {
    static func problems(in report: CheckedReport) -> [ReportProblem] {
        var seen: Set<String> = []
        return report.passages.compactMap { passage -> ReportProblem? in
            guard passage.form == .paragraph, let number = passage.place.number else { return nil }
            // What follows a paragraph without a number of its own belongs to it.
            guard passage.isNumberTyped else { return nil }
            if seen.insert(number).inserted { return nil }
            return ReportProblem(
                .numberUsedTwice, passage, passage.sentences.first ?? passage.text, "There are two paragraphs \(number).",
                mend: "Give this one the next free number, and look for references to the ones that follow.")
        }
    }
}
