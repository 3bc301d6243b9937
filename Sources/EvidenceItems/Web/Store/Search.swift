import ActionPlans
import EvidenceItems
import GRDB
import SiteKit
import Vocabulary

/// A version whose title or text holds the words that were looked for.
struct SearchHit: Sendable {
    let item: EvidenceItem
    let version: EvidenceItem.Version
    /// The words around what was found; what was found itself stands between the two signs of ``marks``.
    let snippet: String

    /// Never part of a text that people type: they are taken away when a page shows it.
    static let marks = ("\u{2}", "\u{3}")
}

extension EvidenceRecords {
    static let mostFound = 50

    /// What a person may see of what the index finds, the best first; an older version only where the newest does not hold the words.
    static func search(_ words: SearchWords, seenBy sight: EvidenceSight, in db: Database) throws -> [SearchHit] {
        guard let expression = words.expression else { return [] }
        let sql = """
            SELECT evidence_text.version, snippet(evidence_index, -1, char(2), char(3), '…', 24) AS found
            FROM evidence_index JOIN evidence_text ON evidence_text.id = evidence_index.rowid
            WHERE evidence_index MATCH ? ORDER BY bm25(evidence_index, 4.0, 1.0)
            """
        let found = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [expression])
        let snippets = Dictionary(found.map { ($0["version"] as Identifier<EvidenceItem.Version>, $0["found"] as String) }) { first, _ in
            first
        }
        let order = Dictionary(found.enumerated().map { ($1["version"] as Identifier<EvidenceItem.Version>, $0) }) { first, _ in first }
        let hits = try items(in: db).filter { sight.sees($0.id) && $0.evidence.setAside == nil }.compactMap { item -> SearchHit? in
            guard let version = item.versions.first(where: { snippets[$0.id] != nil }), let snippet = snippets[version.id] else {
                return nil
            }
            return SearchHit(item: item, version: version, snippet: snippet)
        }
        return Array(hits.sorted { (order[$0.version.id] ?? 0) < (order[$1.version.id] ?? 0) }.prefix(mostFound))
    }
}
