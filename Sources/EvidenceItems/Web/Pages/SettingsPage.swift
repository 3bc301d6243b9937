import ActionPlans
import EvidenceItems
import SiteKit
import Vocabulary

/// The list of names for the check, the room for files, and checks that met a closed record.
struct SettingsPage {
    let visit: Visit
    let facts: SettingsFacts
    let problems: Problems?

    var page: Page {
        Page(
            "Names, room and closed records", breadcrumbs: [("Evidence", EvidencePlaces.list.path)], problems: problems,
            "<h1>Names, room and closed records</h1>\(names)\(quota)\(closed)")
    }

    private var names: HTML {
        let standing: HTML =
            facts.list.map { "<p>\($0.names) names, loaded on \($0.on) by \($0.by).</p>" } ?? "<p class=\"note\">No list is loaded.</p>"
        let remove: HTML? = facts.list == nil ? nil : visit.button("Remove the list", to: EvidencePlaces.forgetNames.path)
        let field = FormFields(problems: problems).file(
            "names", "List of names",
            hint: "Plain text or CSV in UTF-8, at most 4 MB, one name a line: Rosalind Merriday, or Merriday, Rosalind.",
            accept: ".txt,.csv")
        let form = visit.form(
            to: EvidencePlaces.names.path, upload: true,
            "\(field)<p><button class=\"btn\(" quiet", when: facts.list != nil)\">Load the list in place of the one before</button></p>")
        return """
            <h2>A list of names for the check alone</h2>
            <p>For children whose records are not here. The names are turned into numbers with a key that lies outside the store, and the file is thrown away: a name can be
            compared with the list and never read from it.</p>\(standing)\(form)\(remove)
            """
    }

    private var quota: HTML {
        let fields = FormFields(typed: visit.form.has("quota") ? visit.form : nil, problems: problems)
        let field = fields.text(
            "quota", "Megabytes for all files together", hint: "A local setting; \(WithinQuota.shippedMegabytes) as shipped.",
            value: String(facts.quota), width: 8)
        let form = visit.form(to: EvidencePlaces.quota.path, "\(field)<p><button class=\"btn quiet\">Save</button></p>")
        return "<h2>Room for files</h2><p>\((facts.used + 1_048_575) >> 20) MB of \(facts.quota) MB are used.</p>\(form)"
    }

    private var closed: HTML {
        let intro: HTML =
            "<h2 id=\"closed\">Checks that met a closed record</h2><p>A name in a checked text belongs to a record that is restricted or blocked for the person who had it checked. Which record is not said here either: open the evidence and judge whether anybody was looking for somebody.</p>"
        guard !facts.closedHits.isEmpty else { return "\(intro)<p class=\"hint\">None that you have not seen.</p>" }
        let columns = ["Evidence", "Checked by", "Day", "Hits", ""].map { Table.Column($0) }
        let rows = facts.closedHits.map { hit in
            let evidence = hit.evidence.map { "<a href=\"\(EvidencePlaces.check.path($0.id))\">\($0.title)</a>" as HTML }
            return Table.row(
                columns,
                [
                    evidence ?? "Evidence that is not open to you: ask whoever checked it", "\(hit.by)", "\(hit.on)", "\(hit.count)",
                    visit.button("Seen", to: EvidencePlaces.seen.path(hit.check)),
                ])
        }
        return "\(intro)\(Table("Not seen yet", columns, rows: rows).html())"
    }
}
