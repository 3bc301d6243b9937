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

    static func read(from: Day, to: Day, for asker: Asker, in store: Store) async throws -> PatternsRead {
        let (hours, version) = try await store.read { try PatternsRead.hours(in: $0) }
        let counts = try await AuditReads(store).recordCounts(from: from, to: to, reading: reading) { hours.minutes(of: $0) }
        return try await store.read { try PatternsRead(counts, hours, version, asker, in: $0) }
    }

    static func hours(in db: Database) throws -> (UsualHours, version: Int) {
        let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT opens, closes, version FROM usual_hours"))
        return (row.flatMap { UsualHours(opens: $0["opens"], closes: $0["closes"]) } ?? .shipped, row?["version"] ?? 0)
    }

    private init(_ counts: [AuditReads.RecordCount], _ hours: UsualHours, _ version: Int, _ asker: Asker, in db: Database) throws {
        (self.hours, self.version) = (hours, version)
        let facts = try ChildFactsRows.facts(on: asker.today, in: db).map(\.0)
        let hidden = Set(facts.filter { BlockBeatsAll.hides($0, from: asker.worker) }.map(\.id.text))
        let known = Dictionary(facts.map { ($0.id.text, $0) }) { first, _ in first }
        let allocated = try Allocated(in: db)
        let looks = counts.compactMap { count -> Looks? in
            guard !hidden.contains(count.record), let worker = Identifier<Worker>(count.account), worker != asker.worker,
                let record = Identifier<Child>(count.record), known[count.record] != nil || count.refused > 0
            else { return nil }
            return Looks(
                worker: worker, record: record, day: count.day, opened: count.opened, refused: count.refused, outsideHours: count.outside,
                wasAllocated: known[count.record] == nil || allocated.holds(count.record, on: count.day))
        }
        let teams = try WorkerTeams(on: asker.today, in: db).teams
        let names = try PatternsRead.names(in: db)
        let patterns = LookingPatterns(
            hours: hours, teams: teams, sameSurname: try PatternsRead.sameSurnames(looks, names, known, in: db))
        lines = patterns.found(in: looks).map { pattern in
            Line(
                pattern: pattern, name: names[pattern.worker] ?? pattern.worker.text, team: teams[pattern.worker]?.name ?? "",
                records: pattern.records.compactMap { id in known[id.text].map { (id, $0.number) } })
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
        _ looks: [Looks], _ names: [Identifier<Worker>: String], _ known: [String: ChildFacts], in db: Database
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
            let named = shared.filter { known[$0.text]?.restriction == nil }
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
