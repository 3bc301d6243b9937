import ChildRecords
import SiteKit
import Vocabulary

extension ChildPages {
    func registerDifferences(on site: inout Site) {
        site.get(ChildPlaces.differences, .editChild) { .page(try await differences($0)) }
        site.get(ChildPlaces.differencesCSV, .editChild) { .file(try await differencesCSV($0)) }
        site.get(ChildPlaces.settle, .editChild) { .page(try await settlePage($0, $1)) }
        site.post(ChildPlaces.settle, .editChild, settle, again: settlePage)
    }

    private func differing(_ request: PageRequest) async throws -> [DifferingChild] {
        let asker = Requester(request, to: .editChild)
        let found = try await store.read { try DifferingChild.all(for: asker, in: $0) }
        let field = ChildField(rawValue: request.query["field"])
        let team = Identifier<Team>(request.query["team"])
        return found.filter { line in
            (field.map { field in line.differences.contains { $0.field == field } } ?? true) && (team.map { line.child.team == $0 } ?? true)
        }
    }

    private func differences(_ request: PageRequest) async throws -> Page {
        let lines = try await differing(request)
        let shown = Paging(request: request, total: lines.count).shown(lines)
        try await store.recordView(of: shown.map(\.child.id), act: .listedChild, by: request.changer)
        return DifferencesPage(request: request, total: lines.count, shown: shown, teams: try await teams()).page
    }

    private func differencesCSV(_ request: PageRequest) async throws -> Download {
        let lines = try await differing(request)
        try await store.recordView(of: lines.map(\.child.id), act: .listedChild, by: request.changer)
        var table = CSVTable(["Record", "Field", "Here", "In the case system"])
        for line in lines {
            for difference in line.differences {
                table.add([line.child.number, difference.field.words, difference.ours, difference.theirs])
            }
        }
        return table.download(name: "differences-from-the-case-system.csv")
    }

    private func settlePage(_ request: PageRequest, _ id: Identifier<Child>, _ problems: Problems? = nil) async throws -> Page {
        switch try await read(id, for: request, to: .editChild) {
        case .restricted(let child): return RestrictedPage(request: request, child: child).page
        case .open(let child, _):
            let teams = try await teams()
            let found = try await store.read { try CaseFactsRows.differences(of: child, teams: teams, in: $0) }
            return SettlePage(request: request, child: child, differences: found, problems: problems).page
        }
    }

    @Sendable private func settle(_ request: PageRequest, _ id: Identifier<Child>) async throws -> Answer {
        try await admit(request, to: .editChild, id)
        var form = FormReader(request.form)
        let typedField: ChildField? = form.choice("field", "Select the field.")
        let typedChoice: DifferenceChoice? = form.choice("choice", "Select which is right.")
        let reason = form.optionalText("reason", limit: 500)
        if typedChoice == .ours, reason.count < 10 {
            form.note(Problem("reason", "Enter why this record is right and who corrects the case system, in 10 characters or more."))
        }
        let (field, choice) = try form.finish(typedField, typedChoice)
        let difference = FieldDifference(field, ours: request.form["ours"], theirs: request.form["theirs"])
        let asker = Requester(request, to: .editChild)
        try await noting(id, request) { try await children.settle(difference, of: id, choice, because: reason, by: asker) }
        return .seeOther(ChildPlaces.show.path(id), saying: "Saved: which value is right.")
    }
}

/// The records that say something else than the case system.
struct DifferencesPage {
    let request: PageRequest
    let total: Int
    let shown: [DifferingChild]
    let teams: TeamTree

    private let columns = ["Child", "Field", "Here", "In the case system", ""].map { Table.Column($0) }

    var page: Page {
        Page(
            "Differences from the case system", breadcrumbs: [("Children", ChildPlaces.list.path)],
            """
            <h1>Differences from the case system</h1><p>Where a record and the last load disagree. Nothing is overwritten: \
            somebody who can change the record chooses which is right.</p>\(filter)\(table)\(Paging(request: request, total: total).html)
            <p><a href="\(ChildPlaces.differencesCSV.path)\(query)">Download (CSV)</a>, with record numbers and without names.</p>
            """)
    }

