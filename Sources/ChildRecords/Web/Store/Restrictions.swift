import ChildRecords
import Foundation
import GRDB
import SiteKit
import Vocabulary

extension ChildStore {
    /// Closes a record to all but its readers, or changes how it is closed. The ground is no part of the audit row.
    /// - Parameter version: how many restrictions the form knew of; nil where nobody else can have acted in between.
    package func restrict(_ id: Identifier<Child>, _ restriction: Restriction, version: Int? = nil, by asker: Asker) async throws {
        try await store.change(by: asker.changer, .restrictChild, on: id.text, ground: "restricted") { db in
            _ = try ChildDoor.change(id, by: asker, in: db)
            if let version, try ChildStore.restrictionVersion(of: id, in: db) != version { throw RestrictedMeanwhile() }
            try RestrictionReview.check(restriction.reviewBy, setOn: asker.today)
            try ChildStore.lift(id, asker, in: db)
            try ChildStore.insert(restriction, on: id, asker, in: db)
        }
    }

    /// How many restrictions the record has had: each change adds one.
    static func restrictionVersion(of id: Identifier<Child>, in db: Database) throws -> Int {
        try Int.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM child_restriction WHERE child = ?"), arguments: [id]) ?? 0
    }

    /// Writes a restriction inside another change.
    static func insert(_ restriction: Restriction, on id: Identifier<Child>, _ asker: Asker, in db: Database) throws {
        let row = Identifier<Restriction>()
        try db.execute(
            sql: "INSERT INTO child_restriction (id, child, ground, set_on, set_by, review_by) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [row, id, restriction.ground.rawValue, asker.today, asker.changer.account, restriction.reviewBy])
        for reader in restriction.readers {
            try db.execute(sql: "INSERT INTO restriction_reader (restriction, account) VALUES (?, ?)", arguments: [row, reader])
        }
    }

    /// The governance lead keeps a restriction until a later review day. Lifting it needs two people.
    package func review(_ id: Identifier<Child>, keepUntil day: Day, by asker: Asker) async throws {
        try await store.change(by: asker.changer, .governChildren, on: id.text, ground: "restriction kept") { db in
            guard let facts = try ChildFactsRows.facts(of: id, on: asker.today, in: db)?.0, facts.restriction != nil,
                !BlockBeatsAll.hides(facts, from: asker.worker)
            else { throw NotFound() }
            try RestrictionReview.check(day, setOn: asker.today)
            try db.execute(
                sql: "UPDATE child_restriction SET review_by = ? WHERE child = ? AND lifted_on IS NULL", arguments: [day, id])
        }
    }

    static func lift(_ id: Identifier<Child>, _ asker: Asker, in db: Database) throws {
        try db.execute(
            sql: "UPDATE child_restriction SET lifted_on = ?, lifted_by = ? WHERE child = ? AND lifted_on IS NULL",
            arguments: [asker.today, asker.changer.account, id])
    }
}

/// Somebody else restricted the record, or changed how, after the form was drawn.
struct RestrictedMeanwhile: Error {}

extension RestrictionRefusal: InWords {
    package var words: String {
        switch self {
        case .reviewTooLate(let latest):
            "A restriction is reviewed within \(RestrictionReview.longest) days. Give \(latest) or an earlier day."
        case .reviewInThePast: "This day has passed. Give today or a later day."
        }
    }
}
