import ChildRecords
import Foundation
import GRDB
import SiteKit
import Vocabulary

/// Reads what the rules of unusual looking need, leaving out every family that is hidden from the one who asks.
struct PatternsRead: Sendable {
    /// A pattern with the words that a page shows for its worker and its records.
    struct Line: Sendable {
        let pattern: LookingPattern
        let name: String
        let team: String
        let records: [(id: Identifier<Child>, number: String)]
    }

    static let usualDays = 28
    static let mostDays = 92
    static let reading = AuditReads.Reading(
        listed: .listedChild, missed: .missedChild, withheld: ChildPages.withheld, trail: .readViews)

    let lines: [Line]
    let hours: UsualHours
    let version: Int

    static func read(from: Day, to: Day, for asker: Requester, in store: Store) async throws -> PatternsRead {
        let (hours, version) = try await store.read { try PatternsRead.hours(in: $0) }
        let counts = try await AuditReads(store).recordCounts(from: from, to: to, reading: reading) { hours.minutes(of: $0) }
        return try await store.read { try PatternsRead(counts, hours, version, asker, in: $0) }
    }

    static func hours(in db: Database) throws -> (UsualHours, version: Int) {
        let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT opens, closes, version FROM usual_hours"))
        return (row.flatMap { UsualHours(opens: $0["opens"], closes: $0["closes"]) } ?? .shipped, row?["version"] ?? 0)
    }

    private init(_ counts: [AuditReads.RecordCount], _ hours: UsualHours, _ version: Int, _ asker: Requester, in db: Database) throws {
        (self.hours, self.version) = (hours, version)
        let records = try NumberedRecords(for: asker.worker, in: db)
        let allocated = try Allocated(in: db)
        let looks = counts.compactMap { count -> ViewsByWorker? in
            guard !records.hides(count.record), let worker = Identifier<Worker>(count.account), worker != asker.worker,
                let record = Identifier<Child>(count.record), records.number(count.record) != nil || count.refused > 0
            else { return nil }
            return ViewsByWorker(
                worker: worker, record: record, day: count.day, opened: count.opened, refused: count.refused, outsideHours: count.outside,
                wasAllocated: records.number(count.record) == nil || allocated.holds(count.record, on: count.day))
        }
        let teams = try WorkerTeams(on: asker.today, in: db).teams
        let names = try PatternsRead.names(in: db)
        let patterns = LookingPatterns(
            hours: hours, teams: teams, sameSurname: try PatternsRead.sameSurnames(looks, names, records, in: db))
        lines = patterns.found(in: looks).map { pattern in
            Line(
                pattern: pattern, name: names[pattern.worker] ?? pattern.worker.text, team: teams[pattern.worker]?.name ?? "",
                records: pattern.records.compactMap { id in records.number(id.text).map { (id, $0) } })
        }.sorted { ($0.name, $0.pattern.kind.rawValue) < ($1.name, $1.pattern.kind.rawValue) }
    }

    private static func names(in db: Database) throws -> [Identifier<Worker>: String] {
        let rows = try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name FROM account")).map {
            ($0["id"] as Identifier<Worker>, $0["name"] as String)
        }
        return Dictionary(rows) { first, _ in first }
    }

    /// Compares names here and gives only the comparison: a restricted record is counted and its number is kept back, because it would
    /// tell a part of its name.
    private static func sameSurnames(
        _ looks: [ViewsByWorker], _ names: [Identifier<Worker>: String], _ records: NumberedRecords, in db: Database
    ) throws -> [Identifier<Worker>: (named: [Identifier<Child>], restricted: Int)] {
        let rows = try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name FROM child")).map {
            ($0["id"] as Identifier<Child>, SameSurname.parts(of: $0["name"]))
        }
        let surnames = Dictionary(rows) { first, _ in first }
        var opened: [Identifier<Worker>: Set<Identifier<Child>>] = [:]
        for look in looks where look.opened > 0 { opened[look.worker, default: []].insert(look.record) }
        return opened.reduce(into: [:]) { found, entry in
            let own = names[entry.key].map(SameSurname.parts) ?? []
            let shared = entry.value.filter { !(surnames[$0] ?? []).isDisjoint(with: own) }.sorted { $0.text < $1.text }
            let named = shared.filter { !records.isRestricted($0.text) }
            if !shared.isEmpty { found[entry.key] = (named, shared.count - named.count) }
        }
    }
}

/// On which days a record was allocated to somebody.
struct Allocated {
    private var spans: [String: [(from: Day, until: Day?)]] = [:]

