import ChildRecords
import GRDB
import Letters
import LettersWeb
import PreProceedings
import SiteKit
import Vocabulary

/// Somebody whose whereabouts one recipient must not learn, with what is known of them.
struct LetterProtection: Sendable {
    let id: Identifier<LetterProtection>
    let recipient: Identifier<LetterRecipient>
    let person: String
    let details: ProtectedDetails
}

/// What is kept of the letters of a case.
struct CaseLetters: Sendable {
    let recipients: [LetterRecipient]
    let protections: [LetterProtection]
    let letters: [CaseLetter]

    init(of id: Identifier<PreProceedingsCase>, in db: Database) throws {
        recipients = try Row.fetchAll(db, literal: "SELECT * FROM letter_recipient WHERE proceedings = \(id) ORDER BY name, id").map {
            LetterRecipient(id: $0["id"], name: $0["name"], hasResponsibility: $0["has_responsibility"])
        }
        protections = try Row.fetchAll(
            db,
            literal: """
                SELECT protection.* FROM letter_protection AS protection JOIN letter_recipient AS recipient ON recipient.id = protection.recipient
                WHERE recipient.proceedings = \(id) AND protection.ended IS NULL ORDER BY protection.person, protection.id
                """
        ).map { row in
            let protection = row["id"] as Identifier<LetterProtection>
            let details = try Row.fetchAll(
                db, literal: "SELECT kind, detail FROM letter_protected_detail WHERE protection = \(protection) ORDER BY id"
            ).map { (kind: try $0.word("kind", of: "letter_protected_detail") as ProtectedDetails.Kind, text: $0["detail"] as String) }
            return LetterProtection(id: protection, recipient: row["recipient"], person: row["person"], details: ProtectedDetails(details))
        }
        letters = try Row.fetchAll(db, literal: "SELECT * FROM case_letter WHERE proceedings = \(id) ORDER BY prepared, id").map {
            try CaseLetter(row: $0, in: db)
        }
    }

    func recipient(_ id: Identifier<LetterRecipient>) -> LetterRecipient? { recipients.first { $0.id == id } }

    /// All that the reader of a letter must not learn.
    func details(keptFrom recipient: Identifier<LetterRecipient>) -> ProtectedDetails {
        ProtectedDetails(protections.filter { $0.recipient == recipient }.flatMap(\.details.all))
    }

    func isKeptApart(_ recipient: Identifier<LetterRecipient>) -> Bool { protections.contains { $0.recipient == recipient } }
}

extension CaseLetter {
    init(row: Row, in db: Database) throws {
        let id = row["id"] as Identifier<CaseLetter>
        let state: State =
            switch (row["reader"] as Identifier<Worker>?, row["read_on"] as Day?, row["sent_on"] as Day?) {
            case (let reader?, let readOn?, let sent?): .sent(on: sent, readBy: reader, readOn: readOn)
            case (let reader?, let readOn?, nil): .read(by: reader, on: readOn)
            default: .prepared
            }
        var score: LetterScore?
        if let scorer = row["scorer"] as Identifier<Worker>?, let day = row["scored_on"] as Day? {
            let points = try Row.fetchAll(db, literal: "SELECT part, points FROM case_letter_point WHERE letter = \(id)").map {
                (try $0.word("part", of: "case_letter_point") as LetterScore.Part, $0["points"] as Int)
            }
            guard let read = LetterScore(Dictionary(points) { first, _ in first }, by: scorer, on: day) else {
                throw UnreadableValue("case_letter_point", "points")
            }
            score = read
        }
        self.init(
            id: id, to: row["recipient"], try row.word("template", of: "case_letter"), version: row["template_version"], file: row["file"],
            by: row["author"], on: row["prepared"], readingEase: row["reading_ease"], state: state, score: score)
    }

    package func insert(for proceedings: Identifier<PreProceedingsCase>, in db: Database) throws {
        try db.execute(
            literal: """
                INSERT INTO case_letter (id, proceedings, recipient, template, template_version, file, author, prepared, reading_ease)
                VALUES (\(id), \(proceedings), \(recipient), \(template.rawValue), \(templateVersion), \(file), \(author), \(prepared),
                    \(readingEase))
                """)
    }

