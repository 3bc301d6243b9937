import ActionPlans
import EvidenceItems
import GRDB
import SiteKit
import Vocabulary

extension EvidencePages {
    static let largestList = 4 << 20

    func registerSettings(on site: inout Site) {
        site.get(EvidencePlaces.settings, .keepNames) { visit in .page(try await settingsPage(visit)) }
        site.post(EvidencePlaces.quota, .keepNames) { visit in
            try await change(visit) {
                guard let megabytes = Int(visit.form["quota"]), (10...1_000_000).contains(megabytes) else {
                    throw Problems("quota", "Give a number of megabytes from 10 to 1,000,000, as in 2048.")
                }
                try await acts.setQuota(megabytes, by: visit.changer)
            }
        }
        site.post(EvidencePlaces.names, .keepNames, limit: EvidencePages.largestList + Site.formLimit) { visit in
            try await change(visit) {
                guard let upload = visit.files.first(where: { $0.field == "names" && !$0.bytes.isEmpty }),
                    upload.bytes.count <= EvidencePages.largestList
                else { throw Problems("names", "Choose a file of at most 4 MB, with one name a line.") }
                guard let text = String(validating: upload.bytes, as: UTF8.self) else {
                    throw Problems("names", "This file is no plain text in UTF-8. Save the list as CSV (UTF-8) or as a text file.")
                }
                try await acts.loadNames(text.replacing("\u{FEFF}", with: ""), key: try key(), on: visit.today, by: visit.changer)
            }
        }
        site.post(EvidencePlaces.forgetNames, .keepNames) { visit in
            try await change(visit) { try await acts.forgetNames(by: visit.changer) }
        }
        site.post(EvidencePlaces.seen, .keepNames) { visit, check in
            try await change(visit) { try await acts.noteSeen(check, on: visit.today, by: visit.changer) }
        }
    }

    private func change(_ visit: Visit, _ body: () async throws -> Void) async throws -> Answer {
        do {
            try await body()
            return .seeOther(EvidencePlaces.settings.path)
        } catch let problems as Problems { return .page(try await settingsPage(visit, problems)) }
    }

    private func settingsPage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let facts = try await store.read { try SettingsFacts(EvidenceSight(visit.person, visit.site.policy, in: $0), in: $0) }
        return SettingsPage(visit: visit, facts: facts, problems: problems).page
    }
}

/// What the page of settings shows.
struct SettingsFacts: Sendable {
    /// A check that met a record closed to the person who checked.
    struct ClosedHit: Sendable {
        let check: Identifier<EvidenceCheck>
        /// Nil where the evidence is of what this reader may not know.
        let evidence: (id: Identifier<Evidence>, title: String)?
        let by: String
        let on: Day
        let count: Int
    }

    let used: Int
    let quota: Int
    let list: (names: Int, on: Day, by: String)?
    let closedHits: [ClosedHit]

    init(_ sight: EvidenceSight, in db: Database) throws {
        used = try EvidenceRecords.bytesUsed(in: db)
        quota = try EvidenceRecords.quota(in: db)
        list = try Row.fetchOne(db.cachedStatement(sql: "SELECT names, loaded_on, loaded_by FROM name_list")).map {
            ($0["names"], $0["loaded_on"], $0["loaded_by"])
        }
        closedHits = try SettingsFacts.closedHits(sight, in: db)
    }

    static func closedHits(_ sight: EvidenceSight, in db: Database) throws -> [ClosedHit] {
        let sql = """
            SELECT evidence_check.id, evidence_check.name, checked_on, closed, evidence_item.id AS evidence, title FROM evidence_check
            JOIN evidence_version ON evidence_version.id = evidence_check.version
            JOIN evidence_item ON evidence_item.id = evidence_version.evidence WHERE closed > 0 AND seen_on IS NULL ORDER BY checked_on
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql)).map {
            let evidence: Identifier<Evidence> = $0["evidence"]
            return ClosedHit(
                check: $0["id"], evidence: sight.sees(evidence) ? (evidence, $0["title"]) : nil, by: $0["name"], on: $0["checked_on"],
                count: $0["closed"])
        }
    }
}
