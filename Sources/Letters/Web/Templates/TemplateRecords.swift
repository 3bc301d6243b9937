import GRDB
import Letters
import SiteKit
import Vocabulary

/// A version of a template. Version 0 is the shipped text, which is in no table.
package struct TemplateVersion: Sendable {
    let template: LetterTemplate
    package let number: Int
    let text: TemplateText
    /// From this day the version is used; nil for the shipped text.
    package let launch: Day?
    let reason: String
    let author: String
    /// “Easy read” or the name of a language; empty for the usual text.
    var variant = ""

    static func shipped(_ template: LetterTemplate) -> TemplateVersion {
        TemplateVersion(template: template, number: 0, text: template.shipped, launch: nil, reason: "Original", author: "Throughline")
    }

    /// Every version, the oldest first.
    package static func all(of template: LetterTemplate, in db: Database) throws -> [TemplateVersion] {
        let rows = try Row.fetchAll(
            db, literal: "SELECT * FROM letter_template_version WHERE template = \(template.rawValue) ORDER BY number")
        return [shipped(template)]
            + rows.map {
                TemplateVersion(
                    template: template, number: $0["number"], text: TemplateText($0["text"]), launch: $0["launch"], reason: $0["reason"],
                    author: $0["author"])
            }
    }

    /// Every version of an easy-read, translated or other form of a template, the oldest first.
    static func all(of template: LetterTemplate, variant: String, in db: Database) throws -> [TemplateVersion] {
        try Row.fetchAll(
            db,
            literal: """
                SELECT * FROM letter_template_variant WHERE template = \(template.rawValue) AND variant = \(variant) ORDER BY number
                """
        ).map {
            TemplateVersion(
                template: template, number: $0["number"], text: TemplateText($0["text"]), launch: $0["launch"], reason: $0["reason"],
                author: $0["author"], variant: variant)
        }
    }

    /// The names of the other forms of a template.
    static func variants(of template: LetterTemplate, in db: Database) throws -> [String] {
        try Row.fetchAll(
            db, literal: "SELECT DISTINCT variant FROM letter_template_variant WHERE template = \(template.rawValue) ORDER BY variant"
        ).map { $0["variant"] }
    }

    /// The newest version whose launch day has come.
    package static func inUse(_ versions: [TemplateVersion], on today: Day) -> TemplateVersion? {
        versions.last { $0.launch.map { $0 <= today } ?? true }
    }

    /// What a form sends as its version: one more than the number, since no record has version 0.
    var version: Int { number + 1 }

    /// - Parameter last: the ``version`` of the newest that whoever sends it had before them.
    /// - Throws: ``EditConflict`` where there is a newer one.
    static func add(
        _ template: LetterTemplate, _ text: String, launch: Day, reason: String, after last: Int, variant: String = "",
        by changer: Changer, in store: Store
    ) async throws {
        try await store.change(by: changer, .editTemplates, on: template.rawValue, note: reason) { db in
            let versions = try variant.isEmpty ? all(of: template, in: db) : all(of: template, variant: variant, in: db)
            let newest = versions.last?.number ?? 0
            guard newest + 1 == last else {
                throw EditConflict(
                    [
                        .text("text", "Text of version \(newest)", versions.last?.text.text ?? ""),
                        .day("launch", "Launch day", nil, isAdded: true), .text("reason", "Reason", nil),
                    ], version: newest + 1)
            }
            let (table, column): (SQL, SQL) =
                variant.isEmpty ? ("letter_template_version", "") : ("letter_template_variant", "variant, ")
            let name: SQL = variant.isEmpty ? "" : "\(variant), "
            try db.execute(
                literal: """
                    INSERT INTO \(literal: table) (id, template, \(literal: column)number, text, launch, reason, author)
                    VALUES (\(Identifier<LetterTemplate>()), \(template.rawValue), \(literal: name)\(newest + 1), \(text), \(launch), \(reason),
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

    package static let variants = StoreMigration(
        "2026-11-30 other forms of letter templates",
        """
        CREATE TABLE letter_template_variant (
            id TEXT PRIMARY KEY, template TEXT NOT NULL, variant TEXT NOT NULL CHECK (variant <> ''),
            number INTEGER NOT NULL CHECK (number > 0), text TEXT NOT NULL CHECK (text <> ''), launch TEXT NOT NULL,
            reason TEXT NOT NULL CHECK (reason <> ''), author TEXT NOT NULL, UNIQUE (template, variant, number)
        ) STRICT;
        """)
}
