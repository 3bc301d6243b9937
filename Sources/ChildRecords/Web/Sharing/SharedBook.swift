import ChildRecords
import GRDB
import Indicators
import SiteKit
import Synchronization
import Vocabulary

/// One number of a month as it was kept, of a team or, without a name, of the council.
struct SharedNumber: Hashable, Sendable {
    /// As `2024-05`.
    let month: String
    let measure: UInt16
    let team: String
    /// The parts of the figure (``SharedUnit/Parts``).
    let first, second: Int
    let notKnown: Int

    /// The numbers of a month of each measure.
    ///
    /// - Parameter index: the place of the month in the tally.
    /// - Parameter names: of teams.
    static func all(_ measures: [any ChildMeasure.Type], _ tally: MeasureTally, at index: Int, names: [Int32: String]) -> [SharedNumber] {
        let month = String(tally.months[index].last.iso.prefix(7))
        return measures.flatMap { measure -> [SharedNumber] in
            var teams: [String: [Int]] = [:]
            for team in [nil] + tally.teams(of: measure.number).map(Optional.some) {
                let result = tally.results(of: .init(measure: measure.number, team: team))[index]
                guard let numbers = SharedFigure.parts(result, of: measure)?.numbers else { continue }
                let name = team.map { names[$0] ?? SharedMeasure.noTeam } ?? ""
                let own = [numbers[0], numbers.count > 1 ? numbers[1] : 0, result.excluded.values.reduce(0, +)]
                teams[name] = zip(teams[name] ?? [0, 0, 0], own).map { $0 + $1 }
            }
            return teams.sorted { $0.key < $1.key }.map {
                SharedNumber(
                    month: month, measure: measure.number, team: $0.key, first: $0.value[0], second: $0.value[1], notKnown: $0.value[2])
            }
        }
    }
}

/// A financial year of one measure as it left.
struct SharedMeasure: Sendable {
    /// In papers, contributions without a team stand under these words.
    static let noTeam = "No team recorded"

    let measure: any ChildMeasure.Type
    let teams: [String]
    /// Every month that is published of the year.
    let months: [MeasurePeriod]
    /// Of months that could not be published without showing a small number.
    let withheld: Set<MeasurePeriod>
    let year: SharedYear
    /// Its place among the figures of the year, and that of the number beside a safety count.
    let figure: Int
    let beside: Int?
    /// The rows of the year, of the council and of each team.
    let rows: [Int]
    /// The months, from 1, in which the data told of it.
    fileprivate let known: Set<Int>

    static func canBeShared(_ measure: any ChildMeasure.Type) -> Bool { SharedFigure.parts(MeasureResult(), of: measure) != nil }

    var addsUp: Bool { year.addsUp }

    func mark(_ place: SharedYear.Place) -> ProtectedTable.Mark? { inYear(place).flatMap { year.mark($0, of: figure) } }

    func figure(_ place: SharedYear.Place, until month: MeasurePeriod) -> SharedFigure? {
        guard let own = inYear(place), let unit = year.unit(own, of: figure), let mark = year.mark(own, of: figure), mark != .unpublished
        else { return nil }
        let unknown = beside.flatMap { beside in
            year.unit(own, of: beside).flatMap { unit in year.mark(own, of: beside).map { (unit, $0) } }
        }
        return SharedFigure(measure, unit, mark, unknown: unknown, last: month.last)
    }

    /// Nil of what is in no paper.
    private func inYear(_ place: SharedYear.Place) -> SharedYear.Place? {
        switch place {
        case .month(let month, let row): known.contains(month) ? .month(month, of: rows[row]) : nil
        case .toDate(let month, let row): known.contains(month) ? .toDate(month, of: rows[row]) : nil
        }
    }

    /// - Parameter year: the one that begins on 1 April of it.
    static func read(_ measure: any ChildMeasure.Type, year: Int, in db: Database) throws -> SharedMeasure? {
        try SharedBook(year: year, in: db).measure(measure)
    }
}

/// Every measure of a financial year as it left. Their figures are hidden together, since one may show what another hides.
struct SharedBook: Sendable {
    private var measures: [UInt16: SharedMeasure] = [:]

