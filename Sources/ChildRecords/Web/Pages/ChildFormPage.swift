import ChildRecords
import SiteKit
import Vocabulary

/// A child's facts as a form: for a new record, or for one that is there.
struct ChildFormPage {
    let visit: Visit
    let child: Child?
    let teams: TeamTree
    /// The number in the case system, and what the loads in force say under it.
    let number: CouncilNumber?
    let loaded: CaseFacts?
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
        let fields = FormFields(typed: visit.form.has("team") ? visit.form : nil, problems: problems)
        let kind: Set<String> = child.map { child in if case .expected = child.birth { ["expected"] } else { ["born"] } } ?? []
        let family =
            child == nil
            ? fields.text(
                "family", "Family number", hint: "As in F-0012, for the brother or sister of a child you may see. Empty for a new family.",
                autocomplete: "off", width: 12) : nil
        let name: HTML =
            HomeOfField.home(of: .name, loaded) == .caseSystem
            ? elsewhere(.name, "“\(loaded?.name ?? "")”")
            : fields.text(
                "name", "Name", hint: "For an unborn child, the name by which the file is kept.", value: child?.name ?? "",
                autocomplete: "off")
        let birth: HTML =
            HomeOfField.home(of: .birth, loaded) == .caseSystem
            ? elsewhere(.birth, loaded?.birth?.words ?? "")
            : """
            \(fields.choices("kind", "Is the child born?", options: [("born", "Yes"), ("expected", "No, expected")], chosen: kind))
            \(fields.day("birth", "Date of birth, or the day the child is expected", hint: child == nil ? "Leave both empty where the number above comes with the council’s data: the day is taken from there." : nil, value: child?.birth.day))
            """
        return """
            \(fields.text(
                "number", "Number in the case system", hint: "What the council’s data says under this number is shown with the record, and not typed here.",
                value: number?.text ?? "", autocomplete: "off", width: 20))
            \(name)\(birth)\(family)
            \(fields.select("team", "Team", options: [(value: "", words: "Choose")] + teams.options, value: child?.team.text ?? ""))
            <p><button class="btn">Save</button></p>
            """
    }
}

extension ChildFormPage {
    /// In place of a field that is at home in the case system. What refuses it when it is sent all the same leads here.
    private func elsewhere(_ field: ChildField, _ words: String) -> HTML {
        let problem = problems?.all.first { $0.place == field.rawValue }.map {
            "<p class=\"problem\"><span class=\"unseen\">Error: </span>\($0.words)</p>" as HTML
        }
        return """
            <div class="field" id="\(field.rawValue)"><p><strong>\(field.words)</strong></p>\(problem)<p>In the case system: \(words). \
            It comes with each load and is changed there.</p></div>
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
