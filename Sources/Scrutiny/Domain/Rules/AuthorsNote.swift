/// The text has nothing unfinished in it: no note to the author in square brackets, and no insert that does not exist.
enum AuthorsNote {
    static func problems(in report: CheckedReport) -> [ReportProblem] {
        report.passages.compactMap { passage in
            if passage.text.hasPrefix("{{") {
                return ReportProblem(
                    .authorsNote, passage, passage.text, "\(passage.text) is not an insert.",
                    correction: "Use one of these inserts: \(Insert.allCases.map { "{{\($0.rawValue)}}" }.joined(separator: ", ")).")
            }
            guard passage.place.section != nil, let note = note(in: passage.text) else { return nil }
            return ReportProblem(
                .authorsNote, passage, note, "There is still a note to the author here.",
                correction: "Add what it asks for and remove the note.")
        }
    }

    private static func note(in text: String) -> String? {
        guard let start = text.firstIndex(of: "["), let end = text[start...].firstIndex(of: "]") else { return nil }
        return String(text[start...end])
    }
}
