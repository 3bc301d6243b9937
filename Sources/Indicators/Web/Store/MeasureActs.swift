import GRDB
import Indicators
import SiteKit
import Vocabulary

/// Why something cannot be done to a measure.
package enum MeasureRefusal: Error, Sendable, Hashable {
    case nameInUse(String)
    case dayTaken(Day, String)
    case correctedAlready
    case inTheFuture(Day)
    case sameFigure
    case unitInUse
}

extension MeasureStore {
    @discardableResult
    package func add(_ draft: MeasureDraft, on day: Day, by changer: Changer) async throws -> Identifier<Measure> {
        let id = Identifier<Measure>()
        try await store.change(by: changer, .keepMeasures, on: id.text, note: "measure added") { db in
            try MeasureStore.checkName(draft.name, except: nil, in: db)
            try db.execute(
                sql: """
                    INSERT INTO measure (id, name, counts, numerator, denominator, unit, better, aim, source, owner, added_on)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    id, draft.name, draft.counts, draft.numerator, draft.denominator, draft.unit.rawValue, draft.better.rawValue,
                    draft.aim, draft.source, draft.owner, day,
                ])
            try self.restate(id, on: day, in: db)
        }
        return id
    }

    /// Changes a measure's name, words, aim, source and owner. Its unit stays once it has figures.
    package func edit(_ id: Identifier<Measure>, _ draft: MeasureDraft, version: Int, on day: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .keepMeasures, on: id.text, note: "measure edited") { db in
            let kept = try self.measure(id, in: db)
            guard kept.version == version else { throw MeasureStore.conflict(kept) }
            try MeasureStore.checkName(draft.name, except: id, in: db)
            if draft.unit != kept.unit, try !MeasureRecords.series(of: id, in: db).all.isEmpty { throw MeasureRefusal.unitInUse }
            try db.execute(
                sql: """
                    UPDATE measure SET name = ?, counts = ?, numerator = ?, denominator = ?, unit = ?, better = ?, aim = ?, source = ?,
                        owner = ?, version = version + 1 WHERE id = ?
                    """,
                arguments: [
                    draft.name, draft.counts, draft.numerator, draft.denominator, draft.unit.rawValue, draft.better.rawValue, draft.aim,
                    draft.source, draft.owner, id,
                ])
            try self.restate(id, on: day, in: db)
        }
    }

    /// Adds a figure of a day that has none yet.
    @discardableResult
    package func addValue(to id: Identifier<Measure>, _ draft: FigureDraft, on today: Day, by changer: Changer) async throws
        -> Identifier<MeasureValue>
    {
        try await store.change(by: changer, .addFigures, on: id.text, note: "figure added") { db in
            let measure = try self.measure(id, in: db)
            if draft.day > today { throw MeasureRefusal.inTheFuture(draft.day) }
            if let kept = try MeasureRecords.series(of: id, in: db).standing(on: draft.day) {
                throw MeasureRefusal.dayTaken(draft.day, kept.reading.words(in: measure.unit))
            }
            let value = MeasureValue(
                day: draft.day, reading: try draft.figure.reading(in: measure.unit), source: draft.source,
                author: try changer.name(in: db), entered: today)
            try MeasureStore.insert(value, of: id, in: db)
            try self.restate(id, on: today, in: db)
            return value.id
        }
    }

    /// Puts another figure in the place of one, which stays on record with the reason.
    @discardableResult
    package func correct(
        _ wrong: Identifier<MeasureValue>, of id: Identifier<Measure>, to figure: TypedFigure, source: String, why: String, on today: Day,
        by changer: Changer
    ) async throws -> Identifier<MeasureValue> {
        try await store.change(by: changer, .addFigures, on: id.text, note: "figure corrected") { db in
            let measure = try self.measure(id, in: db)
            let series = try MeasureRecords.series(of: id, in: db)
            guard let kept = series.all.first(where: { $0.id == wrong }) else { throw NotFound() }
            guard series.standing.contains(kept) else { throw MeasureRefusal.correctedAlready }
            let reading = try figure.reading(in: measure.unit)
            if reading == kept.reading { throw MeasureRefusal.sameFigure }
            let value = MeasureValue(
                day: kept.day, reading: reading, source: source, author: try changer.name(in: db), entered: today,
                correction: .init(of: wrong, why: why))
            try MeasureStore.insert(value, of: id, in: db)
            try self.restate(id, on: today, in: db)
            return value.id
        }
    }

    /// Marks a day: a changed definition, a late load or a data fault. With a new definition the old words stay with the mark.
    package func mark(
        _ id: Identifier<Measure>, _ kind: Mark.Kind, on day: Day, words: String, counts: String? = nil, today: Day, by changer: Changer
    ) async throws {
        try await store.change(by: changer, .keepMeasures, on: id.text, note: "series marked") { db in
            let measure = try self.measure(id, in: db)
            if day > today { throw MeasureRefusal.inTheFuture(day) }
            let isNew = kind == .definition && counts != nil && counts != measure.counts
            try db.execute(
                sql: "INSERT INTO measure_mark (id, measure, kind, day, words, was, author, entered_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    Identifier<Mark>(), id, kind.rawValue, day, words, isNew ? measure.counts : nil, try changer.name(in: db), today,
                ])
            if isNew {
                try db.execute(sql: "UPDATE measure SET counts = ?, version = version + 1 WHERE id = ?", arguments: [counts, id])
            }
            try self.restate(id, on: today, in: db)
        }
    }

    static func insert(_ value: MeasureValue, of measure: Identifier<Measure>, upload: String? = nil, in db: Database) throws {
        var (part, whole, amount, reason): (Int?, Int?, Double?, String?)
        switch value.reading {
        case .share(let numerator, let denominator): (part, whole) = (numerator, denominator)
        case .amount(let figure, let over): (amount, whole) = (figure, over)
        case .notKnown(let numerator, let why): (part, reason) = (numerator, why)
        }
        try db.execute(
            sql: """
                INSERT INTO measure_value (id, measure, day, numerator, denominator, amount, reason, source, author, entered_on, upload,
                    corrects, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                value.id, measure, value.day, part, whole, amount, reason, value.source, value.author, value.entered, upload,
                value.correction?.of, value.correction?.why,
            ])
    }

    private static func checkName(_ name: String, except id: Identifier<Measure>?, in db: Database) throws {
        let sql = "SELECT name FROM measure WHERE name = ? COLLATE NOCASE AND id IS NOT ?"
        if let kept = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [name, id]) { throw MeasureRefusal.nameInUse(kept) }
    }

    private static func conflict(_ kept: Measure) -> EditConflict {
        EditConflict(
            saved: [
                ("name", "Name", kept.name), ("counts", "What it counts", kept.counts), ("source", "Source", kept.source),
                ("owner", "Owner", kept.owner), ("aim", "Aim", kept.aim.map { FigureWords.plain($0) } ?? ""),
            ], version: kept.version)
    }
}
