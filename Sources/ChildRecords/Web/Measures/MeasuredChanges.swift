import ChildRecords
import Foundation
import GRDB
import Indicators
import SiteKit
import Vocabulary

/// What changed in one measure between an earlier count and the one that is shown.
struct MeasuredChanges: Sendable {
    /// An earlier finished count of other data.
    struct Earlier: Sendable {
        let run: Int64
        let load: Int?
        let taken: Day
        /// Up to which day the measure was known then.
        let known: Day

        var words: String { "\(load.map { "load \($0)" } ?? "the count before"), data to \(taken)" }
    }

    let measure: any ChildMeasure.Type
    let earlier: Earlier
    /// Contributions that only one of the two counts found.
    private let held: [BetweenLoads.Held]
    private let teams: [Int32: String]

    /// The counts before the one shown, the latest first.
    static func earlier(than run: MeasuredRun, _ measure: any ChildMeasure.Type, in db: Database) throws -> [Earlier] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT measure_run.id, taken_on, data_load.number AS load, until_day FROM measure_run
                    LEFT JOIN data_load ON data_load.id = measure_run.load
                    LEFT JOIN measure_known ON measure_known.run = measure_run.id AND measure_known.measure = ?
                    WHERE is_finished = 1 AND measure_run.id < ? ORDER BY measure_run.id DESC LIMIT 24
                    """), arguments: [Int(measure.number), run.id]
        ).map { row in
            let taken: Day = row["taken_on"]
            return Earlier(
                run: row["id"], load: row["load"], taken: taken, known: (row["until_day"] as Int?).map { Day(number: $0) } ?? taken)
        }
    }

    /// - Parameter since: the earlier count; the one before where nobody chose. Nil where there is none.
    static func read(_ measure: any ChildMeasure.Type, _ run: MeasuredRun, since: Int64? = nil, in db: Database) throws -> MeasuredChanges?
    {
        let all = try earlier(than: run, measure, in: db)
        guard let earlier = since.flatMap({ id in all.first { $0.run == id } }) ?? all.first else { return nil }
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT child, kind, reason, first, last, value, team, worker, since <= \(earlier.run) AS was_then FROM contribution
                WHERE measure = \(Int(measure.number)) AND (
                    (since > \(earlier.run) AND since <= \(run.id) AND (until IS NULL OR until > \(run.id)))
                    OR (since <= \(earlier.run) AND until > \(earlier.run) AND until <= \(run.id)))
                """, cached: true
        ).fetchCursor(db)
        var held: [BetweenLoads.Held] = []
        while let row = try rows.next() {
            guard let kind = Contribution.Kind(rawValue: row["kind"]) else { throw UnreadableValue("contribution", "kind") }
            held.append(
                .init(
                    child: row["child"],
                    Contribution(
                        measure: measure.number, kind: kind, reason: row["reason"], first: row["first"], last: row["last"],
                        value: row["value"] ?? Contribution.none, team: row["team"], worker: row["worker"]),
                    isNow: !(row["was_then"] as Bool)))
        }
        let names = try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name FROM measured_team")).map {
            ($0["id"] as Int32, $0["name"] as String)
        }
        return MeasuredChanges(measure: measure, earlier: earlier, held: held, teams: Dictionary(names) { first, _ in first })
    }

    /// What changed in the figure of a period, for the council or a team.
    func over(_ period: MeasurePeriod, team: String = "") -> BetweenLoads {
        let all = BetweenLoads(held, figure: measure.figure, timing: measure.timing, over: period, since: earlier.known)
        return team.isEmpty ? all : all.of(teams: Set(teams.filter { $0.value == team }.keys))
    }

    func team(_ one: Contribution?) -> String { one.flatMap { teams[$0.team] } ?? "" }
}

/// The children of whom something changed, as far as the requester may see them.
struct ChangedChildren: Sendable {
    struct Line: Sendable {
        let subject: String
        let number: String
        let record: Identifier<Child>?
        let change: BetweenLoads.Line
    }

