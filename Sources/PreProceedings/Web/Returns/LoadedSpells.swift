import ChildRecords
import ChildRecordsWeb
import Foundation
import GRDB
import PreProceedings
import SiteKit
import Vocabulary

/// A spell that a return tells of a child whose record the person may see, beside the tracker.
struct LoadedRow: Sendable {
    let child: KnownChild
    let number: LAChildID
    let spell: LoadedSpell
    let proceedings: Identifier<PreProceedingsCase>?
    /// Those that no person has settled yet.
    let open: [LoadedSpell.Difference]

    var format: ReturnFormat { spell.entry.origin.format }
    var isInTracker: Bool { spell.spell != nil }
    var key: String { "\(child.id):\(format.rawValue):\(spell.entry.from?.iso ?? "")" }
}

/// What was decided of a difference, by whom and why.
struct SettledRow: Sendable {
    let day: Day
    let number, field, loaded, tracker, words, why, author: String
}

enum LoadedSpells {
    /// Every spell of the current data whose child’s record is tied to the number of the return and open to the person.
    static func all(for viewer: Viewer, in db: Database) throws -> [LoadedRow] {
        let entries = try HistoryRows.entries(of: .preProceedings, in: db)
        if entries.isEmpty { return [] }
        let visible = try Visibility.child("child.id", to: .keepPreProceedings).condition(viewer)
        let sql: SQL = """
            SELECT child.id, child.family, child.name, child.number, child.born, child.expected, child_number.number AS loaded
            FROM child JOIN child_number ON child_number.child = child.id WHERE (\(literal: visible)) ORDER BY child.number
            """
        let (settled, meanings) = (try settledKeys(in: db), try PreProceedingsMeanings.read(in: db))
        return try Row.fetchAll(db, literal: sql).flatMap { row -> [LoadedRow] in
            guard let number = LAChildID(row["loaded"] as String), let told = entries[number], let child = try known(row) else { return [] }
            let case_ = try Row.fetchAll(db, literal: "SELECT id FROM pre_proceedings_case WHERE family = \(child.family)").first
            let id: Identifier<PreProceedingsCase>? = case_.map { $0["id"] }
            let part = try id.flatMap { try PreProceedingsCase.load($0, in: db) }?.children[child.id]
            return told.sorted { ($0.from?.number ?? 0, $0.origin.format) < ($1.from?.number ?? 0, $1.origin.format) }.map { entry in
                let spell = LoadedSpell(entry, of: part)
                let isKnown = entry.facts[.preProceedingsOutcome].flatMap(PreProceedingsOutcome.init).flatMap(meanings.meaning) != nil
                let open = spell.differences.filter { difference in
                    // An outcome that the council has not explained is no step.
                    (difference.field != .outcome || difference.tracker != nil || isKnown)
                        && !settled.contains(Key(child: child.id.text, difference))
                }
                return LoadedRow(child: child, number: number, spell: spell, proceedings: id, open: open)
            }
        }
    }

    private static func known(_ row: Row) throws -> KnownChild? {
        guard let day = (row["born"] as Day?) ?? (row["expected"] as Day?) else { throw UnreadableValue("child", "born") }
        return KnownChild(
            id: row["id"], family: row["family"], name: row["name"], number: row["number"],
            birth: (row["born"] as Day?) == nil ? .expected(day) : .born(day))
    }

    private struct Key: Hashable {
        let child, field, loaded, tracker: String

        init(child: String, _ difference: LoadedSpell.Difference) {
            (self.child, field, loaded) = (child, difference.field.rawValue, difference.loaded.iso)
            tracker = difference.tracker?.iso ?? ""
        }

        init(_ row: Row) { (child, field, loaded, tracker) = (row["child"], row["field"], row["loaded"], row["tracker"]) }
    }

    /// A difference that was settled stays settled while both sides are as they were.
    private static func settledKeys(in db: Database) throws -> Set<Key> {
        Set(try Row.fetchAll(db, literal: "SELECT child, field, loaded, tracker FROM pre_proceedings_settled").map(Key.init))
    }

    static func settled(for viewer: Viewer, in db: Database) throws -> [SettledRow] {
        let visible = try Visibility.child("child.id", to: .keepPreProceedings).condition(viewer)
        let sql: SQL = """
            SELECT settled.*, child.number FROM pre_proceedings_settled AS settled JOIN child ON child.id = settled.child
            WHERE (\(literal: visible)) ORDER BY settled.id DESC LIMIT \(Paging.length)
            """
        return try Row.fetchAll(db, literal: sql).map { row in
            let field: LoadedSpell.Field = try row.word("field", of: "pre_proceedings_settled")
            return SettledRow(
                day: row["day"], number: row["number"], field: field.words, loaded: row["loaded"], tracker: row["tracker"],
                words: row["choice"] as String == "loaded" ? "The return is right" : "The tracker is right", why: row["why"],
                author: row["author"])
        }
    }

    // MARK: Writing

