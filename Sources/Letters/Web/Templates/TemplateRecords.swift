import GRDB
import Letters
import SiteKit
import Vocabulary

/// A version of a template. Version 0 is the shipped text, which is in no table.
struct TemplateVersion: Sendable {
    let template: LetterTemplate
    let number: Int
    let text: TemplateText
    /// From this day the version is used; nil for the shipped text.
    let launch: Day?
    let reason: String
    let author: String

    static func shipped(_ template: LetterTemplate) -> TemplateVersion {
        TemplateVersion(template: template, number: 0, text: template.shipped, launch: nil, reason: "Original", author: "Throughline")
    }

    /// Every version, the oldest first.
    static func all(of template: LetterTemplate, in db: Database) throws -> [TemplateVersion] {
        let rows = try Row.fetchAll(
            db, literal: "SELECT * FROM letter_template_version WHERE template = \(template.rawValue) ORDER BY number")
        return [shipped(template)]
            + rows.map {
                TemplateVersion(
                    template: template, number: $0["number"], text: TemplateText($0["text"]), launch: $0["launch"], reason: $0["reason"],
                    author: $0["author"])
            }
    }

    /// The newest version whose launch day has come.
    static func inUse(_ versions: [TemplateVersion], on today: Day) -> TemplateVersion? {
        versions.last { $0.launch.map { $0 <= today } ?? true }
    }

    /// What a form sends as its version: one more than the number, since no record has version 0.
    var version: Int { number + 1 }

    /// - Parameter last: the ``version`` of the newest that whoever sends it had before them.
    /// - Throws: ``EditConflict`` where there is a newer one.
    static func add(
        _ template: LetterTemplate, _ text: String, launch: Day, reason: String, after last: Int, by changer: Changer, in store: Store
    ) async throws {
        try await store.change(by: changer, .editTemplates, on: template.rawValue, note: reason) { db in
            let versions = try all(of: template, in: db)
            let newest = versions.last?.number ?? 0
            guard newest + 1 == last else {
                throw EditConflict(
                    [
                        .text("text", "Text of version \(newest)", versions.last?.text.text ?? ""),
                        .day("launch", "Launch day", nil, isAdded: true), .text("reason", "Reason", nil),
                    ], version: newest + 1)
            }
            try db.execute(
                literal: """
                    INSERT INTO letter_template_version (id, template, number, text, launch, reason, author)
                    VALUES (\(Identifier<LetterTemplate>()), \(template.rawValue), \(newest + 1), \(text), \(launch), \(reason),
                        \(try changer.name(in: db)))
                    """)
        }
    }
}

package enum LetterSchema {
    package static let migrations = [
        StoreMigration(
            "2026-11-29 letter templates",
            """
            CREATE TABLE letter_template_version (
                id TEXT PRIMARY KEY, template TEXT NOT NULL CHECK (template IN ('planning-meeting', 'letter-before', 'letter-to-end',
                    'letter-of-issue', 'plan', 'review', 'closing', 'family-referral', 'family-plan')),
                number INTEGER NOT NULL CHECK (number > 0), text TEXT NOT NULL CHECK (text <> ''), launch TEXT NOT NULL,
                reason TEXT NOT NULL CHECK (reason <> ''), author TEXT NOT NULL, UNIQUE (template, number)
            ) STRICT;
            """)
    ]
}
