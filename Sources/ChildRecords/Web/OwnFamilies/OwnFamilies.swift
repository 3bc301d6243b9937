import ChildRecords
import Foundation
import GRDB
import SiteKit
import Vocabulary

/// Which families are workers' own or their relatives'. Whom a worker means stands beside the audit row of their word and nowhere else, so
/// that it can be erased, and only those who keep ties read it.
package struct OwnFamilies: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    /// What a worker says of themselves.
    package struct Declaration: Sendable {
        let kind: FamilyLink.Kind
        let name: String
        let birth: Day?
        let words: String

        package init(kind: FamilyLink.Kind, name: String, birth: Day?, words: String) {
            (self.kind, self.name, self.birth, self.words) = (kind, name, birth, words)
        }

        var note: String { [name, birth.map { "born or expected \($0)" }, words].compactMap { $0 }.joined(separator: "; ") }
    }

    /// A worker's own word. Where name and date of birth are exactly those of a record, its family is closed at once; the answer is the same
    /// either way, so that it tells nobody what the service knows.
    package func declare(_ declaration: Declaration, by asker: Requester) async throws {
        let tie = FamilyLink(worker: asker.worker, kind: declaration.kind, saidOn: asker.today)
        try await store.change(
            by: asker.changer, .declareTie, on: tie.id.text, note: declaration.note, ground: "declared"
        ) { db in
            try OwnFamilies.insert(tie, saidBy: asker.changer.account, in: db)
            guard let family = try OwnFamilies.family(of: declaration, in: db) else { return }
            try close(family, tie, asker, in: db)
        }
    }

    /// The governance lead's own knowledge: the family is known, and closed at once.
    func note(_ account: Identifier<Person>, _ kind: FamilyLink.Kind, familyNumber: String, because words: String, by asker: Requester)
        async throws
    {
        let tie = FamilyLink(worker: account.worker, kind: kind, saidOn: asker.today)
        try await store.change(by: asker.changer, .governChildren, on: tie.id.text, note: words, ground: "tie noted") { db in
            let family = try OwnFamilies.family(numbered: familyNumber, for: asker, in: db)
            guard
                try Bool.fetchOne(
                    db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM account WHERE id = ?)"), arguments: [account]) == true
            else { throw Problems("tied", "Select whose family it is.") }
            try OwnFamilies.insert(tie, saidBy: asker.changer.account, in: db)
            try close(family, tie, asker, in: db)
        }
    }

    /// The governance lead finds the family that a worker meant, or that the service works with none such.
    func settle(_ id: Identifier<FamilyLink>, familyNumber: String?, by asker: Requester) async throws {
        try await store.change(by: asker.changer, .governChildren, on: id.text, ground: familyNumber == nil ? "no such family" : "tied") {
            db in
            guard let line = try FamilyLinkLine.waiting(for: asker.worker, in: db).first(where: { $0.tie.id == id }) else {
                throw NotFound()
            }
            guard let familyNumber else {
                return try db.execute(
                    sql: "UPDATE family_link SET settled_by = ?, settled_on = ? WHERE id = ?",
                    arguments: [asker.changer.account, asker.today, id])
            }
            try close(OwnFamilies.family(numbered: familyNumber, for: asker, in: db), line.tie, asker, in: db)
        }
    }

    /// A new record of a family that is a worker's own begins restricted.
    static func closeNew(_ child: Identifier<Child>, in store: Store, _ asker: Requester, _ db: Database) throws {
        let sql = """
            SELECT family_block.account FROM child JOIN family_link ON family_link.family = child.family
            JOIN family_block ON family_block.id = family_link.block AND family_block.lifted_on IS NULL WHERE child.id = ?
            """
        guard let worker = try Identifier<Worker>.fetchOne(db.cachedStatement(sql: sql), arguments: [child]),
            let facts = try ChildFactsRows.facts(of: child, on: asker.today, in: db)
        else { return }
        try restrict(facts, worker, store, asker, in: db)
    }

    private func close(_ family: Identifier<Family>, _ tie: FamilyLink, _ asker: Requester, in db: Database) throws {
        var block = try Identifier<FamilyBlock>.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM family_block WHERE family = ? AND account = ? AND lifted_on IS NULL"),
            arguments: [family, tie.worker])
        if block == nil {
            let id = Identifier<FamilyBlock>()
            try db.execute(
                sql: "INSERT INTO family_block (id, family, account, reason, set_on, set_by) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [id, family, tie.worker, OwnFamilies.blockReason, asker.today, asker.changer.account])
            block = id
        }
        try db.execute(
            sql: "UPDATE family_link SET family = ?, block = ?, settled_by = ?, settled_on = ? WHERE id = ?",
            arguments: [family, block, asker.changer.account, asker.today, tie.id])
        for facts in try ChildFactsRows.facts(where: "child.family = \(family)", on: asker.today, in: db) {
            try OwnFamilies.restrict(facts, tie.worker, store, asker, in: db)
        }
        try BlocksThatFollow.close(in: store, asker, db)
    }

    /// What those who keep blocks read in place of the worker's words.
    static let blockReason = "Their own or a relative’s family"

    static func restrict(
        _ facts: ChildFacts, _ worker: Identifier<Worker>, _ store: Store, _ asker: Requester, in db: Database
    ) throws {
        guard let restriction = OwnFamilyIsClosed.restriction(of: facts, closedTo: worker, on: asker.today) else { return }
        try store.note(.restrictChild, on: facts.id.text, by: asker.changer, ground: "restricted", in: db)
        try ChildStore.insert(restriction, on: facts.id, asker, in: db)
    }

    private static func insert(_ tie: FamilyLink, saidBy account: String, in db: Database) throws {
        try db.execute(
            sql: "INSERT INTO family_link (id, account, kind, said_by, said_on) VALUES (?, ?, ?, ?, ?)",
            arguments: [tie.id, tie.worker, tie.kind.rawValue, account, tie.saidOn])
    }

    private static func family(of declaration: Declaration, in db: Database) throws -> Identifier<Family>? {
        guard let birth = declaration.birth else { return nil }
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT name, family FROM child WHERE coalesce(born, expected) = ?"), arguments: [birth])
        return rows.first { plain($0["name"]) == plain(declaration.name) }?["family"]
    }

    /// A name as it is compared: without capitals, accents and double spaces.
    static func plain(_ name: String) -> String {
        name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).split(whereSeparator: \.isWhitespace).joined(
            separator: " ")
    }

    private static func family(numbered number: String, for asker: Requester, in db: Database) throws -> Identifier<Family> {
        let family = try Identifier<Family>.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM family WHERE number = ?"), arguments: [number.uppercased()])
        guard let family, try !ChildStore.isBlocked(asker.worker, from: family, in: db) else {
            throw Problems(
                "family-number", "There is no family with this number. The family number is on the child’s page, for example F-0012.")
        }
        return family
    }
}