    /// A person says which side is right. The day of the return becomes a correction beside the step, or a step; the tracker’s own stays.
    static func settle(
        _ row: LoadedRow, _ difference: LoadedSpell.Difference, takesLoaded: Bool, because why: String, by author: String, _ today: Day,
        in db: Database
    ) throws {
        if takesLoaded, let id = row.proceedings, var item = try PreProceedingsCase.load(id, in: db) {
            let meaning = try meaning(row.spell.entry, in: db)
            try item.take(difference, for: row.child.id, meaning, because: why, by: author, today: today)
            try item.save(in: db)
            try db.execute(literal: "UPDATE pre_proceedings_case SET version = version + 1 WHERE id = \(id)")
        }
        try db.execute(
            literal: """
                INSERT INTO pre_proceedings_settled (child, format, field, loaded, tracker, choice, why, day, author)
                VALUES (\(row.child.id), \(row.format.rawValue), \(difference.field.rawValue), \(difference.loaded), \
                \(difference.tracker?.iso ?? ""), \(takesLoaded ? "loaded" : "tracker"), \(why), \(today), \(author))
                """)
    }

    static func meaning(_ entry: Entry, in db: Database) throws -> PreProceedingsMeaning? {
        let meanings = try PreProceedingsMeanings.read(in: db)
        return entry.facts[.preProceedingsOutcome].flatMap(PreProceedingsOutcome.init).flatMap(meanings.meaning)
    }

    /// Records a spell that the tracker does not have, and keeps what its steps do not hold.
    static func record(_ row: LoadedRow, by author: String, _ today: Day, in db: Database) throws -> Identifier<PreProceedingsCase> {
        guard let block = CensusBlock(row.spell.entry) else { throw CensusBlock.Refusal.noStart }
        let known = try Row.fetchAll(db, literal: "SELECT id FROM pre_proceedings_case WHERE family = \(row.child.family)").first
        var item =
            try known.flatMap { try PreProceedingsCase.load($0["id"], in: db) }
            ?? PreProceedingsCase(
                id: Identifier(), family: row.child.family, births: PreProceedingsCase.births(of: row.child.family, in: db))
        try block.record(
            in: &item, for: row.child.id, PreProceedingsMeanings.read(in: db),
            from: row.format == .census ? "the children in need census" : "the loaded \(row.format.words)", by: author, today: today)
        if known == nil {
            try item.insert(in: db)
        } else {
            try item.save(in: db)
            try db.execute(literal: "UPDATE pre_proceedings_case SET version = version + 1 WHERE id = \(item.id)")
        }
        if row.format == .census { try keep(block, of: row.child.id, in: db) }
        return item.id
    }

    private static func keep(_ block: CensusBlock, of child: Identifier<Child>, in db: Database) throws {
        let values = Dictionary(uniqueKeysWithValues: block.values.map { ($0.key.rawValue, $0.value) })
        let fields = String(decoding: try JSONEncoder().encode(values), as: UTF8.self)
        try db.execute(
            literal: """
                INSERT INTO pre_proceedings_census (child, decided, fields) VALUES (\(child), \(block[.PPStartDate]), \(fields))
                ON CONFLICT (child, decided) DO UPDATE SET fields = excluded.fields
                """)
    }

    /// What was read of a child’s blocks, by the day on which they begin.
    static func keptBlocks(in db: Database) throws -> [String: CensusBlock] {
        let rows = try Row.fetchAll(db, literal: "SELECT child, decided, fields FROM pre_proceedings_census")
        return Dictionary(
            uniqueKeysWithValues: try rows.map { row in
                let values = try JSONDecoder().decode([String: String].self, from: Data((row["fields"] as String).utf8))
                let pairs = values.compactMap { name, value in CensusBlock.Element(rawValue: name).map { ($0, value) } }
                return ("\(row["child"] as String) \(row["decided"] as String)", CensusBlock(Dictionary(uniqueKeysWithValues: pairs)))
            })
    }
}

extension SheetSchema {
    /// What was decided of differences from the returns, and what of a census block no step holds.
    package static let returns = StoreMigration(
        "2026-11-30 pre-proceedings of the returns",
        """
        CREATE TABLE pre_proceedings_settled (
            id INTEGER PRIMARY KEY, child TEXT NOT NULL REFERENCES child (id), format TEXT NOT NULL, field TEXT NOT NULL, loaded TEXT NOT NULL,
            tracker TEXT NOT NULL, choice TEXT NOT NULL CHECK (choice IN ('loaded', 'tracker')), why TEXT NOT NULL CHECK (why <> ''),
            day TEXT NOT NULL, author TEXT NOT NULL
        ) STRICT;
        CREATE INDEX pre_proceedings_settled_of ON pre_proceedings_settled (child);
        CREATE TABLE pre_proceedings_census (
            child TEXT NOT NULL REFERENCES child (id), decided TEXT NOT NULL, fields TEXT NOT NULL, PRIMARY KEY (child, decided)
        ) STRICT, WITHOUT ROWID;
        """)
}
