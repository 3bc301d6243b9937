import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// A child's name for one purpose: to see whether a text that may leave the service holds it. No page ever shows it.
package struct NameForComparison: Sendable {
    package let name: String
    /// The record is restricted or blocked for whoever has the text checked.
    package let isClosed: Bool
}

extension ChildDoor {
    /// Every name, also of restricted and blocked records: what must not leave must be found whoever looks. The answer says which records
    /// are closed to the asker, so that a hit on one can be told to the information governance lead; it says nothing else.
    package static func namesForComparison(askedBy asker: Identifier<Worker>, on today: Day, in db: Database) throws -> [NameForComparison]
    {
        var closed: [Identifier<Child>: Bool] = [:]
        for (facts, _) in try ChildFactsRows.facts(on: today, in: db) {
            let isRestricted = facts.restriction.map { !$0.readers.contains(asker) } ?? false
            closed[facts.id] = isRestricted || BlockBeatsAll.hides(facts, from: asker)
        }
        return try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name FROM child")).map {
            NameForComparison(name: $0["name"], isClosed: closed[$0["id"]] ?? true)
        }
    }
}
