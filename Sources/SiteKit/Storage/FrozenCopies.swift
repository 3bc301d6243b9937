import Foundation
import GRDB
import Vocabulary

extension Act {
    /// A row of this act has for its subject a part of something frozen, and for its ground the digest of that part.
    package static let sealCopy = Act("copies.seal", "write down the digests of what is frozen")
}

/// A copy that is no longer what was stored. It is not served.
package struct DamagedCopy: Unavailable {
    package enum Kind: String, Sendable { case file, frozen }

    package let kind: Kind
    /// The digest of a file, or the seal’s subject.
    package let subject: String
    package let isMissing: Bool

    package init(_ kind: Kind, _ subject: String, isMissing: Bool = false) {
        (self.kind, self.subject, self.isMissing) = (kind, subject, isMissing)
    }

    package var title: String { "This copy is damaged" }
    package var words: String {
        "What is stored is not what was saved, so it is not shown. Tell your administrator: “throughline verify” names every copy that is "
            + "damaged, and a backup from before the damage still holds it."
    }
    /// For whoever checks the store.
    package var line: String { isMissing ? "missing: \(kind.rawValue) \(subject)" : "changed: \(kind.rawValue) \(subject)" }
}

/// A table of copies that were frozen: published reports, packs, versions of a plan. The digest of each part of a copy is an audit row,
/// so whoever edits a copy would have to write the chain anew as well.
package struct FrozenTable: Sendable {
    package let name: String
    /// The column that names a copy.
    let key: String
    /// The parts that are served. All other columns but these are sealed together as “facts”, where they are named.
    let parts: [String]
    let facts: [String]
    /// True where people may remove a copy by an act of its own, so that one that is gone is no damage.
    let isRemovable: Bool

    package init(_ name: String, key: String, parts: [String], facts: [String] = [], isRemovable: Bool = false) {
        (self.name, self.key, self.parts, self.facts, self.isRemovable) = (name, key, parts, facts, isRemovable)
    }

    private static let factsName = "facts"

    private func subject(_ id: String, _ part: String) -> String { "\(name)/\(id)/\(part)" }

    /// The digest of each part of a copy; nil where there is no such copy.
    private func digests(of id: String, in db: Database) throws -> [(part: String, digest: Digest)]? {
        let columns = (parts + facts).joined(separator: ", ")
        let sql = "SELECT \(columns) FROM \(name) WHERE \(key) = ?"
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id]) else { return nil }
        let served = parts.compactMap { part in (row[part] as Data?).map { (part, Digest(of: $0)) } }
        if facts.isEmpty { return served }
        // Each value behind its name, so that no two sets of facts give the same text.
        let words = facts.map { [$0, FrozenTable.words(row[$0])] }
        return served + [(FrozenTable.factsName, Digest(of: try JSONEncoder().encode(words)))]
    }

    private static func words(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .null: "nothing"
        case .int64(let number): "number \(number)"
        case .double(let number): "number \(number)"
        case .string(let text): "text \(text)"
        case .blob(let data): "bytes \(Digest(of: data))"
        }
    }

    /// Writes down the digests of a copy, in the transaction that stores it. A copy that was sealed before keeps its seal.
    package func seal(_ id: String, by changer: Changer, in store: Store, _ db: Database) throws {
        for (part, digest) in try digests(of: id, in: db) ?? [] where try sealed(id, part, in: db) == nil {
            try store.note(.sealCopy, on: subject(id, part), by: changer, ground: digest.text, in: db)
        }
    }

    private func sealed(_ id: String, _ part: String, in db: Database) throws -> String? {
        let sql = "SELECT ground FROM audit WHERE subject = ? AND act = ? ORDER BY sequence LIMIT 1"
        return try String.fetchOne(db.cachedStatement(sql: sql), arguments: [subject(id, part), Act.sealCopy.name])
    }

    /// Throws where any part of the copy, its facts among them, is not what was sealed.
    package func check(_ id: String, in db: Database) throws {
        if let damage = try damage(id, in: db).first { throw damage }
    }

    func damage(_ id: String, in db: Database) throws -> [DamagedCopy] {
        guard let found = try digests(of: id, in: db) else { return [] }
        let changed = try found.filter { try sealed(id, $0.part, in: db) != $0.digest.text }.map(\.part)
        let gone = try parts.filter { part in try !found.contains { $0.part == part } && sealed(id, part, in: db) != nil }
        return (changed + gone).map { DamagedCopy(.frozen, subject(id, $0)) }
    }

    func ids(in db: Database) throws -> [String] {
        let sql = "SELECT \(key) FROM \(name) ORDER BY \(key)"
        return try String.fetchAll(db.cachedStatement(sql: sql))
    }

    /// Copies that were sealed and are no longer there.
    func missing(in db: Database) throws -> [DamagedCopy] {
        if isRemovable { return [] }
        let sql = "SELECT DISTINCT subject FROM audit WHERE act = ? AND subject >= ? AND subject < ? ORDER BY subject"
        let subjects = try String.fetchAll(
            db.cachedStatement(sql: sql), arguments: [Act.sealCopy.name, "\(name)/", "\(name)0"])
        let there = Set(try ids(in: db))
        return subjects.filter { subject in
            let parts = subject.split(separator: "/")
            return parts.count == 3 && !there.contains(String(parts[1]))
        }.map { DamagedCopy(.frozen, $0, isMissing: true) }
    }
}

