import ChildRecords
import SiteKit
import Vocabulary

/// A child's facts as a form: for a new record, or for one that is there.
struct ChildFormPage {
    let visit: Visit
    let child: Child?
    let teams: TeamTree
    let problems: Problems?

    var page: Page {
        let title = child == nil ? "Add a child" : "Change a child’s record"
        let head: HTML = child.map { IdentityBar(child: $0, today: visit.today).html + "<h2>\(title)</h2>" } ?? "<h1>\(title)</h1>"
        let path = child.map { ChildPlaces.edit.path($0.id) } ?? ChildPlaces.add.path
        return Page(
            title, breadcrumbs: [("Children", ChildPlaces.list.path)], problems: problems,
            "\(head)\(visit.form(to: path, version: child?.version, fields))")
    }

    private var fields: HTML {
        let fields = FormFields(typed: visit.form.has("name") ? visit.form : nil, problems: problems)
        let kind: Set<String> = child.map { child in if case .expected = child.birth { ["expected"] } else { ["born"] } } ?? []
        let family =
            child == nil
            ? fields.text(
                "family", "Family number", hint: "As in F-0012, for the brother or sister of a child you may see. Empty for a new family.",
                autocomplete: "off", width: 12) : nil
        return """
            \(fields.text("name", "Name", hint: "For an unborn child, the name by which the file is kept.", value: child?.name ?? "", autocomplete: "off"))
            \(fields.choices("kind", "Is the child born?", options: [("born", "Yes"), ("expected", "No, expected")], chosen: kind))
            \(fields.day("birth", "Date of birth, or the day the child is expected", value: child?.birth.day))\(family)
            \(fields.select("team", "Team", options: [(value: "", words: "Choose")] + teams.options, value: child?.team.text ?? ""))
            <p><button class="btn">Save</button></p>
            """
    }
}

/// Closes a record: on which ground, to be reviewed by when, and who may still read it.
struct RestrictionPage {
    let visit: Visit
    let child: Child
    let version: Int
    let accounts: [(value: String, words: String)]
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: visit.form.has("ground") ? visit.form : nil, problems: problems)
        let now = child.restriction
        let readers = now?.readers.map(\.text) ?? [visit.person.id.text]
        let body: HTML = """
            \(fields.choices("ground", "On which ground?", options: Restriction.Ground.allCases.map { ($0.rawValue, $0.words) }, chosen: Set([now?.ground.rawValue].compactMap(\.self))))
            \(fields.day("review", "To be reviewed by", hint: "At most \(RestrictionReview.longest) days from today.", value: visit.today + RestrictionReview.longest))
            \(fields.choices("readers", "Who may read it?", hint: "Everybody else in the team learns only that there is a restricted record.", several: true, options: accounts, chosen: Set(readers)))
            <p><button class="btn">Restrict the record</button></p>
            """
        return Page(
            "Restrict a record", breadcrumbs: [("Children", ChildPlaces.list.path)], problems: problems,
            """
            \(IdentityBar(child: child, today: visit.today).html)<h2>Restrict the record</h2>
            <p>From the next page on, only the readers you name can open it, with those whom the access table names for restricted records.</p>
            \(visit.form(to: ChildPlaces.restriction.path(child.id), version: version, body))
            """)
    }
}
