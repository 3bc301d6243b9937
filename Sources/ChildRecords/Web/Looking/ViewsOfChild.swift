import ChildRecords
import GRDB
import SiteKit
import Vocabulary

extension ChildPages {
    /// Who looked at a record, for those who answer for it. The page knows its number and never its name, so that it can be printed and
    /// handed on, and so that those who govern who sees whom need not see whom.
    @Sendable func views(_ request: PageRequest, _ id: Identifier<Child>) async throws -> Answer {
        switch try await trailOf(id, request) {
        case .shut(let child): return .page(RestrictedPage(request: request, child: child).page)
        case .open(let number):
            let days = LookingDays(request.query)
            let page = try await AuditReads(store).views(
                of: id.text, and: [.openInEmergency], from: days.from, to: days.to, besides: notShown(request), before: request.before)
            let names = try await accountNames()
            return .page(ViewsPage(request: request, id: id, number: number, days: days, lines: page, names: names).page)
        }
    }

    @Sendable func viewsCSV(_ request: PageRequest, _ id: Identifier<Child>) async throws -> Answer {
        switch try await trailOf(id, request) {
        case .shut(let child): return .page(RestrictedPage(request: request, child: child).page)
        case .open(let number):
            let days = LookingDays(request.query)
            let page = try await AuditReads(store).views(
                of: id.text, and: [.openInEmergency], from: days.from, to: days.to, besides: notShown(request),
                limit: ChildPages.mostExported)
            let lines = page.lines
            let names = try await accountNames()
            var table = CSVTable(["When", "Who", "What", "Record", "Audit trail row"])
            for line in lines {
                table.add([
                    EnglishDay.iso(line.moment), names[line.account] ?? line.account, line.what(request.site.policy), number,
                    String(line.id),
                ])
            }
            if page.older != nil {
                table.add(["Only the newest \(ChildPages.mostExported.grouped) are in this file. Choose fewer days.", "", "", "", ""])
            }
            return .file(table.download(name: "access-history.csv"))
        }
    }

    /// The page of the record of a number, for those who have no list of children.
    @Sendable func findRecord(_ request: PageRequest) async throws -> Answer {
        var form = FormReader(request.form)
        let number = form.text("number", "Enter the record number, for example C-0031, or the child ID of the case system.", limit: 64)
        try form.finish()
        let asker = Requester(request, to: .readViews)
        let found = try await store.read { db in
            let ids = try OneChild.numbers(of: [number], in: db).sorted()
            return try ChildDoor.all(
                where: """
                    child.number = \(number.uppercased())
                        OR child.id IN (SELECT child_number.child FROM child_number WHERE child_number.number IN \(ids))
                    """, for: asker, in: db
            ).first?.id
        }
        guard let found else {
            try await store.recordView(of: [Identifier<Child>()], act: .missedChild, by: request.changer)
            throw Problems("number", "There is no record with this number that you can check.")
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
    private func trailOf(_ id: Identifier<Child>, _ request: PageRequest) async throws -> Trail {
        let asker = Requester(request, to: .readViews)
        let known = try await noting(id, request) { try await store.read { try ChildDoor.known(id, for: asker, in: $0) } }
        try await store.recordView(
            of: [id], act: .readViews, by: request.changer, ground: known.access.isOpen ? nil : ChildPages.withheld)
        return known.access.isOpen ? .open(number: known.number) : .shut(RestrictedChild(id: id, number: known.number))
    }

    /// Who asked in vain is told to those who answer for access, and not to a manager: it would tell of a block.
    private func notShown(_ request: PageRequest) -> [Act] { request.may(.readPatterns) ? [] : [.missedChild] }
}

/// Who looked at one record, newest first.
struct ViewsPage {
    let request: PageRequest
    let id: Identifier<Child>
    let number: String
    let days: LookingDays
    let lines: AuditReads.Page
    let names: [String: String]

    private let columns = ["When", "Who", "What"].map { Table.Column($0) }

    var page: Page {
        let trail =
            request.may(.governChildren)
            ? [("Governance", ChildPlaces.governance.path)]
            : [("Children", ChildPlaces.list.path), ("Child’s record", ChildPlaces.show.path(id))]
        return Page(
            "Access history", breadcrumbs: trail, problems: days.problems,
            """
            <h1>Access history</h1><p><strong>\(number)</strong>, \(days.words). Each view was recorded before the record was \
            shown. This page does not show the child’s name.</p>\(days.filter(request))\(table)\(lines.paging(request))\(export)
            """)
    }

    private var table: HTML {
        if lines.lines.isEmpty { return "<p class=\"note\">Nobody viewed the record in these dates.</p>" }
        let rows = lines.lines.map { line in
            Table.row(
                columns,
                [
                    "\(EnglishDay.words(line.moment))", "\(names[line.account] ?? line.account)", "\(line.what(request.site.policy))",
                ])
        }
        let caption: HTML = lines.older == nil && request.before == nil ? "Views, newest first" : "Views, newest first, one page"
        return Table(caption, columns, rows: rows).html()
    }

    private var export: HTML { "<p><a href=\"\(ChildPlaces.viewsCSV.path(id))\(days.query)\">Download (CSV)</a></p>" }
}

extension ChildPages {
    func registerLooking(on site: inout Site) {
        site.get(ChildPlaces.views, .readViews, views)
        site.get(ChildPlaces.viewsCSV, .readViews, viewsCSV)
        site.post(ChildPlaces.findRecord, .readViews, findRecord)
        site.get(ChildPlaces.inquiries, .reviewViews) { .page(try await inquiriesPage($0)) }
        site.post(ChildPlaces.inquiries, .reviewViews, inquire)
        site.get(ChildPlaces.inquiry, .reviewViews, inquiry)
        site.get(ChildPlaces.inquiryCSV, .reviewViews, inquiryCSV)
        site.get(ChildPlaces.patterns, .readPatterns, patterns)
        site.get(ChildPlaces.patternsCSV, .readPatterns, patternsCSV)
        site.post(ChildPlaces.usualHours, .readPatterns, setUsualHours, again: patternsPage)
    }

    /// The names of everybody with an account, now or before, as the trail knows them.
    func accountNames() async throws -> [String: String] {
        try await store.read { db in
            let rows = try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name FROM account")).map {
                ($0["id"] as String, $0["name"] as String)
            }
            return Dictionary(rows) { first, _ in first }.merging([
                "system": "Throughline (automatic)", "visitor": "Somebody not signed in",
            ]) {
                first, _ in first
            }
        }
    }
}

/// From when until when the trail is read. The days are given in the address, so that a list can be linked, printed and put out again.
struct LookingDays: Sendable {
    let from, to: Day?
    let problems: Problems?

