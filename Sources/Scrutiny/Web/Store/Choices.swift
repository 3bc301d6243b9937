import GRDB
import Inspections
import Scrutiny
import SiteKit
import Vocabulary

/// An inspection that a report can be begun on.
struct InspectionChoice: Sendable {
    let id: Identifier<Inspection>
    let words: String
}

extension ScrutinyStore {
    /// Confirmed inspections of this council, the latest first.
    func inspections(for visit: Visit) async throws -> [InspectionChoice] {
        try await store.read { db in
            let open = try ScrutinyStore.open(to: visit.person, by: visit.site.policy, in: db)
            let sql =
                "SELECT id, framework, fieldwork_from, published FROM inspection WHERE stage = 'confirmed' "
                // A draft gives way to its final report.
                + "AND NOT EXISTS (SELECT 1 FROM inspection AS final WHERE final.draft_of = inspection.id) ORDER BY coalesce(fieldwork_from, published) DESC"
            return try Row.fetchAll(db.cachedStatement(sql: sql)).map { row in
                let code: String = row["framework"]
                let name = Framework(rawValue: code)?.name ?? code
                let day = (row["fieldwork_from"] as Day?) ?? (row["published"] as Day?)
                return InspectionChoice(id: row["id"], words: day.map { "\(name), \($0)" } ?? name)
            }.filter { open.contains($0.id) }
        }
    }

    /// The facts of the report begun last, so that nobody types the same committee and councillor twice.
    func lastFacts(for visit: Visit) async throws -> ReportFacts? {
        try await store.read { db in
            let open = try ScrutinyStore.open(to: visit.person, by: visit.site.policy, in: db)
            return try Row.fetchAll(
                db.cachedStatement(sql: "SELECT * FROM committee_report WHERE kind = 'committee' ORDER BY begun DESC, id")
            ).first {
                open.contains($0["inspection"])
            }
            .map { ReportRows.facts($0) }
        }
    }
}
