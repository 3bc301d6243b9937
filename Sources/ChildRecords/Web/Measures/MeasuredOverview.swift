import ChildRecords
import GRDB
import Indicators
import SiteKit
import Vocabulary

/// The first ten minutes after a load: who is open on the data day, in which team, how old, and when they were last seen and reviewed.
struct MeasuredOverview: Sendable {
    /// A group of open children, with the measure that counts them.
    struct Group: Sendable {
        let measure: any ChildMeasure.Type
        /// In a heading: short, as ChAT has it.
        let words: String
        /// Whether somebody visits these children, and whether their plans are reviewed.
        let isSeen, isReviewed: Bool
    }

    static let groups = [
        Group(measure: ChildrenInNeed.self, words: "Children in need", isSeen: true, isReviewed: false),
        Group(measure: ChildrenOnPlan.self, words: "Child protection plan", isSeen: true, isReviewed: true),
        Group(measure: ChildrenInCare.self, words: "In care", isSeen: true, isReviewed: true),
        Group(measure: CareLeavers.self, words: "Care leavers", isSeen: false, isReviewed: false),
    ]
    /// The measures of timeliness that come first.
    static let timeliness: [any ChildMeasure.Type] = [
        AssessmentsInTimeFromReferral.self, AssessmentsInTimeFromStart.self, ConferenceInTime.self, ReviewConferencesInTime.self,
        ProtectionVisitsInLimit.self, NeedVisitsInLimit.self, CareVisitsInLimit.self, CareReviewsInTime.self,
        InitialHealthAssessmentInTime.self,
    ]
    static let ages: [(words: String, range: Range<Int>)] = [
        ("Under 1", 0..<1), ("1 to 4", 1..<5), ("5 to 9", 5..<10), ("10 to 15", 10..<16), ("16 to 17", 16..<18), ("18 or over", 18..<200),
    ]
    static let spans: [(words: String, days: ClosedRange<Int>)] = [
        ("4 weeks or less", 0...28), ("Up to 6 weeks", 29...42), ("Up to 3 months", 43...91), ("Up to 6 months", 92...182),
        ("Longer", 183...Int(Int32.max)),
    ]

    /// How many children of one group, by what is asked; the last of the bands is “not known”.
    struct Counts: Sendable {
        var total = 0
        var teams: [String: Int] = [:]
        var ages: [Int]
        var seen: [Int]
        var reviewed: [Int]

        init() {
            ages = Array(repeating: 0, count: MeasuredOverview.ages.count + 1)
            seen = Array(repeating: 0, count: MeasuredOverview.spans.count + 1)
            reviewed = seen
        }
    }

    /// The place of an age among ``ages``; behind the last where it is none of them.
    static func age(_ born: Int, on day: Day) -> Int {
        let birth = Day(number: born)
        let years = day.year - birth.year - ((day.month, day.dayOfMonth) >= (birth.month, birth.dayOfMonth) ? 0 : 1)
        return ages.firstIndex { $0.range.contains(years) } ?? ages.count
    }

    let run: MeasuredRun
    let counts: [(group: Group, day: Day?, gap: String, counts: Counts)]
    let timeliness: [MeasuredFigure]
    let teams: [String]
    let caseload: MeasuredCaseload

    static func read(team: String, in db: Database) throws -> MeasuredOverview? {
        guard let run = try MeasuredRun.shown(in: db) else { return nil }
        let known = try MeasuredKnown.all(run, in: db)
        let counts = try groups.map { group -> (Group, Day?, String, Counts) in
            let about = known[group.measure.number]
            guard let day = about?.last else { return (group, nil, about?.gap ?? "", Counts()) }
            return (group, day, "", try Counts.read(group, run, on: day, team: team, in: db))
        }
        let figures = try MeasuredFigure.all(team: team, run, in: db)
        return MeasuredOverview(
            run: run, counts: counts,
            timeliness: timeliness.compactMap { measure in figures.first { $0.measure.number == measure.number } },
            teams: try MeasuredTeam.all(in: db).map(\.name), caseload: try MeasuredCaseload.read(run, known, team: team, in: db))
    }
}

