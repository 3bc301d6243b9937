import ChildRecords
import GRDB
import SiteKit
import Vocabulary

extension ChildPages {
    func registerDifferences(on site: inout Site) {
        site.get(ChildPlaces.differences, .editChild) { .page(try await differences($0)) }
        site.get(ChildPlaces.differencesCSV, .editChild) { .file(try await differencesCSV($0)) }
        site.get(ChildPlaces.settle, .editChild) { .page(try await settlePage($0, $1)) }
        site.post(ChildPlaces.settle, .editChild, settle)
    }

    private func differing(_ visit: Visit) async throws -> [DifferingChild] {
        let asker = Asker(visit, to: .editChild)
        let found = try await store.read { try DifferingChild.all(for: asker, in: $0) }
        let field = ChildField(rawValue: visit.query["field"])
        let team = Identifier<Team>(visit.query["team"])
        return found.filter { line in
            (field.map { field in line.differences.contains { $0.field == field } } ?? true) && (team.map { line.child.team == $0 } ?? true)
        }
    }

    private func differences(_ visit: Visit) async throws -> Page {
        let lines = try await differing(visit)
        let shown = Paging(visit: visit, total: lines.count).shown(lines)
        try await store.recordView(of: shown.map(\.child.id), act: .listedChild, by: visit.changer)
        return DifferencesPage(visit: visit, total: lines.count, shown: shown, teams: try await teams()).page
    }

    private func differencesCSV(_ visit: Visit) async throws -> Download {
        let lines = try await differing(visit)
        try await store.recordView(of: lines.map(\.child.id), act: .listedChild, by: visit.changer)
        var table = CSVTable(["Record", "Field", "Here", "In the case system"])
        for line in lines {
            for difference in line.differences {
                table.add([line.child.number, difference.field.words, difference.ours, difference.theirs])
            }
        }
        return table.download(name: "differences-from-the-case-system.csv")
    }

    private func settlePage(_ visit: Visit, _ id: Identifier<Child>, _ problems: Problems? = nil) async throws -> Page {
        switch try await read(id, for: visit, to: .editChild) {
        case .restricted(let child): return RestrictedPage(visit: visit, child: child).page
        case .open(let child, _):
            let teams = try await teams()
            let found = try await store.read { try CaseFactsRows.differences(of: child, teams: teams, in: $0) }
            return SettlePage(visit: visit, child: child, differences: found, problems: problems).page
        }
    }

    @Sendable private func settle(_ visit: Visit, _ id: Identifier<Child>) async throws -> Answer {
        try await admit(visit, to: .editChild, id)
        do {
            var form = FormReader(visit.form)
            let field: ChildField? = form.choice("field", "Choose the field.")
            let choice: DifferenceChoice? = form.choice("choice", "Choose which is right.")
            let reason = form.optionalText("reason", limit: 500)
            if choice == .ours, reason.count < 10 {
                form.note(Problem("reason", "Say why ours is right, and who mends it in the case system, in ten characters or more."))
            }
            try form.finish()
            guard let field, let choice else { throw NotFound() }
            let difference = FieldDifference(field, ours: visit.form["ours"], theirs: visit.form["theirs"])
            let asker = Asker(visit, to: .editChild)
            try await noting(id, visit) { try await children.settle(difference, of: id, choice, because: reason, by: asker) }
            return .seeOther(ChildPlaces.show.path(id))
        } catch let problems as Problems {
            return .page(try await settlePage(visit, id, problems))
        }
    }
}

/// The records that say something else than the case system.
struct DifferencesPage {
    let visit: Visit
    let total: Int
    let shown: [DifferingChild]
    let teams: TeamTree

    private let columns = ["Child", "Field", "Here", "In the case system", ""].map { Table.Column($0) }

    var page: Page {
        Page(
            "Differences from the case system", breadcrumbs: [("Children", ChildPlaces.list.path)],
            """
            <h1>Differences from the case system</h1><p>What a record here says and the last load says otherwise. Nothing is overwritten: \
            somebody who may change the record settles which is right.</p>\(filter)\(table)\(Paging(visit: visit, total: total).html)
            <p><a href="\(ChildPlaces.differencesCSV.path)\(query)">The same as CSV</a>, with numbers of records and without names.</p>
            """)
    }

