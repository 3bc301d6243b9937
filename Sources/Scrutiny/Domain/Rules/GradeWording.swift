import Inspections

/// A grade is written as Ofsted writes it: "Requires improvement to be good", not "Requires improvement".
///
/// Checked where a grade may be meant: a row of a table, a mention in capitals or quotation marks, or after "judged", "graded", "rated",
/// "is", "as" and the like. "Areas requiring improvement" is not a grade. Where the record's own printed words are shorter, they are correct.
enum GradeWording {
    static func problems(in report: CheckedReport) -> [ReportProblem] {
        guard report.record.inspection.judgements.contains(where: \.isFormallyWorded) else { return [] }
        return report.sentences.compactMap { passage, sentence in
            guard isShort(sentence) else { return nil }
            return ReportProblem(
                .gradeWording, passage, sentence, "This says “Requires improvement”. Ofsted’s grade is “Requires improvement to be good”.",
                correction: "Write the grade in full: “Requires improvement to be good”.")
        }
    }

    private static func isShort(_ sentence: String) -> Bool {
        let text = sentence.lowercased()
        return text.ranges(of: "requires improvement").contains { !text[$0.upperBound...].hasPrefix(" to be good") }
    }
}

extension Judgement {
    fileprivate var isFormallyWorded: Bool {
        grade == .requiresImprovement && (printed.isEmpty || printed.lowercased().contains("to be good"))
    }
}
