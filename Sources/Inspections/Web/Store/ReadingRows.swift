import GRDB
import Inspections
import Vocabulary

/// Lays a reading out in rows. Listed findings that were read without doubt stand as accepted; suggestions wait for a person.
struct ReadingRows {
    private let reading: ReportReading
    private let id: Identifier<Inspection>

    init(_ reading: ReportReading, of id: Identifier<Inspection>) {
        self.reading = reading
        self.id = id
    }

    func insert(in db: Database) throws {
        for (position, judgement) in reading.judgements.enumerated() {
            try db.execute(
                sql: "INSERT INTO judgement (inspection, area, position, grade, printed, page, doubt) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    id, judgement.area.id, position, judgement.grade?.rawValue, judgement.printed, judgement.page, judgement.doubt,
                ])
        }
        for paragraph in reading.paragraphs {
            try db.execute(
                sql: "INSERT OR IGNORE INTO paragraph (inspection, number, section, page, text) VALUES (?, ?, ?, ?, ?)",
                arguments: [id, paragraph.number, paragraph.section, paragraph.page, paragraph.text])
        }
        let findingDoubts = reading.doubts.filter { $0.field.hasPrefix("findings") }
        for (position, draft) in reading.findings.enumerated() {
            let doubt = findingDoubts.first { $0.page == draft.page }?.words
            try insert(
                kind: draft.kind, position: position + 1, text: draft.text, page: draft.page, outcome: draft.frameworkOutcome,
                paragraphs: draft.paragraphs, themes: draft.themes, state: doubt == nil ? .accepted : .suggested, doubt: doubt, in: db)
        }
        for (kind, list) in [(FindingKind.otherWeakness, reading.otherWeaknesses), (.strength, reading.strengths)] {
            for (position, observation) in list.enumerated() {
                try insert(
                    kind: kind, position: position + 1, text: observation.cue, page: observation.page, outcome: nil,
                    paragraphs: observation.paragraphs, themes: observation.themes, state: .suggested, doubt: nil, in: db)
            }
        }
        for doubt in reading.doubts {
            try db.execute(
                sql: "INSERT INTO inspection_doubt (inspection, field, words, page) VALUES (?, ?, ?, ?)",
                arguments: [id, doubt.field, doubt.words, doubt.page])
        }
    }

    private func insert(
        kind: FindingKind, position: Int, text: String, page: Int, outcome: String?, paragraphs: [Int], themes: [String],
        state: Finding.State, doubt: String?, in db: Database
    ) throws {
        let finding = Finding(
            id: Identifier(), inspection: id, kind: kind, position: position, text: text, page: page, paragraphs: paragraphs,
            themes: themes, frameworkOutcome: outcome, state: state, doubt: doubt)
        try finding.insert(in: db)
    }
}

extension Finding {
    func insert(in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO finding (id, inspection, kind, position, text, page, framework_outcome, state, doubt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [id, inspection, kind.rawValue, position, text, page, frameworkOutcome, state.rawValue, doubt])
        try writeLinks(in: db)
    }

    /// Writes anew which paragraphs explain it and which themes it touches.
    func writeLinks(in db: Database) throws {
        try db.execute(sql: "DELETE FROM finding_paragraph WHERE finding = ?", arguments: [id])
        try db.execute(sql: "DELETE FROM finding_theme WHERE finding = ?", arguments: [id])
        for number in Set(paragraphs) {
            try db.execute(sql: "INSERT INTO finding_paragraph (finding, number) VALUES (?, ?)", arguments: [id, number])
        }
        for theme in Set(themes) {
            try db.execute(sql: "INSERT INTO finding_theme (finding, theme) VALUES (?, ?)", arguments: [id, theme])
        }
    }
}
