import ChildRecords
import GRDB
import Indicators
import SiteKit
import Vocabulary

extension Act {
    package static let readShared = Act("measures.shared", "see figures for publication")
    package static let shareMonth = Act("measures.share", "publish a month of the measures, with small numbers hidden")
}

/// Months of the measures as they left the council. What was published of a year decides what can be shown of its later months, so the
/// numbers of each month are kept as they were; which of them are hidden follows from them, and is worked out in the same order each time.
enum SharingSchema {
    static let migrations = [
        StoreMigration(
            "2026-11-30 months that were published",
            """
            CREATE TABLE shared_month (
                month TEXT PRIMARY KEY, run INTEGER NOT NULL, data_to TEXT NOT NULL, published_on TEXT NOT NULL, published_by TEXT NOT NULL
            ) STRICT;
            CREATE TABLE shared_number (
                month TEXT NOT NULL REFERENCES shared_month (month), measure INTEGER NOT NULL, team TEXT NOT NULL, first INTEGER NOT NULL,
                second INTEGER NOT NULL, not_known INTEGER NOT NULL, PRIMARY KEY (measure, month, team)
            ) STRICT, WITHOUT ROWID;
            """)
    ]
}

/// Which months were published, and publishing the next.
struct SharedMonths: Sendable {
    let published: [(month: MeasurePeriod, on: Day, by: String)]
    /// The next month that the data reaches the end of; nil where there is none.
    let next: MeasurePeriod?

    static func read(in db: Database) throws -> SharedMonths {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT month, published_on, published_by FROM shared_month ORDER BY month DESC"))
        let published = rows.compactMap { row -> (month: MeasurePeriod, on: Day, by: String)? in
            Day(iso: "\(row["month"] as String)-01").map {
                (MeasurePeriod(.month, endingInMonthOf: $0), row["published_on"], row["published_by"])
            }
        }
        guard let run = try MeasuredRun.shown(in: db) else { return SharedMonths(published: published, next: nil) }
        let whole = MeasuredPeriods.all(.month, from: nil, until: run.taken, most: 1).last
        let following = published.first.map { MeasurePeriod(.month, endingInMonthOf: $0.month.last + 1) }
        return SharedMonths(
            published: published, next: whole.flatMap { whole in (following ?? whole).last <= whole.last ? following ?? whole : nil })
    }

    /// The financial years of which anything was published, by the year in which they begin, the newest first.
    var years: [Int] { Array(Set(published.map { SharedMonths.year(of: $0.month) })).sorted(by: >) }
    static func year(of month: MeasurePeriod) -> Int { month.last.month >= 4 ? month.last.year : month.last.year - 1 }

    /// Keeps the numbers of a month as they are now.
    static func publish(_ month: MeasurePeriod, _ run: MeasuredRun, by acting: Changer, on today: Day, in db: Database) throws {
        let key = String(month.last.iso.prefix(7))
        try db.execute(
            sql: "INSERT INTO shared_month (month, run, data_to, published_on, published_by) VALUES (?, ?, ?, ?, ?)",
            arguments: [key, run.id, run.taken, today, try acting.name(in: db)])
        let measures = try known(run, month, in: db)
        let add = try db.cachedStatement(
            sql: "INSERT INTO shared_number (month, measure, team, first, second, not_known) VALUES (?, ?, ?, ?, ?, ?)")
        for one in SharedNumber.all(measures, try tally(measures, run, month, in: db), at: 0, names: try names(in: db)) {
            try add.execute(arguments: [key, Int(one.measure), one.team, one.first, one.second, one.notKnown])
        }
    }

    /// Those that the data tells for the whole of a month.
    private static func known(_ run: MeasuredRun, _ month: MeasurePeriod, in db: Database) throws -> [any ChildMeasure.Type] {
        let known = try MeasuredKnown.all(run, in: db)
        return ChildMeasures.all.filter { measure in
            guard SharedMeasure.canBeShared(measure), let about = known[measure.number], let last = about.last else { return false }
            return month.last <= last && (about.first.map { $0 <= month.first } ?? true)
        }
    }

    private static func names(in db: Database) throws -> [Int32: String] {
        Dictionary(
            try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name FROM measured_team")).map {
                ($0["id"] as Int32, $0["name"] as String)
            }
        ) { first, _ in first }
    }

    private static func tally(
        _ measures: [any ChildMeasure.Type], _ run: MeasuredRun, _ month: MeasurePeriod, in db: Database
    ) throws -> MeasureTally {
        var tally = MeasureTally(months: [month], measures: measures, byTeam: true)
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT measure, kind, reason, first, last, value, team, worker FROM contribution
                WHERE \(run.holds) AND first <= \(month.last.number) AND last >= \(month.first.number)
                """
        ).fetchCursor(db)
        while let row = try rows.next() {
            guard let kind = Contribution.Kind(rawValue: row[1]) else { throw UnreadableValue("contribution", "kind") }
            tally.add(
                Contribution(
                    measure: row[0], kind: kind, reason: row[2], first: row[3], last: row[4], value: row[5] ?? Contribution.none,
                    team: row[6],
                    worker: row[7]))
        }
        return tally
    }
}