    init(in db: Database) throws {
        for row in try Row.fetchAll(db.cachedStatement(sql: "SELECT child, from_day, until FROM child_allocation")) {
            spans[row["child"], default: []].append((row["from_day"], row["until"]))
        }
    }

    func holds(_ child: String, on day: Day) -> Bool {
        spans[child]?.contains { span in span.from <= day && (span.until.map { day <= $0 } ?? true) } == true
    }
}

/// The team each worker is compared with: the one their role was given for, or the one of most children allocated to them.
struct WorkerTeams {
    let teams: [Identifier<Worker>: Team]

    init(on today: Day, in db: Database) throws {
        let tree = try Teams.tree(in: db)
        var found: [Identifier<Worker>: Team] = [:]
        let sql = """
            SELECT account, team, count(*) AS held FROM (
                SELECT child_allocation.account, child.team FROM child_allocation JOIN child ON child.id = child_allocation.child
                WHERE from_day <= ? AND (until IS NULL OR until >= ?))
            GROUP BY account, team ORDER BY account, held, team DESC
            """
        for row in try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [today, today]) {
            found[row["account"]] = tree.team(row["team"])
        }
        for held in try Grants.live(on: today, in: db) {
            if case .team(let team) = held.grant.scope { found[held.account.worker] = tree.team(team) }
        }
        teams = found
    }
}

extension ChildPages {
    @Sendable func patterns(_ request: PageRequest) async throws -> Answer { .page(try await patternsPage(request)) }

    func patternsPage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let (days, from, to) = patternDays(request)
        let read = try await readPatterns(from, to, request)
        return PatternsPage(request: request, read: read, days: days, from: from, to: to, problems: problems ?? days.problems).page
    }

    @Sendable func patternsCSV(_ request: PageRequest) async throws -> Answer {
        let (_, from, to) = patternDays(request)
        let read = try await readPatterns(from, to, request)
        let kind = LookingPattern.Kind(rawValue: request.query["kind"])
        var table = CSVTable(["Worker", "Team", "Pattern", "Reason", "Records", "From", "To"])
        for line in read.lines where kind == nil || line.pattern.kind == kind {
            table.add([
                line.name, line.team, line.pattern.kind.words, line.pattern.reason, line.records.map(\.number).joined(separator: " "),
                from.iso,
                to.iso,
            ])
        }
        return .file(table.download(name: "patterns.csv"))
    }

    /// Looking over everybody's looks is a look too, at the trail as a whole.
    private func readPatterns(_ from: Day, _ to: Day, _ request: PageRequest) async throws -> PatternsRead {
        let asker = Requester(request, to: .readPatterns)
        let read = try await PatternsRead.read(from: from, to: to, for: asker, in: store)
        try await store.recordView(of: ["audit"], act: .readPatterns, by: request.changer, ground: "\(from.iso) \(to.iso)")
        return read
    }

    private func patternDays(_ request: PageRequest) -> (LookingDays, from: Day, to: Day) {
        let usual = (from: Optional(request.today - (PatternsRead.usualDays - 1)), to: Optional(request.today))
        let days = LookingDays(request.query, usual: usual)
        let to = days.to ?? request.today
        let from = max(days.from ?? to - (PatternsRead.usualDays - 1), to - (PatternsRead.mostDays - 1))
        return (days, min(from, to), to)
    }

    @Sendable func setUsualHours(_ request: PageRequest) async throws -> Answer {
        let version = FormReader(request.form).version
        guard let opens = Int(request.form["opens"]), let closes = Int(request.form["closes"]),
            let hours = UsualHours(opens: opens, closes: closes)
        else { throw Problems("opens", "Choose when usual hours begin and, later on the same day, when they end.") }
        try await store.change(by: request.changer, .readPatterns, on: "usual-hours", ground: "\(opens)-\(closes)") { db in
            let (now, saved) = try PatternsRead.hours(in: db)
            if saved != version {
                throw EditConflict(
                    [
                        .choice("opens", "Begin at", [String(now.opens)], of: PatternsPage.hours(0...23)),
                        .choice("closes", "End at", [String(now.closes)], of: PatternsPage.hours(1...24)),
                    ], version: saved)
            }
            try db.execute(
                sql: "UPDATE usual_hours SET opens = ?, closes = ?, version = version + 1", arguments: [hours.opens, hours.closes])
        }
        return .seeOther(ChildPlaces.patterns.path + "#hours", saying: "Saved: usual hours are \(opens).00 to \(closes).00.")
    }
}

