import ChildRecords
import Foundation
import GRDB
import Indicators
import SiteKit
import Vocabulary

extension Act {
    package static let keepComparisons = Act("measures.compare", "load published figures of other councils and the list of neighbours")
}

/// A release of a publication: where it is from, what it is called, and when it was loaded.
package struct PublishedRelease: Identifiable, Sendable {
    package let id: Identifier<PublishedRelease>
    package let source, release: String
    let file, author: String
    let loaded: Day
    let rows, otherLevels: Int

    /// `Children in need, 2024-25 (loaded on 3 November 2025)`.
    var words: String { "\(source), \(release), loaded on \(loaded)" }

    fileprivate init(_ row: Row) {
        (id, source, release, file, author) = (row["id"], row["source"], row["release"], row["file"], row["loaded_by"])
        (loaded, rows, otherLevels) = (row["loaded_on"], row["row_count"], row["other_levels"])
    }

    private static let columns = "id, source, release, file, loaded_by, loaded_on, row_count, other_levels"

    /// The newest first.
    static func all(in db: Database) throws -> [PublishedRelease] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT \(columns) FROM published_release ORDER BY loaded_on DESC, source, release DESC")
        ).map { PublishedRelease($0) }
    }

    static func one(_ id: Identifier<PublishedRelease>, in db: Database) throws -> PublishedRelease {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT \(columns) FROM published_release WHERE id = ?"), arguments: [id])
        else { throw NotFound() }
        return PublishedRelease(row)
    }

    /// A release is compared with its seal before it is read, and by `throughline verify`.
    package static let copies = FrozenTable(
        "published_release", key: "id", parts: ["content"], facts: ["source", "release", "file", "digest", "loaded_on"], isRemovable: true)

    static func content(_ id: Identifier<PublishedRelease>, in db: Database) throws -> PublishedFile {
        guard
            let data = try Data.fetchOne(
                db.cachedStatement(sql: "SELECT content FROM published_release WHERE id = ?"), arguments: [id])
        else { throw NotFound() }
        try copies.check(id.text, in: db)
        return try read(data)
    }

    fileprivate static func read(_ data: Data) throws -> PublishedFile {
        guard let rows = try? JSONDecoder().decode(PublishedRows.self, from: data), let file = try? rows.file() else {
            throw UnreadableValue("published_release", "content")
        }
        return file
    }

    /// Lines that could not be used, of the file as a whole and of each measure.
    static func badLines(_ id: Identifier<PublishedRelease>, in db: Database) throws -> [(measure: String, line: PublishedFile.BadLine)] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT measure, line, words FROM published_bad_line WHERE release = ? ORDER BY line, measure LIMIT 500"),
            arguments: [id]
        ).map { ($0["measure"], PublishedFile.BadLine(line: $0["line"], $0["words"])) }
    }
}

/// Which column is which measure, as it is kept: the next release of the same source is read by it.
struct KeptMapping: Sendable {
    let mapping: PublishedMapping
    let source: String
    let made: Day
    let author: String

    private init(_ row: Row) throws {
        let text: String = row["mapping"]
        guard let mapping = try? JSONDecoder().decode(PublishedMapping.self, from: Data(text.utf8)) else {
            throw UnreadableValue("published_mapping", "mapping")
        }
        (self.mapping, source, made, author) = (mapping, row["source"], row["made_on"], row["made_by"])
    }

    static func all(in db: Database) throws -> [KeptMapping] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM published_mapping ORDER BY measure")).map { try KeptMapping($0) }
    }

    static func of(_ code: String, in db: Database) throws -> KeptMapping? {
        try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM published_mapping WHERE measure = ?"), arguments: [code])
            .map { try KeptMapping($0) }
    }
}

