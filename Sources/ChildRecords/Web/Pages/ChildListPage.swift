import ChildRecords
import SiteKit
import Vocabulary

/// The children this person may see, with a search over no others.
struct ChildListPage {
    let request: PageRequest
    let query: ChildQuery
    let list: ChildList
    let teams: TeamTree

    private let columns = ["Child", "Date of birth or due date", "Team", "Allocated to", "Status"].map { Table.Column($0) }

    var page: Page {
        Page(
            "Children",
            """
            <h1>Children</h1><div class="row">\(search)</div>\(filter)
            \(table)\(paging)<div class="row">\(links)</div>\(differences)
            """)
    }

    private var differences: HTML? {
        request.may(.editChild)
            ? "<p><a href=\"\(ChildPlaces.differences.path)\">Differences from the case system</a></p>" : nil
    }

    private var search: HTML {
        let field = FormFields(typed: request.form).text(
            "words", "Name or record number", hint: "Finds only children whose records you can see.", value: query.words,
            autocomplete: "off", width: 30)
        return request.form(to: ChildPlaces.find.path, "\(field)<p><button class=\"btn\">Search</button></p>")
    }

    /// The filter above the whole list; a search has none, because it is in no address.
    private var filter: HTML? {
        request.path == ChildPlaces.list.path ? FilterBar([.init("team", "Team", teams.options)]).html(request) : nil
    }

    private var table: HTML {
        if list.count == 0 {
            return query.words.isEmpty
                ? "<p class=\"note\">There are no records that you can see. Your manager allocates children to you.</p>"
                : "<p class=\"note\">No results among the records you can see. <a href=\"\(ChildPlaces.list.path)\">Show all records</a></p>"
        }
        let caption: HTML = list.count == 1 ? "1 record that you can see" : "\(list.count) records that you can see"
        return Table(caption, columns, rows: list.shown.map(row)).html()
    }

    private func row(_ line: ChildLine) -> HTML {
        guard let record = line.record else {
            // Its page would say no more than this, so nothing links to it.
            let words: HTML = "Restricted record<span class=\"sub\">\(line.number). Only its named readers can open it.</span>"
            return Table.row(columns, [words, "–", "–", "–", Tag("Restricted", .square).html])
        }
        let name: HTML = "<a href=\"\(ChildPlaces.show.path(line.id))\">\(record.name)</a><span class=\"sub\">\(line.number)</span>"
        let workers = record.workers.map { "\($0)" as HTML }.joined(", ")
        let tags = Child.tags(record.birth, isRestricted: record.isRestricted, isAllocated: !record.workers.isEmpty)
        return Table.row(
            columns, [name, "\(record.birth.day)", "\(record.team)", workers.isEmpty ? "Nobody" : workers, tags])
    }

    private var paging: HTML? {
        let last = max(1, (list.count + ChildQuery.pageLength - 1) / ChildQuery.pageLength)
        guard last > 1, query.words.isEmpty else { return nil }
        let back: HTML? = query.page > 1 ? "<a href=\"\(request.path(with: "page", String(query.page - 1)))\">Previous</a> " : nil
        let on: HTML? = query.page < last ? " <a href=\"\(request.path(with: "page", String(query.page + 1)))\">Next</a>" : nil
        return "<nav aria-label=\"Pages\"><p>\(back)Page \(query.page) of \(last)\(on)</p></nav>"
    }

    private var links: HTML {
        let add: HTML? = request.may(.addChild) ? "<a class=\"btn quiet\" href=\"\(ChildPlaces.add.path)\">Add a child</a>" : nil
        let urgent: HTML? =
            request.may(.openInEmergency)
            ? "<a class=\"btn quiet\" href=\"\(ChildPlaces.emergency.path)\">Break-glass access</a>" : nil
        let teams: HTML? = request.may(.readTeams) ? "<a class=\"btn quiet\" href=\"\(ChildPlaces.teams.path)\">Teams</a>" : nil
        return "\(add)\(urgent)\(teams)"
    }
}

extension Child {
    /// The status of a record as tags.
    func tags(on today: Day) -> HTML {
        Child.tags(birth, isRestricted: restriction != nil, isAllocated: !allocated(on: today).isEmpty)
    }

    static func tags(_ birth: Birth, isRestricted: Bool, isAllocated: Bool) -> HTML {
        var tags: [HTML] = []
        if case .expected = birth { tags.append(Tag("Unborn", .hollow).html) }
        if isRestricted { tags.append(Tag("Restricted", .square).html) }
        if !isAllocated { tags.append(Tag("Not allocated", .triangle).html) }
        return tags.joined(" ")
    }
}