    private var filter: HTML {
        FilterBar([
            .init("field", "Field", ChildField.allCases.map { ($0.rawValue, $0.words) }), .init("team", "Team", teams.options),
        ]).html(request)
    }

    private var query: String {
        let pairs = ["field", "team"].filter { !request.query[$0].isEmpty }.map { "\($0)=\(request.query[$0].asQueryValue)" }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }

    private var table: HTML {
        if total == 0 { return "<p class=\"note\">No record that you can change differs from the case system.</p>" }
        let rows = shown.flatMap { line in
            line.differences.map { difference in
                Table.row(
                    columns,
                    [
                        "<a href=\"\(ChildPlaces.show.path(line.child.id))\">\(line.child.name)</a><span class=\"sub\">\(line.child.number)</span>",
                        "\(difference.field.words)", "\(difference.ours)", "\(difference.theirs)",
                        """
                        <a href="\(ChildPlaces.settle.path(line.child.id))">Resolve<span class="unseen"> \
                        \(difference.field.words.lowercased()) of \(line.child.number)</span></a>
                        """,
                    ])
            }
        }
        return Table(total == 1 ? "1 record differs" : "\(total) records differ", columns, rows: rows).html()
    }
}

/// One record: each difference with the two sides, and which is right.
struct SettlePage {
    let request: PageRequest
    let child: Child
    let differences: [FieldDifference]
    let problems: Problems?

    var page: Page {
        let forms = differences.map(form)
        return Page(
            "Resolve differences", breadcrumbs: [("Children", ChildPlaces.list.path), ("Differences", ChildPlaces.differences.path)],
            problems: problems,
            """
            \(IdentityBar(child: child, today: request.today).html)<h2>Resolve differences from the case system</h2>
            \(forms.isEmpty ? "<p class=\"note\">This record does not differ from the case system.</p>" : forms.joined())
            """)
    }

    private func form(_ difference: FieldDifference) -> HTML {
        return """
            <section aria-labelledby="of-\(difference.field.rawValue)"><h3 id="of-\(difference.field.rawValue)">\(difference.field.words)</h3>
            \(request.form(
                to: ChildPlaces.settle.path(child.id),
                """
                <input type="hidden" name="field" value="\(difference.field.rawValue)"><input type="hidden" name="ours" value="\(difference.ours)">\
                <input type="hidden" name="theirs" value="\(difference.theirs)">
                \(choice(difference))
                <p><button class="btn">Save</button></p>
                """))</section>
            """
    }

    /// One name a page: the names of this form’s fields carry the field that it settles.
    private func choice(_ difference: FieldDifference) -> HTML {
        let (key, wrong) = (difference.field.rawValue, request.form["field"] == difference.field.rawValue)
        let problem: (String) -> HTML? = { name in
            guard wrong, let found = problems?.all.first(where: { $0.place == name }) else { return nil }
            return "<p class=\"problem\"><span class=\"unseen\">Error: </span>\(found.words)</p>"
        }
        let options = [("theirs", "The case system: \(difference.theirs)"), ("ours", "This record: \(difference.ours)")]
        let boxes = options.map { value, words -> HTML in
            """
            <div class="choice"><input type="radio" id="\(key)-\(value)" name="choice" value="\(value)"\
            \(" checked", when: wrong && request.form["choice"] == value)><label for="\(key)-\(value)">\(words)</label></div>
            """
        }
        return """
            <fieldset class="field\(" wrong", when: problem("choice") != nil)"\(" id=\"choice\"", when: problem("choice") != nil)><legend>Which is right?</legend>\(problem("choice"))\(boxes)</fieldset>
            <div class="field\(" wrong", when: problem("reason") != nil)"\(" id=\"reason\"", when: problem("reason") != nil)><label for="\(key)-reason">Why this record is right, if it is</label>
            <p class="hint" id="\(key)-hint">And who corrects the case system.</p>\(problem("reason"))
            <textarea id="\(key)-reason" name="reason" rows="2" aria-describedby="\(key)-hint">\(wrong ? request.form["reason"] : "")</textarea></div>
            """
    }
}