    package func save(in db: Database) throws {
        let (reader, readOn, sentOn): (Identifier<Worker>?, Day?, Day?) =
            switch state {
            case .prepared: (nil, nil, nil)
            case .read(let reader, let day): (reader, day, nil)
            case .sent(let day, let reader, let readOn): (reader, readOn, day)
            }
        try db.execute(
            literal: """
                UPDATE case_letter SET reader = \(reader), read_on = \(readOn), sent_on = \(sentOn), scorer = \(score?.scorer),
                scored_on = \(score?.day) WHERE id = \(id)
                """)
        try db.execute(literal: "DELETE FROM case_letter_point WHERE letter = \(id)")
        for (part, points) in (score?.points ?? [:]).sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            try db.execute(literal: "INSERT INTO case_letter_point (letter, part, points) VALUES (\(id), \(part.rawValue), \(points))")
        }
    }
}

package enum CaseLetterSchema {
    /// How easy the letters that went out are to read is a measure; the file itself is not kept.
    package static let readingEase = StoreMigration(
        "2026-11-30 reading ease of letters", "ALTER TABLE case_letter ADD COLUMN reading_ease REAL;")

    package static let migrations = [
        StoreMigration(
            "2026-11-30 letters of cases",
            """
            CREATE TABLE letter_recipient (
                id TEXT PRIMARY KEY, proceedings TEXT NOT NULL REFERENCES pre_proceedings_case (id), name TEXT NOT NULL CHECK (name <> ''),
                has_responsibility INTEGER NOT NULL, UNIQUE (proceedings, name)
            ) STRICT;
            CREATE TABLE letter_protection (
                id TEXT PRIMARY KEY, recipient TEXT NOT NULL REFERENCES letter_recipient (id), person TEXT NOT NULL CHECK (person <> ''),
                ended TEXT, reason TEXT, CHECK ((ended IS NULL) = (reason IS NULL))
            ) STRICT;
            CREATE INDEX letter_protection_from ON letter_protection (recipient);
            CREATE TABLE letter_protected_detail (
                id INTEGER PRIMARY KEY, protection TEXT NOT NULL REFERENCES letter_protection (id), kind TEXT NOT NULL,
                detail TEXT NOT NULL CHECK (detail <> '')
            ) STRICT;
            CREATE INDEX letter_protected_detail_of ON letter_protected_detail (protection);
            CREATE TABLE case_letter (
                id TEXT PRIMARY KEY, proceedings TEXT NOT NULL REFERENCES pre_proceedings_case (id),
                recipient TEXT NOT NULL REFERENCES letter_recipient (id), template TEXT NOT NULL, template_version INTEGER NOT NULL,
                file TEXT NOT NULL CHECK (length(file) = 64), author TEXT NOT NULL REFERENCES account (id), prepared TEXT NOT NULL,
                reader TEXT REFERENCES account (id), read_on TEXT, sent_on TEXT, scorer TEXT REFERENCES account (id), scored_on TEXT,
                CHECK (reader <> author), CHECK ((reader IS NULL) = (read_on IS NULL)), CHECK (sent_on IS NULL OR reader IS NOT NULL),
                CHECK (scorer <> author), CHECK ((scorer IS NULL) = (scored_on IS NULL)), CHECK (scorer IS NULL OR sent_on IS NOT NULL)
            ) STRICT;
            CREATE INDEX case_letter_of ON case_letter (proceedings);
            CREATE INDEX case_letter_to ON case_letter (recipient);
            CREATE TABLE case_letter_point (
                letter TEXT NOT NULL REFERENCES case_letter (id), part TEXT NOT NULL, points INTEGER NOT NULL CHECK (points BETWEEN 0 AND 2),
                PRIMARY KEY (letter, part)
            ) STRICT, WITHOUT ROWID;
            """)
    ]
}