    /// In the order of the changes. The team that decides for a child without a record is the one it is counted in now, or was.
    static func read(_ changes: BetweenLoads, _ requester: Requester, opener: Requester, in db: Database) throws -> [Line] {
        if changes.lines.isEmpty { return [] }
        let asked = changes.lines.enumerated().map { "[\($0),\($1.child),\($1.shown?.team ?? 0)]" }.joined(separator: ",")
        let sql: SQL = """
            SELECT json_extract(one.value, '$[0]') AS place, coalesce((\(LoadedVisibility.records) LIMIT 1), measured_child.id) AS subject,
                loaded_child.number AS child_number, \(LoadedVisibility.opened(by: opener)) AS opened
            FROM json_each(\("[\(asked)]")) AS one CROSS JOIN loaded_child ON loaded_child.id = json_extract(one.value, '$[1]')
            CROSS JOIN measured_child ON measured_child.child = loaded_child.id
            LEFT JOIN measured_team ON measured_team.id = json_extract(one.value, '$[2]')
            WHERE \(LoadedVisibility.isSeen(requester)) ORDER BY 1
            """
        return try SQLRequest<Row>(literal: sql, cached: true).fetchAll(db).map { row in
            Line(
                subject: row["subject"], number: row["child_number"], record: row["opened"], change: changes.lines[row["place"] as Int])
        }
    }
}

/// What changed between two loads in one figure, child by child.
struct ChangedChildrenPage {
    let request: PageRequest
    let measure: any ChildMeasure.Type
    let period: MeasurePeriod
    let changes: MeasuredChanges
    let earlier: [MeasuredChanges.Earlier]
    let between: BetweenLoads
    let lines: [ChangedChildren.Line]

    private let columns = ["Child ID", "Change", "Counted then", "Counted now", "Team"].map { Table.Column($0) }
    private var team: String { request.query["team"] }

    var page: Page {
        let paging = Paging(request: request, total: lines.count)
        return Page(
            "Changes between loads",
            breadcrumbs: [("Measures from our data", MeasuredPlaces.list.path), (measure.title, MeasuredPlaces.path(measure))],
            """
            <h1>Changes between loads</h1><p class="lead">\(measure.title), \(MeasuredWords.period(period, measure))\
            \(team.isEmpty ? "" : ", \(team)"), since \(changes.earlier.words): \(between.words ?? "nothing changed").</p>
            \(filter)<p>This page does not show names. Every view is recorded. It lists only children whom you may see.</p>\(meanings)\(table(paging.shown(lines)))\(paging.html)
            """)
    }

    private var filter: HTML? {
        if earlier.count < 2 { return nil }
        let options = earlier.map { (value: String($0.run), words: $0.words) }
        return FilterBar([.init("since", "Compared with", options, usual: options.first?.value)]).html(request)
    }

    private var meanings: HTML? {
        let kinds = BetweenLoads.Change.allCases.filter { change in between.lines.contains { $0.change == change } }
        if kinds.isEmpty { return nil }
        let items = kinds.map { "<div><dt>\($0.words.capitalisedFirst)</dt><dd>\($0.meaning)</dd></div>" as HTML }
        return "<dl class=\"summary\">\(items)</dl>"
    }

    private func table(_ shown: [ChangedChildren.Line]) -> HTML {
        if shown.isEmpty { return "<p class=\"note\">There are no changes that you can see.</p>" }
        let rows = shown.map { line in
            Table.row(
                columns,
                [
                    line.record.map { "<a href=\"\(ChildPlaces.show.path($0))\">\(line.number)</a>" } ?? "\(line.number)",
                    "\(line.change.change.words.capitalisedFirst)", how(line.change.then), how(line.change.now), moved(line.change),
                ])
        }
        return Table("\(lines.count.grouped) \(lines.count == 1 ? "change" : "changes")", columns, rows: rows).html()
    }

    private func moved(_ line: BetweenLoads.Line) -> HTML {
        let teams = [line.then, line.now].compactMap { $0.map { changes.team($0) } }.map { $0.isEmpty ? "No team recorded" : $0 }
        return teams.count == 2 && teams[0] != teams[1] ? "\(teams[0]), now \(teams[1])" : "\(teams.last ?? "–")"
    }

    private func how(_ one: Contribution?) -> HTML {
        guard let one, let part = CountedChildren.Part.allCases.first(where: { $0.kind == one.kind }) else { return "–" }
        let when = one.first == one.last ? "\(one.firstDay)" : one.lastDay.map { "\(one.firstDay) to \($0)" } ?? "since \(one.firstDay)"
        let value: HTML? = one.value == Contribution.none ? nil : "<span class=\"sub\">\(one.value)</span>"
        return
            "\(part.words)<span class=\"sub\">\(when)</span>\(one.because.map { "<span class=\"sub\">\($0.words)</span>" as HTML })\(value)"
    }
}
