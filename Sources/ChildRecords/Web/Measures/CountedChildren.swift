import ChildRecords
import Foundation
import GRDB
import Indicators
import SiteKit
import Vocabulary

/// The children behind a figure, as far as the requester may see them: one SQL condition for the list and its count.
struct CountedChildren: Sendable {
    struct Line: Sendable {
        /// In the audit trail: the record of the child, or where there is none a number that says nothing of the child.
        let subject: String
        let number: String
        /// The record, for a link; nil where the child has none here or the requester may not open it.
        let record: Identifier<Child>?
        let team: String
        let contribution: Contribution
        /// The file and the row; nil where they are no longer kept.
        let place: String?
    }

    /// Which part of a figure.
    enum Part: String, CaseIterable, Sendable {
        case met, missed, waiting, overdue, excluded

        var words: String {
            switch self {
            case .met: "In the numerator"
            case .missed: "Counted, not in the numerator"
            case .waiting: "Waiting, not overdue"
            case .overdue: "Waiting, overdue"
            case .excluded: "Excluded"
            }
        }

        var kind: Contribution.Kind {
            switch self {
            case .met: .met
            case .missed: .missed
            case .waiting: .waiting
            case .overdue: .overdue
            case .excluded: .excluded
            }
        }
    }

    let measure: any ChildMeasure.Type
    let period: MeasurePeriod
    let part: Part?
    let team: String
    /// Those of one age, worker, or time since they were seen or reviewed.
    var which = SomeChildren()

    private static let tables: SQL = """
        contribution JOIN loaded_child ON loaded_child.id = contribution.child JOIN measured_child ON measured_child.child = contribution.child
        LEFT JOIN measured_team ON measured_team.id = contribution.team
        """

    /// - Parameter opener: the same person as somebody who opens records: links lead only to what they may open.
    func read(
        _ run: MeasuredRun, _ requester: Requester, opener: Requester, _ range: (offset: Int, length: Int)?, in db: Database
    ) throws -> (lines: [Line], shown: Int, all: Int) {
        let (chosen, seen): (SQL, SQL) = (condition(run), LoadedVisibility.isSeen(requester))
        let counts: SQL = """
            SELECT count(*), count(DISTINCT contribution.child), coalesce(sum(\(seen)), 0) FROM \(CountedChildren.tables) WHERE \(chosen)
            """
        let counted = try SQLRequest<Row>(literal: counts, cached: true).fetchOne(db)
        let page: SQL = range.map { "LIMIT \($0.length) OFFSET \($0.offset)" } ?? ""
        let sql: SQL = """
            SELECT measured_child.id AS subject, loaded_child.number AS child_number, coalesce(measured_team.name, '') AS team_name, kind, reason,
                first, last, value, contribution.number AS place, origins, (\(LoadedVisibility.records) LIMIT 1) AS record,
                \(LoadedVisibility.opened(by: opener)) AS opened
            FROM \(CountedChildren.tables) WHERE \(chosen) AND \(seen) ORDER BY loaded_child.number, first, contribution.number \(page)
            """
        let lines = try SQLRequest<Row>(literal: sql, cached: true).fetchAll(db).map { try line($0, in: db) }
        return (lines, counted?[2] ?? 0, counted?[0] ?? 0)
    }

    private func line(_ row: Row, in db: Database) throws -> Line {
        guard let kind = Contribution.Kind(rawValue: row["kind"]) else { throw UnreadableValue("contribution", "kind") }
        let origin = MeasuredWriting.origin(row["place"], in: row["origins"])
        let record: Identifier<Child>? = row["record"]
        return Line(
            subject: record?.text ?? row["subject"], number: row["child_number"], record: row["opened"], team: row["team_name"],
            contribution: Contribution(
                measure: measure.number, kind: kind, reason: row["reason"], first: row["first"], last: row["last"],
                value: row["value"] ?? Contribution.none),
            place: try origin.flatMap {
                try HistoryRows.place(of: Origin(format: .standardDataset, file: $0.file, row: $0.row), in: db)
            })
    }