    /// - Parameter usual: what holds while no day is given.
    init(_ query: Fields, usual: (from: Day?, to: Day?) = (nil, nil)) {
        var form = FormReader(query)
        let isAsked = ["from", "to"].contains { name in ["day", "month", "year"].contains { !query["\(name)-\($0)"].isEmpty } }
        let (from, to) = (form.optionalDay("from"), form.optionalDay("to"))
        if let from, let to, to < from { form.note(Problem("to", "\(to) is before \(from). Enter that date or a later date.")) }
        do {
            try form.finish()
            problems = nil
            self.from = isAsked ? from : usual.from
            self.to = isAsked ? to : usual.to
        } catch {
            problems = error
            (self.from, self.to) = usual
        }
    }

    /// The two days as fields of a form that only asks.
    func filter(_ request: PageRequest) -> HTML {
        let fields = FormFields(typed: problems == nil ? nil : request.query, problems: problems)
        return """
            <form class="filters" method="get" action="\(request.path)">\(fields.day("from", "From", value: from))\(fields.day("to", "To", value: to))\
            <button class="btn quiet">Apply dates</button></form>
            """
    }

    var words: String {
        switch (from, to) {
        case (let from?, let to?): "from \(from) to \(to)"
        case (let from?, nil): "from \(from) to date"
        case (nil, let to?): "until \(to)"
        case (nil, nil): "since the record was added"
        }
    }

    /// The days as they stand in an address.
    var query: String {
        let pairs = [("from", from), ("to", to)].flatMap { name, day in
            day.map { [("\(name)-day", $0.dayOfMonth), ("\(name)-month", $0.month), ("\(name)-year", $0.year)] } ?? []
        }
        return pairs.isEmpty ? "" : "?" + pairs.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
    }
}

extension AuditReads.Page {
    /// A link to the older lines, when there are some.
    func paging(_ request: PageRequest) -> HTML? {
        let newest: HTML? = request.query["before"].isEmpty ? nil : "<a href=\"\(request.path(with: "before", nil))\">Newest</a> "
        let more: HTML? = older.map { "<a href=\"\(request.path(with: "before", String($0)))\">Older</a>" }
        return newest == nil && more == nil ? nil : "<nav aria-label=\"Pages\"><p>\(newest)\(more)</p></nav>"
    }
}

extension PageRequest {
    /// The line before which a page of the trail begins.
    var before: Int64? { Int64(query["before"]) }
}

extension AuditReads.Line {
    /// What was done, in the words of the access table.
    func what(_ policy: Policy) -> String {
        switch act {
        case Act.missedChild.name: "Tried to open it; no access"
        case Act.listedChild.name: "Seen in a list"
        case Act.readDue.name: "Seen in a list of what is due"
        case Act.readCountedChildren.name: "Seen in a list behind a figure"
        case _ where ground == ChildPages.withheld: "Tried to open it; restricted, not shown"
        case Act.readChild.name where ground == ChildPages.emergencyGround: "Viewed with break-glass access"
        case Act.readChild.name: "Viewed"
        case Act.readViews.name: "Viewed its access history"
        case Act.openInEmergency.name: "Opened it with break-glass access"
        case Act.soughtChild.name: "Found that it exists, for break-glass access"
        default: (policy.words(of: act) ?? act).capitalizedFirst
        }
    }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