/// How many children each worker has allocated on the data day, by team.
struct MeasuredCaseload: Sendable {
    /// Fewer case-holders than this, and a split says of single people what their own managers alone should read.
    static let fewest = 5

    struct Worker: Sendable {
        /// As the data names the worker.
        let reference: String
        let children: Int
    }

    /// Nil where the data does not say who is allocated.
    let day: Day?
    /// In the order of their references: this is no ranking.
    let teams: [String: [Worker]]

    static func read(_ run: MeasuredRun, _ known: [UInt16: MeasuredKnown], team: String, in db: Database) throws -> MeasuredCaseload {
        guard let day = known[Caseload.number]?.last else { return MeasuredCaseload(day: nil, teams: [:]) }
        let ofTeam: SQL = team.isEmpty ? "1" : "measured_team.name = \(team)"
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT coalesce(measured_team.name, '') AS team_name, measured_worker.reference AS worker_name, count(DISTINCT contribution.child) AS children FROM contribution
                JOIN measured_worker ON measured_worker.id = contribution.worker
                LEFT JOIN measured_team ON measured_team.id = contribution.team
                WHERE contribution.measure = \(Int(Caseload.number)) AND kind = \(Int(Contribution.Kind.met.rawValue))
                    AND first <= \(day.number) AND last >= \(day.number) AND \(run.holds) AND \(ofTeam) GROUP BY 1, 2 ORDER BY 1, 2
                """, cached: true
        ).fetchAll(db)
        let lines = rows.map { ($0["team_name"] as String, Worker(reference: $0["worker_name"], children: $0["children"])) }
        return MeasuredCaseload(day: day, teams: Dictionary(grouping: lines, by: \.0).mapValues { $0.map(\.1) })
    }
}

/// Teams of the data that somebody’s role reaches, by their names.
struct ReachedTeams: Sendable {
    private let isAll: Bool
    private let names: Set<String>

    init(_ requester: Requester, in db: Database) throws {
        isAll = requester.reach.ordinary.contains(.wholeService)
        let sql: SQL = "SELECT name FROM team WHERE \(WithinScope.reaches(team: "team.id", requester.reach.ordinary))"
        names = isAll ? [] : Set(try SQLRequest<String>(literal: sql, cached: true).fetchAll(db))
    }

    func holds(_ team: String) -> Bool { isAll || names.contains(team) }
}

extension MeasuredOverview.Counts {
    /// One row a child: a child counts once, in the team of the latest of its contributions.
    fileprivate static func read(_ group: MeasuredOverview.Group, _ run: MeasuredRun, on day: Day, team: String, in db: Database) throws
        -> MeasuredOverview.Counts
    {
        let ofTeam: SQL = team.isEmpty ? "1" : "measured_team.name = \(team)"
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT max(coalesce(measured_team.name, '')) AS team, born, seen, reviewed FROM contribution
                JOIN measured_child ON measured_child.child = contribution.child
                LEFT JOIN measured_team ON measured_team.id = contribution.team
                WHERE contribution.measure = \(Int(group.measure.number)) AND kind = \(Int(Contribution.Kind.met.rawValue))
                    AND first <= \(day.number) AND last >= \(day.number) AND \(run.holds) AND \(ofTeam) GROUP BY contribution.child
                """, cached: true
        ).fetchCursor(db)
        var counts = MeasuredOverview.Counts()
        while let row = try rows.next() {
            counts.total += 1
            counts.teams[row["team"], default: 0] += 1
            counts.ages[age(row["born"], on: day)] += 1
            counts.seen[span(row["seen"], on: day)] += 1
            counts.reviewed[span(row["reviewed"], on: day)] += 1
        }
        return counts
    }

    private static func age(_ born: Int?, on day: Day) -> Int {
        born.map { MeasuredOverview.age($0, on: day) } ?? MeasuredOverview.ages.count
    }

    private static func span(_ last: Int?, on day: Day) -> Int {
        guard let last else { return MeasuredOverview.spans.count }
        return MeasuredOverview.spans.firstIndex { $0.days.contains(day.number - last) } ?? MeasuredOverview.spans.count
    }
}