    private var filter: HTML {
        FilterBar([
            .init("field", "Field", ChildField.allCases.map { ($0.rawValue, $0.words) }), .init("team", "Team", teams.options),
        ]).html(visit)
    }

    private var query: String {
        let pairs = ["field", "team"].filter { !visit.query[$0].isEmpty }.map { "\($0)=\(visit.query[$0].asQueryValue)" }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }

    private var table: HTML {
        if total == 0 { return "<p class=\"note\">No record that you may change says anything else than the case system.</p>" }
        let rows = shown.flatMap { line in
            line.differences.map { difference in
                Table.row(
                    columns,
                    [
                        "<a href=\"\(ChildPlaces.show.path(line.child.id))\">\(line.child.name)</a><span class=\"sub\">\(line.child.number)</span>",
                        "\(difference.field.words)", "\(difference.ours)", "\(difference.theirs)",
                        """
                        <a href="\(ChildPlaces.settle.path(line.child.id))">Settle<span class="unseen"> \
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
    let visit: Visit
    let child: Child
    let differences: [FieldDifference]
    let problems: Problems?

    var page: Page {
        let forms = differences.map(form)
        return Page(
            "Settle differences", breadcrumbs: [("Children", ChildPlaces.list.path), ("Differences", ChildPlaces.differences.path)],
            problems: problems,
            """
            \(IdentityBar(child: child, today: visit.today).html)<h2>Settle what differs from the case system</h2>
            \(forms.isEmpty ? "<p class=\"note\">This record says nothing else than the case system.</p>" : forms.joined())
            """)
    }

    private func form(_ difference: FieldDifference) -> HTML {
        return """
            <section aria-labelledby="of-\(difference.field.rawValue)"><h3 id="of-\(difference.field.rawValue)">\(difference.field.words)</h3>
            \(visit.form(
                to: ChildPlaces.settle.path(child.id),
                """
                <input type="hidden" name="field" value="\(difference.field.rawValue)"><input type="hidden" name="ours" value="\(difference.ours)">\
                <input type="hidden" name="theirs" value="\(difference.theirs)">
                \(choice(difference))
                <p><button class="btn">Settle</button></p>
                """))</section>
            """
    }

    /// One name a page: the names of this form’s fields carry the field that it settles.
    private func choice(_ difference: FieldDifference) -> HTML {
        let (key, wrong) = (difference.field.rawValue, visit.form["field"] == difference.field.rawValue)
        let problem: (String) -> HTML? = { name in
            guard wrong, let found = problems?.all.first(where: { $0.place == name }) else { return nil }
            return "<p class=\"problem\"><span class=\"unseen\">Error: </span>\(found.words)</p>"
        }
        let options = [("theirs", "The case system: \(difference.theirs)"), ("ours", "This record: \(difference.ours)")]
        let boxes = options.map { value, words -> HTML in
            """
            <div class="choice"><input type="radio" id="\(key)-\(value)" name="choice" value="\(value)"\
            \(" checked", when: wrong && visit.form["choice"] == value)><label for="\(key)-\(value)">\(words)</label></div>
            """
        }
        return """
            <fieldset class="field\(" wrong", when: problem("choice") != nil)"\(" id=\"choice\"", when: problem("choice") != nil)><legend>Which is right?</legend>\(problem("choice"))\(boxes)</fieldset>
            <div class="field\(" wrong", when: problem("reason") != nil)"\(" id=\"reason\"", when: problem("reason") != nil)><label for="\(key)-reason">Why, where this record is right</label>
            <p class="hint" id="\(key)-hint">And who mends it in the case system.</p>\(problem("reason"))
            <textarea id="\(key)-reason" name="reason" rows="2" aria-describedby="\(key)-hint">\(wrong ? visit.form["reason"] : "")</textarea></div>
            """
    }
}
