import ChildRecords
import SiteKit
import Vocabulary

/// The children this person may see, with a search that goes no further.
struct ChildListPage {
    let visit: Visit
    let query: ChildQuery
    let list: ChildList
    let teams: TeamTree

    private let columns = ["Child", "Born or expected", "Team", "Allocated to", "Standing"].map { Table.Column($0) }

    var page: Page {
        Page(
            "Children",
            """
            <h1>Children</h1><div class="row">\(search)</div>\(filter)
            \(table)\(paging)<div class="row">\(links)</div>\(differences)
            """)
    }

    private var differences: HTML? {
        visit.may(.editChild)
            ? "<p><a href=\"\(ChildPlaces.differences.path)\">Differences from the case system</a></p>" : nil
    }

    private var search: HTML {
        let field = FormFields(typed: visit.form).text(
            "words", "Name or number", hint: "Finds only children you may see.", value: query.words, autocomplete: "off", width: 30)
        return visit.form(to: ChildPlaces.find.path, "\(field)<p><button class=\"btn\">Search</button></p>")
    }

    /// The filter above the whole list; a search has none, because it stands in no address.
    private var filter: HTML? {
        visit.path == ChildPlaces.list.path ? FilterBar([.init("team", "Team", teams.options)]).html(visit) : nil
    }

    private var table: HTML {
        if list.count == 0 {
            return query.words.isEmpty
                ? "<p class=\"note\">There is no child’s record that you may see. Your manager allocates children.</p>"
                : "<p class=\"note\">Nothing found among the records you may see. <a href=\"\(ChildPlaces.list.path)\">All of them</a></p>"
        }
        let caption: HTML = list.count == 1 ? "1 record that you may see" : "\(list.count) records that you may see"
        return Table(caption, columns, rows: list.shown.map(row)).html()
    }

    private func row(_ line: ListedChild) -> HTML {
        switch line {
        case .open(let child):
            let workers = child.allocated(on: visit.today).map { "\($0.name)" as HTML }.joined(", ")
            let name: HTML = "<a href=\"\(ChildPlaces.show.path(child.id))\">\(child.name)</a><span class=\"sub\">\(child.number)</span>"
            return Table.row(
                columns,
                [
                    name, "\(child.birth.day)", "\(teams.team(child.team)?.name)", workers.isEmpty ? "Nobody" : workers,
                    child.tags(on: visit.today),
                ])
        case .restricted(let child):
            // Its page would say no more than this, so nothing leads there.
            let words: HTML = "Restricted record<span class=\"sub\">\(child.number); its named readers may open it</span>"
            return Table.row(columns, [words, "–", "–", "–", Tag("Restricted", .square).html])
        }
    }

    private var paging: HTML? {
        let last = max(1, (list.count + ChildQuery.pageLength - 1) / ChildQuery.pageLength)
        guard last > 1, query.words.isEmpty else { return nil }
        let back: HTML? = query.page > 1 ? "<a href=\"\(visit.path(with: "page", String(query.page - 1)))\">Earlier</a> " : nil
        let on: HTML? = query.page < last ? " <a href=\"\(visit.path(with: "page", String(query.page + 1)))\">Later</a>" : nil
        return "<nav aria-label=\"Pages\"><p>\(back)Page \(query.page) of \(last)\(on)</p></nav>"
    }

    private var links: HTML {
        let add: HTML? = visit.may(.addChild) ? "<a class=\"btn quiet\" href=\"\(ChildPlaces.add.path)\">Add a child</a>" : nil
        let urgent: HTML? =
            visit.may(.openInEmergency)
            ? "<a class=\"btn quiet\" href=\"\(ChildPlaces.emergency.path)\">Open a record in an emergency</a>" : nil
        let teams: HTML? = visit.may(.readTeams) ? "<a class=\"btn quiet\" href=\"\(ChildPlaces.teams.path)\">Teams</a>" : nil
        return "\(add)\(urgent)\(teams)"
    }
}

extension Child {
    /// The standing of a record as tags.
    func tags(on today: Day) -> HTML {
        var tags: [HTML] = []
        if case .expected = birth { tags.append(Tag("Unborn", .hollow).html) }
        if restriction != nil { tags.append(Tag("Restricted", .square).html) }
        if allocated(on: today).isEmpty { tags.append(Tag("Not allocated", .triangle).html) }
        return tags.joined(" ")
    }
}