/// A declaration that waits until its family is found, with the worker's words from beside the audit trail.
struct FamilyLinkLine: Sendable {
    let tie: FamilyLink
    let name: String
    let words: String

    /// Nobody reads their own here: what was decided about it would tell.
    static func waiting(for worker: Identifier<Worker>, in db: Database) throws -> [FamilyLinkLine] {
        let sql = """
            SELECT family_link.id, family_link.account, kind, said_on, account.name, (
                SELECT words FROM audit JOIN audit_detail USING (sequence) WHERE subject = family_link.id ORDER BY sequence LIMIT 1) AS words
            FROM family_link JOIN account ON account.id = family_link.account
            WHERE settled_on IS NULL AND family_link.account <> ? ORDER BY said_on, family_link.rowid
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [worker]).map { row in
            let tie = FamilyLink(
                id: row["id"], worker: row["account"], kind: try row.word("kind", of: "family_link"), saidOn: row["said_on"])
            return FamilyLinkLine(tie: tie, name: row["name"], words: row["words"] ?? "The details have been erased.")
        }
    }

    /// What a worker said of themselves, without what became of it.
    static func own(_ worker: Identifier<Worker>, in db: Database) throws -> [FamilyLink] {
        let sql = "SELECT id, account, kind, said_on FROM family_link WHERE account = ? AND said_by = ? ORDER BY said_on DESC, rowid DESC"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [worker, worker]).map { row in
            FamilyLink(id: row["id"], worker: worker, kind: try row.word("kind", of: "family_link"), saidOn: row["said_on"])
        }
    }
}