    /// As ``MeasureResult`` takes contributions into a period.
    private func condition(_ run: MeasuredRun) -> SQL {
        let (first, last) = (period.first.number, period.last.number)
        let isWaiting: SQL = "kind IN (\(Int(Contribution.Kind.waiting.rawValue)), \(Int(Contribution.Kind.overdue.rawValue)))"
        let holds: SQL = "contribution.first <= \(last) AND contribution.last >= \(last)"
        let counts: SQL =
            switch (measure.timing, measure.figure) {
            case (.snapshot, _): holds
            case (.period, .daysWithin): "contribution.first <= \(last) AND contribution.last >= \(first)"
            case (.period, _): "contribution.first BETWEEN \(first) AND \(last)"
            }
        var sql: SQL = """
            contribution.measure = \(Int(measure.number)) AND \(run.holds)
                AND CASE WHEN \(isWaiting) THEN \(holds) ELSE \(counts) END
            """
        if let part { sql = "\(sql) AND kind = \(Int(part.kind.rawValue))" }
        if !team.isEmpty { sql = "\(sql) AND measured_team.name = \(team)" }
        return "\(sql) AND \(which.condition(on: period.last))"
    }
}

/// Some of the children who are counted on a day, as the overview divides them.
struct SomeChildren: Sendable, Hashable {
    /// Places among the bands of ``MeasuredOverview``; the one behind the last is “not known”.
    var age, seen, reviewed: Int?
    /// As the data names the worker.
    var worker = ""

    init(age: Int? = nil, seen: Int? = nil, reviewed: Int? = nil, worker: String = "") {
        (self.age, self.seen, self.reviewed, self.worker) = (age, seen, reviewed, worker)
    }

    init(_ query: Fields) {
        self.init(age: Int(query["age"]), seen: Int(query["seen"]), reviewed: Int(query["reviewed"]), worker: query["worker"])
    }

    var query: String {
        let bands = [("age", age), ("seen", seen), ("reviewed", reviewed)].compactMap { name, value in value.map { "&\(name)=\($0)" } }
        return bands.joined() + (worker.isEmpty ? "" : "&worker=\(worker.asQueryValue)")
    }

    /// In words for the head of the list.
    var words: [String] {
        [
            age.map { "age: \(SomeChildren.name($0, MeasuredOverview.ages.map(\.words), "not known"))" },
            seen.map { "last seen: \(SomeChildren.name($0, MeasuredOverview.spans.map(\.words), "not recorded"))" },
            reviewed.map { "last reviewed: \(SomeChildren.name($0, MeasuredOverview.spans.map(\.words), "not recorded"))" },
            worker.isEmpty ? nil : "worker \(worker)",
        ].compactMap { $0 }
    }

    private static func name(_ place: Int, _ words: [String], _ unknown: String) -> String {
        words.indices.contains(place) ? words[place].lowercasedFirst : unknown
    }

    /// True in SQL for the children meant, by their ages and days up to a day.
    func condition(on day: Day) -> SQL {
        var sql: SQL = "1"
        if let age { sql = "\(sql) AND \(SomeChildren.age(age, on: day))" }
        if let seen { sql = "\(sql) AND \(SomeChildren.since("measured_child.seen", seen, on: day))" }
        if let reviewed { sql = "\(sql) AND \(SomeChildren.since("measured_child.reviewed", reviewed, on: day))" }
        if !worker.isEmpty {
            sql = "\(sql) AND contribution.worker IN (SELECT id FROM measured_worker WHERE reference = \(worker))"
        }
        return sql
    }

    /// Somebody of so many years was born up to the day so many years before.
    private static func age(_ place: Int, on day: Day) -> SQL {
        guard MeasuredOverview.ages.indices.contains(place) else {
            return "(measured_child.born IS NULL OR measured_child.born > \(day.number))"
        }
        let years = MeasuredOverview.ages[place].range
        let (youngest, oldest) = (day.adding(months: -12 * years.lowerBound), day.adding(months: -12 * years.upperBound))
        return "(measured_child.born <= \(youngest.number) AND measured_child.born > \(oldest.number))"
    }

    private static func since(_ column: SQL, _ place: Int, on day: Day) -> SQL {
        guard MeasuredOverview.spans.indices.contains(place) else { return "(\(column) IS NULL OR \(column) > \(day.number))" }
        let days = MeasuredOverview.spans[place].days
        return "\(column) BETWEEN \(day.number - days.upperBound) AND \(day.number - days.lowerBound)"
    }
}
