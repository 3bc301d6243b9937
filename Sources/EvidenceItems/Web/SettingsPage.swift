import ActionPlans
import EvidenceItems
import GRDB
import SiteKit
import Vocabulary

/// The list of names for the check, the storage limit, and checks that found a restricted record.
struct SettingsPage {
    let request: PageRequest
    let facts: SettingsFacts
    let problems: Problems?

    var page: Page {
        Page(
            "Evidence settings", breadcrumbs: [("Evidence", EvidencePlaces.list.path)], problems: problems,
            "<h1>Evidence settings</h1>\(names)\(quota)\(closed)")
    }

    private var names: HTML {
        let status: HTML =
            facts.list.map { "<p>\($0.names) names, loaded on \($0.on) by \($0.by).</p>" }
            ?? "<p class=\"note\">No list of names is loaded.</p>"
        let remove: HTML? = facts.list == nil ? nil : request.button("Remove the list", to: EvidencePlaces.removeNames.path)
        let field = FormFields(problems: problems).file(
            "names", "List of names",
            hint:
                "Plain text or CSV (UTF-8), up to 4 MB, with one name on each line, for example Rosalind Merriday, or Merriday, Rosalind.",
            accept: ".txt,.csv")
        let form = request.form(
            to: EvidencePlaces.names.path, upload: true,
            "\(field)<p><button class=\"btn\(" quiet", when: facts.list != nil)\">Load list of names</button></p>")
        return """
            <h2>List of names for the check</h2>
            <p>For children whose records are not in Throughline. The names are turned into numbers with a key that is kept outside the store, and the file is deleted. The check can
            compare a name with the list, but no name can be read from it. A new list replaces the last one.</p>\(status)\(form)\(remove)
            """
    }

    private var quota: HTML {
        let fields = FormFields(typed: request.form.has("quota") ? request.form : nil, problems: problems)
        let field = fields.text(
            "quota", "Limit in megabytes", hint: "For all files of evidence. The default is \(WithinQuota.defaultMegabytes).",
            value: String(facts.quota), width: 8)
        let form = request.form(to: EvidencePlaces.quota.path, "\(field)<p><button class=\"btn quiet\">Save</button></p>")
        return "<h2>Storage limit</h2><p>\((facts.used + 1_048_575) >> 20) MB of \(facts.quota) MB used.</p>\(form)"
    }

    private var closed: HTML {
        let intro: HTML =
            "<h2 id=\"restricted\">Checks that found a restricted record</h2><p>A name in the text belongs to a record that is restricted or blocked for the person who ran the check. The record is not named here. Open the evidence and decide whether the check was used to look for somebody.</p>"
        guard !facts.closedHits.isEmpty else { return "\(intro)<p class=\"hint\">There are none to review.</p>" }
        let columns = ["Evidence", "Checked by", "Date", "Findings", ""].map { Table.Column($0) }
        let rows = facts.closedHits.map { hit in
            let evidence = hit.evidence.map { "<a href=\"\(EvidencePlaces.check.path($0.id))\">\($0.title)</a>" as HTML }
            return Table.row(
                columns,
                [
                    evidence ?? "Evidence you cannot open. Ask the person who checked it.", "\(hit.by)", "\(hit.on)", "\(hit.count)",
                    request.button("Mark as reviewed", to: EvidencePlaces.seen.path(hit.check)),
                ])
        }
        return "\(intro)\(Table("To review", columns, rows: rows).html())"
    }
}

extension EvidencePages {
    static let largestList = 4 << 20

    func registerSettings(on site: inout Site) {
        site.get(EvidencePlaces.settings, .keepNames) { request in .page(try await settingsPage(request)) }
        site.post(EvidencePlaces.quota, .keepNames) { request in
            try await change(request) {
                guard let megabytes = Int(request.form["quota"]), (10...1_000_000).contains(megabytes) else {
                    throw Problems("quota", "The limit must be a number from 10 to 1,000,000, for example 2048.")
                }
                try await acts.setQuota(megabytes, by: request.changer)
            }
        }
        site.post(EvidencePlaces.names, .keepNames, limit: EvidencePages.largestList + Site.formLimit) { request in
            try await change(request) {
                guard let upload = request.files.first(where: { $0.field == "names" && !$0.bytes.isEmpty }),
                    upload.bytes.count <= EvidencePages.largestList
                else { throw Problems("names", "Select a file of up to 4 MB with one name on each line.") }
                guard let text = String(validating: upload.bytes, as: UTF8.self) else {
                    throw Problems(
                        "names", "The selected file must be plain text in UTF-8. Save the list as CSV (UTF-8) or as a text file.")
                }
                try await acts.loadNames(text.replacing("\u{FEFF}", with: ""), key: try key(), on: request.today, by: request.changer)
            }
        }
        site.post(EvidencePlaces.removeNames, .keepNames) { request in
            try await change(request) { try await acts.removeNames(by: request.changer) }
        }
        site.post(EvidencePlaces.seen, .keepNames) { request, check in
            try await change(request) { try await acts.noteSeen(check, on: request.today, by: request.changer) }
        }
    }

    private func change(_ request: PageRequest, _ body: () async throws -> Void) async throws -> Answer {
        do {
            try await body()
            return .seeOther(EvidencePlaces.settings.path, saying: "Saved: the settings of evidence.")
        } catch let problems as Problems { return .page(try await settingsPage(request, problems)) }
    }

    private func settingsPage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let facts = try await store.read { try SettingsFacts(EvidenceSight(request.person, request.site.policy, in: $0), in: $0) }
        return SettingsPage(request: request, facts: facts, problems: problems).page
    }
}

/// What the settings page shows.
struct SettingsFacts: Sendable {
    /// A check that found a record that is restricted for the person who checked.
    struct ClosedHit: Sendable {
        let check: Identifier<EvidenceCheck>
        /// Nil where this reader may not see the evidence.
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