/// Loads publications and says which of their columns is which of our measures.
package struct PublishedStore: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    /// What a release is called by who loads it.
    package struct Draft: Sendable {
        package let source, release, file: String
        package init(source: String, release: String, file: String) { (self.source, self.release, self.file) = (source, release, file) }
    }

    /// Keeps a release, and reads from it every measure that is mapped to its source.
    /// - Throws: ``Problems`` for a release that is loaded already.
    @discardableResult
    package func add(_ rows: PublishedRows, _ draft: Draft, on today: Day, by changer: Changer) async throws -> Identifier<PublishedRelease>
    {
        let (file, content, id) = (try rows.file(), try rows.stored(), Identifier<PublishedRelease>())
        try await store.change(by: changer, .keepComparisons, on: id.text, note: "\(draft.source), \(draft.release)") { db in
            let isThere = try Bool.fetchOne(
                db, sql: "SELECT 1 FROM published_release WHERE source = ? AND release = ?", arguments: [draft.source, draft.release])
            if isThere == true {
                throw Problems(
                    "release", "\(draft.source), \(draft.release) is loaded already. Remove it first, or give this release another name.")
            }
            try db.execute(
                literal: """
                    INSERT INTO published_release (id, source, release, file, digest, loaded_on, loaded_by, row_count, other_levels, content)
                    VALUES (\(id), \(draft.source), \(draft.release), \(draft.file), \(Digest(of: content).text), \(today),
                        \(try changer.name(in: db)), \(file.rows.count), \(file.otherLevels), \(content))
                    """)
            try PublishedRelease.copies.seal(id.text, by: changer, in: store, db)
            try note(file.bad, of: "", in: id, db)
            for kept in try KeptMapping.all(in: db) where kept.source == draft.source { try apply(kept.mapping, to: file, id, in: db) }
        }
        return id
    }

    /// Says that a column is one of our measures, and reads its figures from every release of the same source.
    /// - Throws: ``Problems`` where the columns and filters do not leave one row for each area and period.
    package func map(_ mapping: PublishedMapping, in release: Identifier<PublishedRelease>, on today: Day, by changer: Changer) async throws
    {
        let text = String(decoding: try JSONEncoder().encode(mapping), as: UTF8.self)
        let files = try await store.computing { db -> [(id: Identifier<PublishedRelease>, file: PublishedFile)] in
            let source = try PublishedRelease.one(release, in: db).source
            return try PublishedRelease.all(in: db).filter { $0.source == source }.map {
                ($0.id, try PublishedRelease.content($0.id, in: db))
            }
        }
        guard let own = files.first(where: { $0.id == release }) else { throw NotFound() }
        do { _ = try own.file.figures(mapping) } catch {
            let field =
                switch error {
                case .noColumn(mapping.numerator): "numerator"
                case .noColumn(mapping.denominator): "denominator"
                case .noColumn: "figure"
                case .several, .nothingLeft: "filters"
                }
            throw Problems(field, error.words)
        }
        try await store.change(by: changer, .keepComparisons, on: release.text, note: "column mapped", ground: mapping.measure) { db in
            let source = try PublishedRelease.one(release, in: db).source
            try db.execute(sql: "DELETE FROM published_bad_line WHERE measure = ?", arguments: [mapping.measure])
            try db.execute(sql: "DELETE FROM published_mapping WHERE measure = ?", arguments: [mapping.measure])
            try db.execute(
                literal: """
                    INSERT INTO published_mapping (measure, source, mapping, made_on, made_by)
                    VALUES (\(mapping.measure), \(source), \(text), \(today), \(try changer.name(in: db)))
                    """)
            for (id, file) in files { try apply(mapping, to: file, id, in: db) }
        }
    }

    package func unmap(_ measure: String, by changer: Changer) async throws {
        try await store.change(by: changer, .keepComparisons, on: measure, note: "mapping removed", ground: measure) { db in
            try db.execute(sql: "DELETE FROM published_bad_line WHERE measure = ?", arguments: [measure])
            try db.execute(sql: "DELETE FROM published_mapping WHERE measure = ?", arguments: [measure])
            if db.changesCount == 0 { throw NotFound() }
        }
    }

    /// The mappings of its source stay, for the next release.
    package func remove(_ release: Identifier<PublishedRelease>, by changer: Changer) async throws {
        try await store.change(by: changer, .keepComparisons, on: release.text, note: "release removed") { db in
            try db.execute(sql: "DELETE FROM published_release WHERE id = ?", arguments: [release])
            if db.changesCount == 0 { throw NotFound() }
        }
    }

    /// What cannot be read from a release by a mapping that was made from another is said among its lines.
    private func apply(
        _ mapping: PublishedMapping, to file: PublishedFile, _ release: Identifier<PublishedRelease>, in db: Database
    ) throws {
        let found: (figures: [PublishedFigure], bad: [PublishedFile.BadLine])
        do { found = try file.figures(mapping) } catch {
            return try note(
                [.init(line: 1, "\(mapping.measure) is not read from this release. \(error.words)")], of: mapping.measure, in: release, db)
        }
        try note(found.bad, of: mapping.measure, in: release, db)
        let regions = Dictionary(file.rows.map { ($0.area, $0.region) }) { first, _ in first }
        let add = try db.cachedStatement(
            sql: """
                INSERT INTO release_figure
                    (measure, release, time, identifier, level, code, name, region, line, figure, numerator, denominator)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for one in found.figures {
            try add.execute(
                arguments: [
                    mapping.measure, release, one.period.time, one.period.identifier, one.area.level.rawValue, one.area.code, one.area.name,
                    regions[one.area] ?? "", one.line, one.figure, one.numerator, one.denominator,
                ])
        }
    }

    private func note(_ lines: [PublishedFile.BadLine], of measure: String, in release: Identifier<PublishedRelease>, _ db: Database) throws
    {
        let add = try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO published_bad_line (release, measure, line, words) VALUES (?, ?, ?, ?)")
        for line in lines.prefix(500) { try add.execute(arguments: [release, measure, line.line, line.words]) }
    }
}

/// Our neighbours as they are kept.
package struct Neighbours: Sendable {
    package let councils: [NeighbourList.Council]
    /// Where the list is from, and when it was loaded; nil while there is none.
    let source: (words: String, on: Day, by: String)?

    package var codes: Set<String> { Set(councils.map(\.code)) }

    package static func read(in db: Database) throws -> Neighbours {
        let councils = try Row.fetchAll(db.cachedStatement(sql: "SELECT code, name FROM neighbour ORDER BY name")).map {
            NeighbourList.Council(code: $0["code"], name: $0["name"])
        }
        let source = try Row.fetchOne(db.cachedStatement(sql: "SELECT words, loaded_on, loaded_by FROM neighbour_source")).map {
            ($0["words"] as String, $0["loaded_on"] as Day, $0["loaded_by"] as String)
        }
        return Neighbours(councils: councils, source: source)
    }

    /// Councils that published figures name and the shipped list does not.
    static func known(in db: Database) throws -> [String: String] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT DISTINCT code, name FROM release_figure WHERE level = 'Local authority'
                    UNION SELECT code, name FROM council_key
                    """))
        return Dictionary(rows.map { ($0["code"] as String, $0["name"] as String) }) { first, _ in first }
    }

    /// Instead of the list before.
    package static func replace(
        with list: NeighbourList, from source: String, on today: Day, by changer: Changer, in store: Store
    ) async throws {
        try await store.change(by: changer, .keepComparisons, on: "neighbours", note: "\(list.councils.count) neighbours") { db in
            try db.execute(sql: "DELETE FROM neighbour")
            for council in list.councils {
                try db.execute(sql: "INSERT INTO neighbour (code, name) VALUES (?, ?)", arguments: [council.code, council.name])
            }
            try db.execute(
                sql: "INSERT OR REPLACE INTO neighbour_source (id, words, loaded_on, loaded_by) VALUES (1, ?, ?, ?)",
                arguments: [source, today, try changer.name(in: db)])
        }
    }
}
