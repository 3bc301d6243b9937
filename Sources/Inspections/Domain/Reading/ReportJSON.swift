import Vocabulary

extension ReportReading {
    /// One line of JSON in the form of the hand-checked answers.
    /// - Parameter file: the base name of the file.
    package func json(file: String) -> String {
        JSONLine.object([
            ("file", .text(file)), ("framework", .maybe(framework?.code)), ("local_authority", .maybe(localAuthority?.lowercased())),
            ("inspection_start", .maybe(inspectionStart?.iso)), ("inspection_end", .maybe(inspectionEnd?.iso)),
            ("publication_date", .maybe(publicationDate?.iso)), ("lead_inspector", .maybe(leadInspector)), ("judgements", grades),
            ("previous", previous.map { .object([("date", .text($0.date)), ("grade", .maybe($0.grade?.answersCode))]) } ?? .null),
            ("recommendations", .list(findings.map { .text($0.text) })), ("paragraphs", .list(paragraphs.map(\.json))),
            ("findings", .list(findings.map(\.json))), ("other_weaknesses", .list(otherWeaknesses.map(\.json))),
            ("strengths", .list(strengths.map(\.json))), ("doubts", .list(doubts.map { .text($0.words) })),
        ]).line
    }

    private var grades: JSONLine {
        let keys = ["overall", "leaders", "help_protection", "care", "care_leavers", "adoption"]
        return .object(
            keys.map { key in
                (key, .maybe(judgements.first { $0.area.answersKey == key }?.grade?.answersCode))
            })
    }
}

/// A file that was not read.
package enum RefusedFile {
    /// One line of JSON: its base name, `not_a_pdf` where there is no PDF at all, and what to do, in words.
    package static func json(file: String, isPDF: Bool, words: String) -> String {
        JSONLine.object([("file", .text(file)), ("framework", .maybe(isPDF ? nil : "not_a_pdf")), ("error", .text(words))]).line
    }
}

extension Paragraph {
    fileprivate var json: JSONLine {
        .object([("number", .number(number)), ("section", .text(section)), ("page", .number(page)), ("text", .text(text))])
    }
}

extension FindingDraft {
    fileprivate var json: JSONLine {
        .object([
            ("kind", .text(kind.rawValue)), ("text", .text(text)), ("page", .number(page)),
            ("paragraphs", .list(paragraphs.map(JSONLine.number))),
            ("themes", .list(themes.map(JSONLine.text))), ("framework_outcome", .maybe(frameworkOutcome)),
        ])
    }
}

extension Observation {
    fileprivate var json: JSONLine { .object([("paragraphs", .list(paragraphs.map(JSONLine.number))), ("cue", .text(cue))]) }
}
