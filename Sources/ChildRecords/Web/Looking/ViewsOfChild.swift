import ChildRecords
import SiteKit
import Vocabulary

extension ChildPages {
    /// Who looked at a record, for those who answer for it. The page knows its number and never its name, so that it can be printed and
    /// handed on, and so that those who govern who sees whom need not see whom.
    @Sendable func views(_ visit: Visit, _ id: Identifier<Child>) async throws -> Answer {
        switch try await trailOf(id, visit) {
        case .shut(let child): return .page(RestrictedPage(visit: visit, child: child).page)
        case .open(let number):
            let days = LookingDays(visit.query)
            let page = try await AuditReads(store).views(
                of: id.text, from: days.from, to: days.to, besides: notShown(visit), before: visit.before)
            let names = try await accountNames()
            return .page(ViewsPage(visit: visit, id: id, number: number, days: days, lines: page, names: names).page)
        }
    }

    @Sendable func viewsCSV(_ visit: Visit, _ id: Identifier<Child>) async throws -> Answer {
        switch try await trailOf(id, visit) {
        case .shut(let child): return .page(RestrictedPage(visit: visit, child: child).page)
        case .open(let number):
            let days = LookingDays(visit.query)
            let lines = try await AuditReads(store).views(
                of: id.text, from: days.from, to: days.to, besides: notShown(visit), limit: ChildPages.mostExported
            ).lines
            let names = try await accountNames()
            var table = CSVTable(["When", "Who", "What", "Record", "Row of the audit trail"])
            for line in lines {
                table.add([
                    EnglishDay.iso(line.moment), names[line.account] ?? line.account, line.what(visit.site.policy), number, String(line.id),
                ])
            }
            return .file(table.download(name: "who-looked.csv"))
        }
    }

    /// The page of the record of a number, for those who have no list of children.
    @Sendable func findRecord(_ visit: Visit) async throws -> Answer {
        var form = FormReader(visit.form)
        let number = form.text("number", "Give the record’s number, as in C-0031.", limit: 40).uppercased()
        try form.finish()
        let asker = Asker(visit, to: .readViews)
        let found = try await store.read { db in
            try ChildDoor.all(for: asker, in: db).first { facts, _ in facts.number == number }?.0.id
        }
        guard let found else {
            try await store.recordView(of: [Identifier<Child>()], act: .missedChild, by: visit.changer)
            throw Problems("number", "There is no record with this number that you may ask about.")
        }
        return .seeOther(ChildPlaces.views.path(found))
    }

    /// A spreadsheet program takes a million rows; this many are enough to print for a month.
    static let mostExported = 50_000

    private enum Trail {
        case open(number: String)
        case shut(RestrictedChild)
    }

    /// The look at the trail is itself written down before it is shown.
    private func trailOf(_ id: Identifier<Child>, _ visit: Visit) async throws -> Trail {
        let asker = Asker(visit, to: .readViews)
        let (decision, number) = try await noting(id, visit) {
            try await store.read { db in
                let decision = try ChildDoor.facts(of: id, for: asker, in: db)
                return (decision, try ChildFactsRows.facts(of: id, on: asker.today, in: db)?.0.number ?? "")
            }
        }
        if case .restricted(let child) = decision {
            try await store.recordView(of: [id], act: .readViews, by: visit.changer, ground: ChildPages.withheld)
            return .shut(child)
        }
        try await store.recordView(of: [id], act: .readViews, by: visit.changer)
        return .open(number: number)
    }

    /// Who asked in vain is told to those who answer for access, and not to a manager: it would tell of a block.
    private func notShown(_ visit: Visit) -> [Act] { visit.may(.readPatterns) ? [] : [.missedChild] }
}

/// Who looked at one record, newest first.
struct ViewsPage {
    let visit: Visit
    let id: Identifier<Child>
    let number: String
    let days: LookingDays
    let lines: AuditReads.Page
    let names: [String: String]

    private let columns = ["When", "Who", "What"].map { Table.Column($0) }

    var page: Page {
        let trail =
            visit.may(.governChildren)
            ? [("Governance", ChildPlaces.governance.path)]
            : [("Children", ChildPlaces.list.path), ("Child’s record", ChildPlaces.show.path(id))]
        return Page(
            "Who looked at this record", breadcrumbs: trail, problems: days.problems,
            """
            <h1>Who looked at this record</h1><p><strong>\(number)</strong>, \(days.words). Each look was written down before the record was \
            shown. This page has no name of a child on it.</p>\(days.filter(visit))\(table)\(lines.paging(visit))\(export)
            """)
    }

    private var table: HTML {
        if lines.lines.isEmpty { return "<p class=\"note\">Nobody looked in this time.</p>" }
        let rows = lines.lines.map { line in
            Table.row(
                columns,
                [
                    "\(EnglishDay.words(line.moment))", "\(names[line.account] ?? line.account)", "\(line.what(visit.site.policy))",
                ])
        }
        let caption: HTML = lines.older == nil && visit.before == nil ? "Looks, newest first" : "Looks, newest first, a page of them"
        return Table(caption, columns, rows: rows).html()
    }

    private var export: HTML { "<p><a href=\"\(ChildPlaces.viewsCSV.path(id))\(days.query)\">The same as CSV</a></p>" }
}