/// Where the digest of a stored file is written down, so that one that is gone is missed.
package struct FileReferences: Sendable {
    let table: String
    let column: String

    package init(_ table: String, _ column: String) { (self.table, self.column) = (table, column) }

    func digests(in db: Database) throws -> [Digest] {
        let sql = "SELECT DISTINCT \(column) FROM \(table) WHERE \(column) IS NOT NULL ORDER BY \(column)"
        return try Digest.fetchAll(db.cachedStatement(sql: sql))
    }
}

/// Every copy that a store keeps: files under their digests, and what was frozen.
package struct StoredCopies: Sendable {
    let files: [FileReferences]
    let frozen: [FrozenTable]

    package init(files: [FileReferences], frozen: [FrozenTable]) { (self.files, self.frozen) = (files, frozen) }

    /// Seals what was frozen before seals were written. It changes nothing in a store that is sealed already.
    package func sealOlder(in store: Store) async throws {
        let open = try await store.read { db in
            try frozen.flatMap { table in
                let sql = "SELECT count(*) FROM audit WHERE act = ? AND subject >= ? AND subject < ?"
                let seals = try Int.fetchOne(db, sql: sql, arguments: [Act.sealCopy.name, "\(table.name)/", "\(table.name)0"]) ?? 0
                return seals > 0 ? [] : try table.ids(in: db).map { (table, $0) }
            }
        }
        if open.isEmpty { return }
        try await store.change(by: .system, .sealCopy, on: "older copies", ground: "\(open.count)") { db in
            for (table, id) in open { try table.seal(id, by: .system, in: store, db) }
        }
    }

    package struct Outcome: Sendable {
        package var (files, copies) = (0, 0)
        package var damage: [DamagedCopy] = []
        /// Names in the folder of files that are no digests.
        package var strangers: [String] = []
    }

    /// Reads every file and every frozen copy, and compares it with its digest.
    package func verify(_ store: Store) async throws -> Outcome {
        var outcome = Outcome()
        let (digests, strangers) = try store.files.names()
        outcome.strangers = strangers
        for digest in digests {
            do { _ = try store.files.bytes(of: digest) } catch let damage as DamagedCopy { outcome.damage.append(damage) }
        }
        outcome.files = digests.count
        let there = Set(digests)
        let (copies, damage) = try await store.read { db in
            let gone = try files.flatMap { try $0.digests(in: db) }.filter { !there.contains($0) }
            var (copies, damage) = (0, Set(gone).map(\.text).sorted().map { DamagedCopy(.file, $0, isMissing: true) })
            for table in frozen {
                for id in try table.ids(in: db) {
                    copies += 1
                    damage += try table.damage(id, in: db)
                }
                damage += try table.missing(in: db)
            }
            return (copies, damage)
        }
        outcome.copies = copies
        outcome.damage += damage
        return outcome
    }
}
