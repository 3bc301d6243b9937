import ChildRecords
import GRDB
import SiteKit
import Vocabulary

extension ChildPages {
    func registerLooking(on site: inout Site) {
        site.get(ChildPlaces.views, .readViews, views)
        site.get(ChildPlaces.viewsCSV, .readViews, viewsCSV)
        site.post(ChildPlaces.findRecord, .readViews, findRecord)
        site.get(ChildPlaces.inquiries, .inquireLooks) { .page(try await inquiriesPage($0)) }
        site.post(ChildPlaces.inquiries, .inquireLooks, inquire)
        site.get(ChildPlaces.inquiry, .inquireLooks, inquiry)
        site.get(ChildPlaces.inquiryCSV, .inquireLooks, inquiryCSV)
        site.get(ChildPlaces.patterns, .readPatterns, patterns)
        site.get(ChildPlaces.patternsCSV, .readPatterns, patternsCSV)
        site.post(ChildPlaces.usualHours, .readPatterns, setUsualHours)
    }

    /// The names of everybody with an account, now or before, as the trail knows them.
    func accountNames() async throws -> [String: String] {
        try await store.read { db in
            let rows = try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name FROM account")).map {
                ($0["id"] as String, $0["name"] as String)
            }
            return Dictionary(rows) { first, _ in first }.merging(["system": "Throughline itself", "visitor": "Somebody not signed in"]) {
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
        if let from, let to, to < from { form.note(Problem("to", "\(to) lies before \(from). Give that day or a later one.")) }
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
    func filter(_ visit: Visit) -> HTML {
        let fields = FormFields(typed: problems == nil ? nil : visit.query, problems: problems)
        return """
            <form class="filters" method="get" action="\(visit.path)">\(fields.day("from", "From", value: from))\(fields.day("to", "To", value: to))\
            <button class="btn quiet">Apply the days</button></form>
            """
    }

    var words: String {
        switch (from, to) {
        case (let from?, let to?): "from \(from) to \(to)"
        case (let from?, nil): "from \(from) until now"
        case (nil, let to?): "until \(to)"
        case (nil, nil): "since the record began"
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
    func paging(_ visit: Visit) -> HTML? {
        let newest: HTML? = visit.query["before"].isEmpty ? nil : "<a href=\"\(visit.path(with: "before", nil))\">Newest</a> "
        let more: HTML? = older.map { "<a href=\"\(visit.path(with: "before", String($0)))\">Older</a>" }
        return newest == nil && more == nil ? nil : "<nav aria-label=\"Pages\"><p>\(newest)\(more)</p></nav>"
    }
}

extension Visit {
    /// The line before which a page of the trail begins.
    var before: Int64? { Int64(query["before"]) }
}

extension AuditReads.Line {
    /// What was done, in the words of the access table.
    func what(_ policy: Policy) -> String {
        switch act {
        case Act.missedChild.name: "Asked for it; it was not there for them"
        case Act.listedChild.name: "Saw it in a list"
        case _ where ground == ChildPages.withheld: "Asked for it; it is restricted and was not shown"
        case Act.readChild.name where ground == ChildPages.emergencyGround: "Read it, opened in an emergency"
        case Act.readChild.name: "Read it"
        case Act.readViews.name: "Read who looked at it"
        default: (policy.words(of: act) ?? act).capitalizedFirst
        }
    }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
