import ChildRecords
import SiteKit
import Vocabulary

/// A child's facts as a form: for a new record, or for one that is there.
struct ChildFormPage {
    let request: PageRequest
    let child: Child?
    let teams: TeamTree
    /// The number in the case system, and what the current data say under it.
    let number: LAChildID?
    let loaded: CaseFacts?
    let problems: Problems?

    var page: Page {
        let title = child == nil ? "Add a child" : "Change a child’s record"
        let head: HTML = child.map { IdentityBar(child: $0, today: request.today).html + "<h2>\(title)</h2>" } ?? "<h1>\(title)</h1>"
        let path = child.map { ChildPlaces.edit.path($0.id) } ?? ChildPlaces.add.path
        return Page(
            title, breadcrumbs: [("Children", ChildPlaces.list.path)], problems: problems,
            "\(head)\(request.form(to: path, version: child?.version, fields))")
    }

    private var fields: HTML {
        let fields = FormFields(typed: request.form.has("team") ? request.form : nil, problems: problems)
        let kind: Set<String> = child.map { child in if case .expected = child.birth { ["expected"] } else { ["born"] } } ?? []
        let family =
            child == nil
            ? fields.text(
                "family", "Family number (optional)",
                hint: "For example F-0012, for a brother or sister of a child whose record you can see. Leave blank for a new family.",
                autocomplete: "off", width: 12) : nil
        let name: HTML =
            HomeOfField.home(of: .name, loaded) == .caseSystem
            ? elsewhere(.name, "“\(loaded?.name ?? "")”")
            : fields.text(
                "name", "Name", hint: "For an unborn child, the name on the file.", value: child?.name ?? "",
                autocomplete: "off")
        let birth: HTML =
            HomeOfField.home(of: .birth, loaded) == .caseSystem
            ? elsewhere(.birth, loaded?.birth?.words ?? "")
            : """
            \(fields.choices("kind", "Is the child born?", options: [("born", "Yes"), ("expected", "No, expected")], chosen: kind))
            \(fields.day("birth", "Date of birth, or expected date of birth", hint: child == nil ? "Leave both blank if the council’s data has this child ID: the date comes from there." : nil, value: child?.birth.day))
            """
        return """
            \(fields.text(
                "number", "Child ID (optional)", hint: "The ID in the case system. The record then shows what the council’s data says under this ID.",
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
            Change it there; each load updates it here.</p></div>
            """
    }
}

/// Restricts a record: why, until when it is reviewed, and who can still read it.
struct RestrictionPage {
    let request: PageRequest
    let child: Child
    let version: Int
    let accounts: [(value: String, words: String)]
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: request.form.has("ground") ? request.form : nil, problems: problems)
        let now = child.restriction
        let readers = now?.readers.map(\.text) ?? [request.person.id.text]
        let body: HTML = """
            \(fields.choices("ground", "Why is it restricted?", options: Restriction.Ground.allCases.map { ($0.rawValue, $0.words) }, chosen: Set([now?.ground.rawValue].compactMap(\.self))))
            \(fields.day("review", "Review by", hint: "At most \(RestrictionReview.longest) days from today.", value: request.today + RestrictionReview.longest))
            \(fields.choices("readers", "Who can read it?", hint: "Others in the team see only that there is a restricted record.", several: true, options: accounts, chosen: Set(readers)))
            <p><button class="btn">Restrict record</button></p>
            """
        return Page(
            "Restrict a record", breadcrumbs: [("Children", ChildPlaces.list.path)], problems: problems,
            """
            \(IdentityBar(child: child, today: request.today).html)<h2>Restrict the record</h2>
            <p>Only the readers you name, and roles that can open all restricted records, can open it.</p>
            \(request.form(to: ChildPlaces.restriction.path(child.id), version: version, body))
            """)
    }
}
