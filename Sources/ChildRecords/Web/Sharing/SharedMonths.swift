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

/// A financial year of one measure as it left.
struct SharedMeasure: Sendable {
    /// In papers, contributions without a team stand under these words.
    static let noTeam = "No team recorded"

    let measure: any ChildMeasure.Type
    let teams: [String]
    let months: [MeasurePeriod]
    let year: SharedYear
    /// Of months that could not be published without showing a small number.
    let withheld: Set<MeasurePeriod>
    private let unknown: [SharedYear.Place: Int]

    static func canBeShared(_ measure: any ChildMeasure.Type) -> Bool { SharedFigure.parts(MeasureResult(), of: measure) != nil }

    func figure(_ place: SharedYear.Place, until month: MeasurePeriod) -> SharedFigure? {
        guard let unit = year.unit(place), let mark = year.mark(place), mark != .unpublished else { return nil }
        return SharedFigure(measure, unit, mark, unknown: unknown[place] ?? 0, last: month.last)
    }

    /// One number of a month, of a team or, without a name, of the council.
    fileprivate struct Number {
        let team: String
        let first, second, notKnown: Int
    }

    /// A place of the papers by names, so that another measure, which may have other teams, can find it.
    struct Cell: Hashable, Sendable {
        let month, team: String
        let isToDate: Bool
    }

    /// What is hidden of it.
    fileprivate var hidden: Set<Cell> {
        var hidden: Set<Cell> = []
        for (index, month) in months.enumerated() {
            for (row, team) in ([""] + teams).enumerated() {
                for (place, isToDate) in [(SharedYear.Place.month(index + 1, of: row), false), (.toDate(index + 1, of: row), true)]
                where year.mark(place) == .small || year.mark(place) == .protecting {
                    hidden.insert(Cell(month: String(month.last.iso.prefix(7)), team: team, isToDate: isToDate))
                }
            }
        }
        return hidden
    }

    /// - Parameter year: the one that begins on 1 April of it.
    static func read(_ measure: any ChildMeasure.Type, year: Int, in db: Database) throws -> SharedMeasure? {
        var book = try SharedBook(year: year, in: db)
        return book.measure(measure)
    }

    fileprivate init(_ measure: any ChildMeasure.Type, _ numbers: [String: [Number]], hiding: Set<Cell>) {
        // In the order in which they came, so that a team that is new changes nothing of the months before.
        var teams: [String] = []
        for month in numbers.keys.sorted() {
            for number in numbers[month] ?? [] where !number.team.isEmpty && !teams.contains(number.team) { teams.append(number.team) }
        }
        var (year, unknown, months, withheld): (SharedYear, [SharedYear.Place: Int], [MeasurePeriod], Set<MeasurePeriod>) =
            (SharedYear(teams: teams.count, addsUp: measure.timing == .period), [:], [], [])
        for month in numbers.keys.sorted() {
            guard let day = Day(iso: month + "-01") else { continue }
            let period = MeasurePeriod(.month, endingInMonthOf: day)
            let own = Dictionary((numbers[month] ?? []).map { ($0.team, $0) }) { first, _ in first }
            let parts = ([""] + teams).map { team in SharedMeasure.parts(measure, own[team]) }
            let hidden = ([""] + teams).enumerated().flatMap { row, team -> [SharedYear.Place] in
                let places: [(SharedYear.Place, Bool)] = [
                    (.month(months.count + 1, of: row), false), (.toDate(months.count + 1, of: row), true),
                ]
                return places.filter { hiding.contains(Cell(month: month, team: team, isToDate: $0.1)) }.map(\.0)
            }
            guard year.publish(Array(parts.dropFirst()), council: parts[0], of: measure.counted, hiding: Set(hidden)) else {
                withheld.insert(period)
                continue
            }
            months.append(period)
            for (row, team) in ([""] + teams).enumerated() {
                unknown[.month(months.count, of: row)] = own[team]?.notKnown
                let before = months.count == 1 ? 0 : unknown[.toDate(months.count - 1, of: row)] ?? 0
                unknown[.toDate(months.count, of: row)] = before + (own[team]?.notKnown ?? 0)
            }
        }
        (self.measure, self.teams, self.months, self.year) = (measure, teams, months, year)
        (self.withheld, self.unknown) = (withheld, unknown)
    }

