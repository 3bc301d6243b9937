import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// Ties the record of a child here to its number in the case system.
enum ChildNumbers {
    /// One refusal for every reason, so that nobody learns whose number it is.
    private static let refusal = Problems("number", "This number cannot be taken for a record of your teams. Check it in the case system.")

    /// What is loaded under a number that this person may tie to a record; nil where nothing is loaded yet.
    static func facts(_ number: CouncilNumber, for child: Identifier<Child>?, _ asker: Asker, in db: Database) throws -> CaseFacts? {
        let taken = try CaseFactsRows.record(of: number, in: db)
        if let taken, taken != child { throw refusal }
        if try BlockedNumbers.of(asker.worker, in: db).contains(number.text) { throw refusal }
        guard let (facts, _) = try CaseFactsRows.found(number, in: db) else { return nil }
        let tree = try Teams.tree(in: db)
        if let team = tree.all.first(where: { $0.name == facts.team }) {
            let place = ChildFacts(id: Identifier(), number: "", teams: tree.path(of: team.id))
            if !WithinScope.reaches(place, asker.reach.ordinary, of: asker.worker) { throw refusal }
        }
        return facts
    }

    /// Nil takes the tie away.
    static func tie(_ number: CouncilNumber?, to child: Identifier<Child>, in db: Database) throws {
        try db.execute(sql: "DELETE FROM child_number WHERE child = ?", arguments: [child])
        guard let number else { return }
        try db.execute(sql: "INSERT INTO child_number (child, number) VALUES (?, ?)", arguments: [child, number.text])
    }

    /// The family here of a brother or sister in the case system’s own family, so that both stand in one.
    static func family(of facts: CaseFacts, in db: Database) throws -> Identifier<Family>? {
        guard let family = facts.family else { return nil }
        return try LoadedFamilies.tied(in: db).first { $0.loaded == family }?.family
    }
}

/// Which family here is which in the case system, by the children that are in both.
enum LoadedFamilies {
    struct Tied { let child: Identifier<Child>; let family: Identifier<Family>; let loaded: String }

    static func tied(in db: Database) throws -> [Tied] {
        let sql = """
            SELECT child.id, child.family, facts FROM child_number JOIN child ON child.id = child_number.child
            JOIN loaded_child ON loaded_child.number = child_number.number JOIN child_entry ON child_entry.child = loaded_child.id
            JOIN data_part ON data_part.id = child_entry.part AND in_force = 1
            WHERE child_entry.kind = 1 AND facts LIKE '%"family"%' ORDER BY child.rowid
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql)).compactMap { row in
            FactText.read(row["facts"])[.family].map { Tied(child: row[0], family: row[1], loaded: $0) }
        }
    }
}

/// Numbers of children that are closed to a worker by a block on their family, whether a record of them is kept here or not: a block beats
/// everything, and so the pages about data leave them out.
enum BlockedNumbers {
    static func of(_ worker: Identifier<Worker>, in db: Database) throws -> Set<String> {
        let families = Set(
            try Identifier<Family>.fetchAll(
                db.cachedStatement(sql: "SELECT family FROM family_block WHERE account = ? AND lifted_on IS NULL"), arguments: [worker]))
        if families.isEmpty { return [] }
        let loaded = Set(try LoadedFamilies.tied(in: db).filter { families.contains($0.family) }.map(\.loaded))
        let own = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT child_number.number, family FROM child_number JOIN child ON child.id = child_number.child")
        ).filter { families.contains($0["family"]) }.map { $0["number"] as String }
        let blocked = Set(own).union(loaded.isEmpty ? [] : try numbers(of: loaded, in: db))
        // One child under two numbers is blocked under both.
        let pairs = try ChildMatches.all(in: db).map { Set([$0.number.text, $0.also.text]) }
        return pairs.filter { !$0.isDisjoint(with: blocked) }.reduce(blocked) { $0.union($1) }
    }

    private static func numbers(of families: Set<String>, in db: Database) throws -> Set<String> {
        let sql = """
            SELECT number, facts FROM child_entry JOIN data_part ON data_part.id = child_entry.part AND in_force = 1
            JOIN loaded_child ON loaded_child.id = child_entry.child WHERE child_entry.kind = 1 AND facts LIKE '%"family"%'
            """
        var numbers: Set<String> = []
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql))
        while let row = try rows.next() {
            if let family = FactText.read(row["facts"])[.family], families.contains(family) { numbers.insert(row["number"]) }
        }
        return numbers
    }
}

extension OwnFamilies {
    /// After a load, or a tie to the case system: a record whose brother or sister there belongs to a family that is a worker’s own is closed
    /// to that worker too, with its whole family here.
    static func closeLoaded(in store: Store, _ asker: Asker, _ db: Database) throws {
        let tied = try LoadedFamilies.tied(in: db)
        if tied.isEmpty { return }
        let sql = """
            SELECT DISTINCT family_tie.family, family_block.account FROM family_tie
            JOIN family_block ON family_block.id = family_tie.block AND family_block.lifted_on IS NULL
            """
        for row in try Row.fetchAll(db.cachedStatement(sql: sql)) {
            let (family, worker): (Identifier<Family>, Identifier<Worker>) = (row[0], row[1])
            let loaded = Set(tied.filter { $0.family == family }.map(\.loaded))
            for other in Set(tied.filter { loaded.contains($0.loaded) }.map(\.family)) {
                try close(other, to: worker, in: store, asker, db)
            }
        }
    }

    private static func close(_ family: Identifier<Family>, to worker: Identifier<Worker>, in store: Store, _ asker: Asker, _ db: Database)
        throws
    {
        if try !ChildStore.isBlocked(worker, from: family, in: db) {
            let id = Identifier<FamilyBlock>()
            try db.execute(
                sql: "INSERT INTO family_block (id, family, account, reason, set_on, set_by) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [id, family, worker, OwnFamilies.blockReason, asker.today, asker.changer.account])
            try store.note(.governChildren, on: id.text, by: asker.changer, ground: "block set by a load", in: db)
        }
        for (facts, _) in try ChildFactsRows.facts(where: "child.family = ?", [family], on: asker.today, in: db) {
            try restrict(facts, worker, store, asker, in: db)
        }
    }
}
