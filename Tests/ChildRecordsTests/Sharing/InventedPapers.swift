import ChildRecords
import Foundation
import Indicators
import LifelikeCouncil
import Vocabulary

@testable import ChildRecordsWeb

/// Everything that an invented council publishes in the twelve months of a financial year, counted by the measures themselves.
struct InventedPapers {
    /// What a paper says in one place.
    struct Cell {
        /// Of a measure, or of the number beside a safety count with a question mark behind it.
        let code: String
        let figure: MeasureFigure
        let place: SharedYear.Place
        var columns: [String]
        /// The same if nothing were hidden.
        let whole: [String]
        let unit: SharedUnit
        let mark: ProtectedTable.Mark
    }

    let teams: [String]
    let book: SharedBook
    let measures: [SharedMeasure]

    private static let tables = [
        "assessment_factors", "care_leavers", "cin_assessments", "cin_episodes", "cin_plans", "cin_visits", "cla_care_plan", "cla_episodes",
        "cla_health", "cla_immunisations", "cla_placement", "cla_reviews", "cla_visits", "contacts", "cp_plans", "cp_reviews", "cp_visits",
        "immigration_status", "initial_cp_conference", "involvements", "legal_status", "missing", "permanence", "person", "pre_proceedings",
        "s47_enquiry", "sdq_scores",
    ]

    /// - Parameter numbers: changes what is published, for a test that plants something.
    init(seed: Int, children: Int = 1500) throws {
        let until = Day(2024, 3, 31)!
        var plan = CouncilPlan(seed: UInt64(seed), children: children, from: until.adding(months: -36) + 1, until: until)
        plan.faults = false
        let histories = try WrittenCouncil(plan, tables: InventedPapers.tables).histories(.standardDataset)
        var overview = LoadOverview(on: until, days: [.standardDataset: until])
        for history in histories.values { overview.note(history) }
        var run = MeasureRun(overview)
        for key in histories.keys.sorted(by: { $0.text < $1.text }) { if let history = histories[key] { run.ask(history) } }
        let months = MeasurePeriod.months(from: until.adding(months: -12) + 1, through: until)
        let measures = ChildMeasures.all.filter { measure in
            SharedMeasure.canBeShared(measure) && run.gap(of: measure) == nil
                && run.firstDay(of: measure).map { $0 <= months[0].first } ?? true
        }
        var tally = MeasureTally(months: months, measures: measures, byTeam: true)
        for contribution in run.contributions.all { tally.add(contribution) }
        let names = Dictionary(run.contributions.teams.names.enumerated().map { (Int32($0 + 1), $1) }) { first, _ in first }
        self.init(months.indices.flatMap { SharedNumber.all(measures, tally, at: $0, names: names) })
    }

    init(_ numbers: [SharedNumber]) {
        let book = SharedBook(numbers)
        self.book = book
        measures = ChildMeasures.all.compactMap { book.measure($0) }
        teams = Set(measures.flatMap(\.teams)).sorted()
    }

    /// The row of a team in every paper, the council first.
    func row(_ row: Int, of measure: SharedMeasure) -> Int {
        row == 0 ? 0 : (teams.firstIndex(of: measure.teams[row - 1]) ?? 0) + 1
    }

    var cells: [Cell] { measures.flatMap { cells(of: $0) } }

    private func cells(of measure: SharedMeasure) -> [Cell] {
        (0...measure.teams.count).flatMap { row in
            measure.months.indices.flatMap { index -> [Cell] in
                let own = self.row(row, of: measure)
                let places: [(SharedYear.Place, SharedYear.Place)] = [
                    (.month(index + 1, of: row), .month(index + 1, of: own)), (.toDate(index + 1, of: row), .toDate(index + 1, of: own)),
                ]
                return places.flatMap { place, shared -> [Cell] in
                    guard let figure = measure.figure(place, until: measure.months[index]) else { return [] }
                    let cell = Cell(
                        code: measure.measure.code, figure: measure.measure.figure, place: shared, columns: figure.columns,
                        whole: SharedFigure(measure.measure, figure.unit, .shown, last: figure.last).columns, unit: figure.unit,
                        mark: figure.mark)
                    return [cell] + [beside(figure, shared)].compactMap(\.self)
                }
            }
        }
    }

    /// What stands behind “not known:”, where anything does.
    private func beside(_ figure: SharedFigure, _ place: SharedYear.Place) -> Cell? {
        guard figure.measure.isSafetyCount, case .count(0) = figure.unit.parts else { return nil }
        let words = figure.words.components(separatedBy: "; not known: ")
        let text = words.count == 2 ? words[1].replacing(",", with: "") : "0"
        guard let unknown = figure.unknown else { return nil }
        return Cell(
            code: figure.measure.code + "?", figure: .count, place: place,
            columns: [text == SmallNumbers.words ? "hidden" : text, "", ""], whole: [String(unknown.unit.parts.numbers[0]), "", ""],
            unit: unknown.unit, mark: unknown.mark)
    }

    /// Figures that are not published although their place is, because nothing would protect them.
    var leftOut: [SharedUnit] {
        measures.flatMap { measure in
            measure.rows.flatMap { row in
                (1...12).flatMap { month -> [SharedUnit] in
                    let isEnd = measure.addsUp && (row == 0 ? month % 3 == 0 : month == 12)
                    return ([.month(month, of: row)] + (isEnd ? [.toDate(month, of: row)] : [])).compactMap { place in
                        measure.year.mark(place, of: measure.figure) == .unpublished ? measure.year.unit(place, of: measure.figure) : nil
                    }
                }
            }
        }
    }

    /// Every month and every published year to date as a file, for `Tests/Recomputing/attack_papers.py`.
    func lines(_ seed: Int) -> [String] {
        measures.flatMap { measure in
            [(measure.figure, ""), (measure.beside, "?")].flatMap { figure, mark in
                figure.map { lines(seed, measure, $0, measure.measure.code + mark) } ?? []
            }
        }
    }

    private func lines(_ seed: Int, _ measure: SharedMeasure, _ figure: Int, _ code: String) -> [String] {
        (0...measure.teams.count).flatMap { row in
            (1...12).flatMap { month in
                [("month", SharedYear.Place.month(month, of: measure.rows[row])), ("toDate", .toDate(month, of: measure.rows[row]))]
                    .compactMap { kind, place -> String? in
                        guard let unit = measure.year.unit(place, of: figure), let mark = measure.year.mark(place, of: figure),
                            kind == "month" || mark != .unpublished
                        else { return nil }
                        let numbers = unit.parts.numbers
                        let place = "\(kind),\(month),\(self.row(row, of: measure)),\(teams.count + 1)"
                        return
                            "\(seed),\(measure.measure.timing.rawValue),\(code),\(measure.measure.figure),\(place),\(mark),\(numbers[0]),\(numbers.count > 1 ? numbers[1] : 0)"
                    }
            }
        }
    }
}