    private static func parts(_ measure: any ChildMeasure.Type, _ number: Number?) -> SharedUnit.Parts {
        let (first, second) = (number?.first ?? 0, number?.second ?? 0)
        switch measure.figure {
        case .share: return .share(met: first, rest: second)
        case .mean: return .sum(of: first, total: second)
        default: return .count(first)
        }
    }
}

/// The numbers of every measure of a financial year as they were kept. A share hides what a count of the same children hides, since its
/// numerator, its rest or what it is of would show it.
struct SharedBook {
    private let numbers: [UInt16: [String: [SharedMeasure.Number]]]
    private var solved: [UInt16: SharedMeasure] = [:]

    /// - Parameter year: the one that begins on 1 April of it.
    init(year: Int, in db: Database) throws {
        let (first, last) = ("\(year)-04", "\(year + 1)-03")
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT measure, month, team, first, second, not_known FROM shared_number
                WHERE month BETWEEN \(first) AND \(last) ORDER BY measure, month, team
                """, cached: true
        ).fetchAll(db)
        numbers = Dictionary(grouping: rows, by: { $0["measure"] as UInt16 }).mapValues { rows in
            Dictionary(grouping: rows, by: { $0["month"] as String }).mapValues { rows in
                rows.map { SharedMeasure.Number(team: $0["team"], first: $0["first"], second: $0["second"], notKnown: $0["not_known"]) }
            }
        }
    }

    mutating func measure(_ measure: any ChildMeasure.Type) -> SharedMeasure? {
        if let done = solved[measure.number] { return done }
        guard let own = numbers[measure.number] else { return nil }
        let found = SharedMeasure(measure, own, hiding: measure.figure == .share ? hidden(besides: own) : [])
        solved[measure.number] = found
        return found
    }

    /// What counts hide in the months in which they count the same as a share does.
    private mutating func hidden(besides own: [String: [SharedMeasure.Number]]) -> Set<SharedMeasure.Cell> {
        var hidden: Set<SharedMeasure.Cell> = []
        for count in ChildMeasures.all where [.count, .ofPopulation].contains(count.figure) && count.counted.isPeople {
            guard let other = numbers[count.number] else { continue }
            let same = Set(own.keys.filter { SharedBook.isSame(own[$0] ?? [], other[$0] ?? []) })
            if same.isEmpty { continue }
            // The year to date is the same only as long as every month of it is.
            let until = own.keys.sorted().prefix { same.contains($0) }
            guard let table = measure(count) else { continue }
            hidden.formUnion(table.hidden.filter { $0.isToDate ? until.contains($0.month) : same.contains($0.month) })
        }
        return hidden
    }

    private static func isSame(_ share: [SharedMeasure.Number], _ count: [SharedMeasure.Number]) -> Bool {
        func teams(_ numbers: [SharedMeasure.Number], _ number: (SharedMeasure.Number) -> Int) -> [String: Int] {
            Dictionary(numbers.map { ($0.team, number($0)) }) { first, _ in first }.filter { $0.value > 0 }
        }
        let counted = teams(count, \.first)
        return !counted.isEmpty && [teams(share, \.first), teams(share, \.second), teams(share) { $0.first + $0.second }].contains(counted)
    }
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
        let tally = try tally(measures, run, month, in: db)
        let names = try names(in: db)
        let add = try db.cachedStatement(
            sql: "INSERT INTO shared_number (month, measure, team, first, second, not_known) VALUES (?, ?, ?, ?, ?, ?)")
        for measure in measures {
            var teams: [String: (Int, Int, Int)] = [:]
            for team in [nil] + tally.teams(of: measure.number).map(Optional.some) {
                let result = tally.results(of: .init(measure: measure.number, team: team))[0]
                guard let numbers = SharedFigure.parts(result, of: measure)?.numbers else { continue }
                let name = team.map { names[$0] ?? SharedMeasure.noTeam } ?? ""
                let before = teams[name] ?? (0, 0, 0)
                teams[name] = (
                    before.0 + numbers[0], before.1 + (numbers.count > 1 ? numbers[1] : 0), before.2 + result.excluded.values.reduce(0, +)
                )
            }
            for (name, numbers) in teams.sorted(by: { $0.key < $1.key }) {
                try add.execute(arguments: [key, Int(measure.number), name, numbers.0, numbers.1, numbers.2])
            }
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
