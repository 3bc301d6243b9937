/// Nothing unfinished is left in the text: a note to the author in square brackets, or an insert that does not exist.
enum AuthorsNote {
    static func problems(in report: CheckedReport) -> [ReportProblem] {
        report.passages.compactMap { passage in
            if passage.text.hasPrefix("{{") {
                return ReportProblem(
                    .authorsNote, passage, passage.text, "There is no insert \(passage.text).",
                    mend: "The inserts are \(Insert.allCases.map { "{{\($0.rawValue)}}" }.joined(separator: ", ")).")
            }
            guard passage.place.section != nil, let note = note(in: passage.text) else { return nil }
            return ReportProblem(
                .authorsNote, passage, note, "A note to the author is still here.", mend: "Write what it asks for and take the note out.")
        }
    }

    private static func note(in text: String) -> String? {
        guard let start = text.firstIndex(of: "["), let end = text[start...].firstIndex(of: "]") else { return nil }
        return String(text[start...end])
    }
}