    /// - Parameter year: the one that begins on 1 April of it.
    init(year: Int, in db: Database) throws {
        let (first, last) = ("\(year)-04", "\(year + 1)-03")
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT month, measure, team, first, second, not_known FROM shared_number
                WHERE month BETWEEN \(first) AND \(last) ORDER BY month, measure, team
                """, cached: true
        ).fetchAll(db)
        let numbers = rows.map {
            SharedNumber(
                month: $0["month"], measure: $0["measure"], team: $0["team"], first: $0["first"], second: $0["second"],
                notKnown: $0["not_known"])
        }
        if let known = SharedBook.latest.withLock({ $0.first { $0.numbers == numbers } }) {
            self = known.book
            return
        }
        self.init(numbers)
        SharedBook.latest.withLock { [book = self] in $0 = Array(([(numbers, book)] + $0).prefix(SharedBook.kept)) }
    }

    /// Books that were read lately, since working one out takes a good part of a second: the same numbers give the same book.
    private static let latest = Mutex<[(numbers: [SharedNumber], book: SharedBook)]>([])
    private static let kept = 6

    /// - Parameter numbers: of months one after another.
    init(_ numbers: [SharedNumber]) {
        for timing in MeasureTiming.allCases {
            let measures = ChildMeasures.all.filter { $0.timing == timing && SharedMeasure.canBeShared($0) }
            add(measures, Dictionary(grouping: numbers, by: \.measure).filter { number, _ in measures.contains { $0.number == number } })
        }
    }

    func measure(_ measure: any ChildMeasure.Type) -> SharedMeasure? { measures[measure.number] }

    private mutating func add(_ measures: [any ChildMeasure.Type], _ numbers: [UInt16: [SharedNumber]]) {
        let all = numbers.values.joined().sorted { ($0.month, $0.team) < ($1.month, $1.team) }
        // In the order in which they came, so that a team that is new changes nothing of the months before.
        let teams = all.reduce(into: [""]) { teams, one in if !teams.contains(one.team) { teams.append(one.team) } }
        let months = Set(all.map(\.month)).sorted()
        let shared = measures.filter { numbers[$0.number] != nil }
        let figures = shared.flatMap { measure in measure.isSafetyCount ? [(measure, false), (measure, true)] : [(measure, false)] }
        let cells = Dictionary(all.map { (Key($0), $0) }) { first, _ in first }
        var year = SharedYear(
            teams: teams.count - 1, addsUp: measures.first?.timing == .period,
            links: MeasureLinks.all(among: figures.map { $0.1 ? "" : $0.0.code }))
        let periods = months.compactMap { Day(iso: $0 + "-01") }.map { MeasurePeriod(.month, endingInMonthOf: $0) }
        for (month, period) in zip(months, periods) {
            let rows = teams.map { team in
                figures.map { measure, isBeside in
                    SharedBook.unit(measure, isBeside: isBeside, cells[Key(month: month, measure: measure.number, team: team)])
                }
            }
            year.publish(rows, endsQuarter: period.last.month % 3 == 0)
        }
        for measure in shared {
            guard let figure = figures.firstIndex(where: { $0.0.number == measure.number }), let own = numbers[measure.number] else {
                continue
            }
            let (ownTeams, ownMonths) = (Set(own.map(\.team)), Set(own.map(\.month)))
            let rows = teams.indices.filter { $0 == 0 || ownTeams.contains(teams[$0]) }
            let known = Set(months.indices.filter { ownMonths.contains(months[$0]) }.map { $0 + 1 })
            self.measures[measure.number] = SharedMeasure(
                measure: measure, teams: rows.dropFirst().map { teams[$0] }, months: periods,
                withheld: Set(known.filter { year.mark(.month($0, of: 0), of: figure) == .unpublished }.map { periods[$0 - 1] }),
                year: year, figure: figure, beside: measure.isSafetyCount ? figure + 1 : nil, rows: rows, known: known)
        }
    }

    private struct Key: Hashable {
        let month: String
        let measure: UInt16
        let team: String
        init(month: String, measure: UInt16, team: String) { (self.month, self.measure, self.team) = (month, measure, team) }
        init(_ number: SharedNumber) { self.init(month: number.month, measure: number.measure, team: number.team) }
    }

    /// What a paper says in a place. How many are not known stands beside a safety count that is nought, and nowhere else.
    private static func unit(
        _ measure: any ChildMeasure.Type, isBeside: Bool, _ number: SharedNumber?
    ) -> (unit: SharedUnit, isPublished: Bool) {
        let (first, second) = (number?.first ?? 0, number?.second ?? 0)
        let parts: SharedUnit.Parts =
            switch measure.figure {
            case _ where isBeside: .count(number?.notKnown ?? 0)
            case .share: .share(met: first, rest: second)
            case .mean: .sum(of: first, total: second)
            default: .count(first)
            }
        return (SharedUnit(parts, of: measure.counted), !isBeside || first == 0)
    }
}
