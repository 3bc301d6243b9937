import GRDB
import SiteKit
import Vocabulary

/// Loads that were read and wait to be checked and accepted.
package struct LoadDeadlines: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    package var source: DeadlineSource {
        DeadlineSource { [store] person, policy, _ in
            guard policy.allows(.loadReturns, to: person) else { return [] }
            return try await store.read { db in
                try Row.fetchAll(
                    db.cachedStatement(sql: "SELECT id, number, begun_on FROM data_load WHERE state = 'staged' ORDER BY number")
                ).map { row in
                    let (id, number, begun): (Identifier<DataLoad>, Int, Day) = (row["id"], row["number"], row["begun_on"])
                    return Deadline(
                        id: "\(id)-load", due: begun, title: "Load \(number) needs to be accepted",
                        reason: "Read on \(begun); the measures still show the data before it", step: "Check and accept it",
                        path: LoadPlaces.show.path(id), next: .whoever(may: .loadReturns))
                }
            }
        }
    }
}