/// Unusual access that is worth a question.
struct PatternsPage {
    let request: PageRequest
    let read: PatternsRead
    let days: LookingDays
    let from, to: Day
    let problems: Problems?

    private let columns = ["Worker", "Pattern", "Reason", "Records", ""].map { Table.Column($0) }

    var page: Page {
        Page(
            "Unusual access", breadcrumbs: [("Governance", ChildPlaces.governance.path)], problems: problems,
            """
            <h1>Unusual access</h1><p>Views of children’s records from \(from) to \(to) that are worth a question. This is not evidence of \
            wrongdoing: there may be a good reason, so ask the worker first.</p>\(SavedViewBar().html(request))\(days.filter(request))\(kinds)\(table)
            <p><a href="\(ChildPlaces.patternsCSV.path)\(csvQuery)">Download (CSV)</a></p>\(hours)
            """)
    }

    private var kind: LookingPattern.Kind? { LookingPattern.Kind(rawValue: request.query["kind"]) }

    private var csvQuery: String {
        let query = LookingDays(request.query, usual: (from, to)).query
        return kind.map { query + (query.isEmpty ? "?" : "&") + "kind=\($0.rawValue)" } ?? query
    }

    /// The kinds as links, because the days stand in the form above.
    private var kinds: HTML {
        let all: [(String?, String)] = [(nil, "All")] + LookingPattern.Kind.allCases.map { ($0.rawValue, $0.words) }
        let links = all.map { value, words -> HTML in
            let isHere = (value ?? "") == (kind?.rawValue ?? "")
            return "<li><a href=\"\(request.path(with: "kind", value))\"\(" aria-current=\"true\"", when: isHere)>\(words)</a></li>"
        }
        return "<ul class=\"views\">\(links)</ul>"
    }

    private var table: HTML {
        let shown = read.lines.filter { kind == nil || $0.pattern.kind == kind }
        if shown.isEmpty { return "<p class=\"note\">Nothing unusual in these dates.</p>" }
        let rows = shown.map { line -> HTML in
            let records = line.records.map { "<a href=\"\(ChildPlaces.views.path($0.id))\">\($0.number)</a>" as HTML }.joined(", ")
            let team: HTML? = line.team.isEmpty ? nil : "<span class=\"sub\">\(line.team)</span>"
            return Table.row(
                columns,
                [
                    "\(line.name)\(team)", "\(line.pattern.kind.words)", "\(line.pattern.reason)", records.isEmpty ? "–" : records,
                    """
                    <a class="btn quiet" href="\(ask(line.pattern.worker))">Start access review<span class="unseen">: \(line.name), \
                    \(line.pattern.kind.words)</span></a>
                    """,
                ])
        }
        return Table("Unusual access by worker", columns, rows: rows).html()
    }

    private func ask(_ worker: Identifier<Worker>) -> String {
        let days = [("from", from), ("until", to)].map { "&\($0)-day=\($1.dayOfMonth)&\($0)-month=\($1.month)&\($0)-year=\($1.year)" }
        return ChildPlaces.inquiries.path + "?account=\(worker.text)" + days.joined()
    }

    static func hours(_ range: ClosedRange<Int>) -> [(value: String, words: String)] { range.map { (String($0), "\($0).00") } }

    private var hours: HTML {
        let fields = FormFields(typed: request.form.has("opens") ? request.form : nil, problems: problems)
        let body: HTML = """
            \(fields.select("opens", "Begin at", options: PatternsPage.hours(0...23), value: String(read.hours.opens)))
            \(fields.select("closes", "End at", options: PatternsPage.hours(1...24), value: String(read.hours.closes)))
            <p><button class="btn quiet">Save hours</button></p>
            """
        return """
            <h2 id="hours">Usual hours</h2><p>A local setting: \(read.hours.words). Weekends and bank holidays are always outside.</p>
            \(request.form(to: ChildPlaces.usualHours.path, version: read.version, body))
            <h2>How patterns are found</h2><ul><li>Many records: more than \(ManyRecordsOpened.times) times the median of the worker’s team, and at least \
            \(ManyRecordsOpened.least).</li><li>Outside usual hours: \(OutsideUsualHours.least) views or more.</li><li>Often refused: \
            \(ManyRefusals.least) times or more trying to open a record that is restricted or that they may not see.</li><li>Unallocated records: \
            \(UnallocatedRecordsOpened.least) or more that were not allocated to anybody on the day.</li><li>Same surname: one is enough. The number of \
            a restricted record is not shown, because it would reveal part of the name.</li></ul>
            """
    }
}
