import ChildRecords
import GRDB
import Indicators
import SiteKit
import Vocabulary

extension Act {
    package static let freezeMonth = Act("measures.freeze", "freeze the figures of a month")
}

extension FreezeRefusal: BesideField {
    package var field: String { "month" }

    package var words: String {
        switch self {
        case .notWhole(let day): "The data ends on \(day). Choose a month that it covers to the end."
        case .already(let month): "\(month.author) froze \(month.month.words) on \(month.frozen). A frozen month cannot be changed."
        case .beingCounted: "The measures are being counted from newer data. Try again in a minute."
        }
    }
}

/// Freezes months. The figures are counted on a reader; the writer only stores them, if they are still those of the current data.
package struct FrozenMonthStore: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    @discardableResult
    package func freeze(monthOf day: Day, note: String, on today: Day, by changer: Changer) async throws -> Identifier<FrozenMonth> {
        let month = MeasurePeriod(.month, endingInMonthOf: day)
        let (run, figures) = try await store.computing { db in
            guard let run = try MeasuredRun.shown(in: db), run.isOfCurrentData else { throw FreezeRefusal.beingCounted }
            if month.last > run.taken { throw FreezeRefusal.notWhole(run.taken) }
            if let kept = try FrozenMonthRows.month(ending: month.last, in: db) { throw FreezeRefusal.already(kept) }
            return (run, try ChildMeasures.all.compactMap { try MeasuredContributions.read($0, in: db)?.frozen(month) })
        }
        let id = Identifier<FrozenMonth>()
        try await store.change(by: changer, .freezeMonth, on: id.text, note: "month frozen", ground: month.last.iso) { db in
            guard try MeasuredRun.shown(in: db)?.id == run.id else { throw FreezeRefusal.beingCounted }
            if let kept = try FrozenMonthRows.month(ending: month.last, in: db) { throw FreezeRefusal.already(kept) }
            try db.execute(
                literal: """
                    INSERT INTO frozen_month (id, last_day, data_day, load, frozen_on, frozen_by, author, note)
                    VALUES (\(id), \(month.last), \(run.taken), \(run.load), \(today), \(changer.account), \(try changer.name(in: db)), \(note))
                    """)
            for figure in figures { try FrozenMonthRows.insert(figure, of: id, in: db) }
        }
        return id
    }
}

extension MeasuredContributions {
    /// The figure of a month, or why it has none.
    func reading(of period: MeasurePeriod) -> Reading {
        gap(of: period).map { .notKnown(numerator: nil, reason: $0) } ?? run.reading(result(over: period), of: measure)
    }

    private func gap(of period: MeasurePeriod) -> String? {
        guard let last = known.last else { return known.gap }
        if period.last > last { return MeasureGap.afterTheData(last).words }
        let first = measure.timing == .snapshot ? period.last : period.first
        return known.first.flatMap { first < $0 ? MeasureGap.beforeTheData($0).words : nil }
    }

    fileprivate func frozen(_ month: MeasurePeriod) -> FrozenFigure {
        let (reading, result) = (reading(of: month), result(over: month))
        let target = run.settings.target(of: measure)?.value
        return FrozenFigure(
            number: measure.number, code: measure.code, title: measure.title, definition: measure.version, unit: measure.unit,
            month: reading, yearToDate: self.reading(of: MeasurePeriod(.toDate, endingInMonthOf: month.last)),
            waiting: result.waiting.open, over: result.waiting.over,
            leftOut: MeasuredWords.leftOut(MeasuredWords.sorted(result.excluded)), target: target,
            rating: RatingAgainstTarget.of(
                reading.value(in: measure.unit), target: target, direction: measure.direction, nearTarget: run.settings.nearTarget))
    }
}

/// The rows of frozen months.
enum FrozenMonthRows {
    static func month(_ id: Identifier<FrozenMonth>, in db: Database) throws -> FrozenMonth? {
        try Row.fetchAll(db, literal: "SELECT * FROM frozen_month WHERE id = \(id)").first.map(month)
    }

    static func month(ending day: Day, in db: Database) throws -> FrozenMonth? {
        try Row.fetchAll(db, literal: "SELECT * FROM frozen_month WHERE last_day = \(day)").first.map(month)
    }

    private static func month(_ row: Row) -> FrozenMonth {
        FrozenMonth(
            id: row["id"], month: MeasurePeriod(.month, endingInMonthOf: row["last_day"]), dataDay: row["data_day"], load: row["load"],
            frozen: row["frozen_on"], author: row["author"], note: row["note"], version: row["version"])
    }

    static func insert(_ figure: FrozenFigure, of month: Identifier<FrozenMonth>, in db: Database) throws {
        let (now, year) = (Parts(figure.month), Parts(figure.yearToDate))
        try db.cachedStatement(
            sql: """
                INSERT INTO frozen_figure (month, measure, code, title, definition, unit, numerator, denominator, amount, reason,
                    year_numerator, year_denominator, year_amount, year_reason, waiting, over, left_out, target, rating)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: [
                month, Int(figure.number), figure.code, figure.title, figure.definition, figure.unit.rawValue, now.numerator,
                now.denominator, now.amount, now.reason, year.numerator, year.denominator, year.amount, year.reason, figure.waiting,
                figure.over, figure.leftOut, figure.target, figure.rating?.rawValue,
            ])
    }

    /// In the order of the catalogue.
    static func figures(of month: Identifier<FrozenMonth>, in db: Database) throws -> [FrozenFigure] {
        let rows = try Row.fetchAll(db, literal: "SELECT * FROM frozen_figure WHERE month = \(month) ORDER BY measure")
        let order = Dictionary(ChildMeasures.all.enumerated().map { ($1.number, $0) }) { first, _ in first }
        return try rows.map(figure).sorted { (order[$0.number] ?? .max, $0.number) < (order[$1.number] ?? .max, $1.number) }
    }

    private static func figure(_ row: Row) throws -> FrozenFigure {
        let rating: RatingAgainstTarget? = try (row["rating"] as String?) == nil ? nil : row.word("rating", of: "frozen_figure")
        return FrozenFigure(
            number: row["measure"], code: row["code"], title: row["title"], definition: row["definition"],
            unit: try row.word("unit", of: "frozen_figure"),
            month: try Parts(row, "").reading, yearToDate: try Parts(row, "year_").reading, waiting: row["waiting"], over: row["over"],
            leftOut: row["left_out"], target: row["target"], rating: rating)
    }

    /// A reading as four columns.
    private struct Parts {
        var numerator, denominator: Int?
        var amount: Double?
        var reason: String?

        init(_ reading: Reading) {
            switch reading {
            case .share(let part, let whole): (numerator, denominator) = (part, whole)
            case .amount(let figure, let over): (amount, denominator) = (figure, over)
            case .notKnown(let part, let why): (numerator, reason) = (part, why)
            }
        }

        init(_ row: Row, _ prefix: String) {
            (numerator, denominator) = (row["\(prefix)numerator"], row["\(prefix)denominator"])
            (amount, reason) = (row["\(prefix)amount"], row["\(prefix)reason"])
        }

        var reading: Reading {
            get throws {
                if let reason { return .notKnown(numerator: numerator, reason: reason) }
                if let amount { return .amount(amount, over: denominator) }
                if let numerator, let denominator { return .share(numerator, of: denominator) }
                throw UnreadableValue("frozen_figure", "numerator")
            }
        }
    }
}
