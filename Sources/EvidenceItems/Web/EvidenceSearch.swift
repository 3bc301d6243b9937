import GRDB
import SiteKit

/// Evidence has an index of its own, over the words of its files; what a person may see of it is asked of ``EvidenceSight``.
package enum EvidenceSearch {
    package static func sources(_ store: Store) -> [SearchSource] {
        [
            SearchSource("evidence", "Evidence", .readEvidence) { words, range, request in
                guard let expression = words.expression else { return Found([], count: 0) }
                return try await store.read { db in
                    let sight = try EvidenceSight(request.person, request.site.policy, in: db)
                    let sql = """
                        SELECT evidence_item.id, evidence_item.title, max(evidence_version.day) AS day
                        FROM evidence_index JOIN evidence_text ON evidence_text.id = evidence_index.rowid
                        JOIN evidence_version ON evidence_version.id = evidence_text.version
                        JOIN evidence_item ON evidence_item.id = evidence_version.evidence
                        WHERE evidence_index MATCH ? AND evidence_item.set_aside_on IS NULL GROUP BY evidence_item.id
                        ORDER BY day DESC, evidence_item.id
                        """
                    let seen = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [expression]).filter { sight.sees($0["id"]) }
                    let items = seen.dropFirst(range.lowerBound).prefix(range.count).map { row in
                        FoundItem(title: row["title"], day: row["day"], path: EvidencePlaces.item.path(row["id"]))
                    }
                    return Found(Array(items), count: seen.count)
                }
            }
        ]
    }
}
