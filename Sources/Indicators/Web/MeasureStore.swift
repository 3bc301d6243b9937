import GRDB
import Indicators
import SiteKit
import Vocabulary

/// What changed about a measure, passed on inside the transaction that changed it.
package struct MeasureNews: Sendable {
    package let measure: Measure
    package let before: VerdictOfMeasure.Name
    package let verdict: VerdictOfMeasure
    package let sentence: String
    package let today: Day
}

/// Called for every change of a series, so that what is based on a measure changes in the same transaction.
package typealias MeasureWatch = @Sendable (MeasureNews, Database) throws -> Void

/// Called before a change of what a measure's figures mean: it throws where this person may not make it.
package typealias MeasureGuard = @Sendable (Identifier<Measure>, Changer, Database) throws -> Void

/// True for somebody who gains when the measure looks better: whoever owns or owned an action that it shows the impact of.
package typealias MeasureGain = @Sendable (Identifier<Measure>, Changer, Database) throws -> Bool

/// Every act on measures and changes of practice, each in one transaction with its audit row.
package struct MeasureStore: Sendable {
    let store: Store
    let watch: MeasureWatch
    let guardian: MeasureGuard
    let gains: MeasureGain

    package init(
        _ store: Store, watch: @escaping MeasureWatch, guardian: @escaping MeasureGuard = { _, _, _ in },
        gains: @escaping MeasureGain = { _, _, _ in false }
    ) {
        (self.store, self.watch, self.guardian, self.gains) = (store, watch, guardian, gains)
    }

    func measure(_ id: Identifier<Measure>, in db: Database) throws -> Measure {
        guard let measure = try MeasureRecords.measure(id, in: db) else { throw NotFound() }
        return measure
    }

    /// A measure whose figures people enter.
    private func entered(_ id: Identifier<Measure>, in db: Database) throws -> Measure {
        let measure = try measure(id, in: db)
        if measure.computed != nil { throw MeasureRefusal.countedFromData }
        return measure
    }

    /// Calculates again what the measure shows, saves it, and calls the watch.
    func updateStatus(_ id: Identifier<Measure>, on today: Day, in db: Database) throws {
        let measure = try measure(id, in: db)
        let before = try MeasureRecords.line(id, in: db)?.status.verdict ?? .tooFew
        let chart = try MeasureRecords.chart(of: measure, in: db)
        let (verdict, sentence) = (VerdictOfMeasure(chart), FindingSentence(chart).words)
        let latest = chart.points.last
        try db.execute(
            sql: """
                INSERT INTO measure_status (measure, verdict, since, sentence, figures, latest_on, latest, latest_words)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (measure) DO UPDATE SET verdict = excluded.verdict, since = excluded.since, sentence = excluded.sentence,
                    figures = excluded.figures, latest_on = excluded.latest_on, latest = excluded.latest,
                    latest_words = excluded.latest_words
                """,
            arguments: [
                id, verdict.name.rawValue, verdict.cause?.since, sentence, chart.points.count, latest?.day, latest?.value, latest?.words,
            ])
        try watch(MeasureNews(measure: measure, before: before, verdict: verdict, sentence: sentence, today: today), db)
    }
}

/// A figure before it is saved.
package struct FigureDraft: Sendable, Hashable {
    package var day: Day
    package var figure: TypedFigure
    package var source: String

    package init(day: Day, figure: TypedFigure, source: String) {
        self.day = day
        self.figure = figure
        self.source = source
    }
}

extension MeasureStore {
    @discardableResult
    package func add(_ draft: MeasureDraft, on day: Day, by changer: Changer) async throws -> Identifier<Measure> {
        try await MeasureRegister(acts: self).adding.add(draft, by: changer, today: day, in: store)
    }

    package func edit(_ id: Identifier<Measure>, _ draft: MeasureDraft, version: Int, on day: Day, by changer: Changer) async throws {
        try await MeasureRegister(acts: self).editing.perform(draft, on: id, version: version, by: changer, today: day, in: store)
    }

    /// - Parameter counts: the new definition, where the definition changed.
    package func mark(
        _ id: Identifier<Measure>, _ kind: Mark.Kind, on day: Day, words: String, counts: String = "", today: Day, by changer: Changer
    ) async throws {
        let draft = MarkDraft(kind: kind, day: day, words: words, counts: counts)
        try await MeasureRegister(acts: self).marking.perform(draft, on: id, by: changer, today: today, in: store)
    }

    /// Adds a figure for a day that has none yet.
    @discardableResult
    package func addValue(to id: Identifier<Measure>, _ draft: FigureDraft, on today: Day, by changer: Changer) async throws
        -> Identifier<MeasureValue>
    {
        try await store.change(by: changer, .addFigures, on: id.text, note: "figure added") { db in
            let measure = try self.entered(id, in: db)
            if draft.day > today { throw MeasureRefusal.inTheFuture(draft.day) }
            if let kept = try MeasureRecords.entered(of: id, in: db).current(on: draft.day) {
                throw MeasureRefusal.dayTaken(draft.day, kept.reading.words(in: measure.unit))
            }
            let value = MeasureValue(
                day: draft.day, reading: try draft.figure.reading(in: measure.unit), source: draft.source,
                author: try changer.name(in: db), entered: today)
            try self.insert(value, of: id, by: changer, in: db)
            try self.updateStatus(id, on: today, in: db)
            return value.id
        }
    }

    /// Replaces a figure by another. The old one stays on record with the reason.
    @discardableResult
    package func correct(
        _ wrong: Identifier<MeasureValue>, of id: Identifier<Measure>, to figure: TypedFigure, source: String, why: String, on today: Day,
        by changer: Changer
    ) async throws -> Identifier<MeasureValue> {
        try await store.change(by: changer, .addFigures, on: id.text, note: "figure corrected") { db in
            let measure = try self.entered(id, in: db)
            let series = try MeasureRecords.entered(of: id, in: db)
            guard let kept = series.all.first(where: { $0.id == wrong }) else { throw NotFound() }
            guard series.current.contains(kept) else { throw MeasureRefusal.correctedAlready }
            let reading = try figure.reading(in: measure.unit)
            if reading == kept.reading { throw MeasureRefusal.sameFigure }
            let value = MeasureValue(
                day: kept.day, reading: reading, source: source, author: try changer.name(in: db), entered: today,
                correction: .init(of: wrong, why: why))
            try self.insert(value, of: id, by: changer, in: db)
            try self.updateStatus(id, on: today, in: db)
            return value.id
        }
    }

    /// Saves a figure that a person entered. Of somebody who gains by it, it waits for a second person.
    private func insert(
        _ value: MeasureValue, of measure: Identifier<Measure>, upload: String? = nil, by changer: Changer, in db: Database
    ) throws {
        try MeasureStore.insert(value, of: measure, upload: upload, in: db)
        guard try gains(measure, changer, db) else { return }
        try db.execute(sql: "INSERT INTO figure_confirmation (value, account) VALUES (?, ?)", arguments: [value.id, changer.account])
    }

    /// A second person, who gains nothing by it, confirms a figure of an owner.
    package func confirm(_ value: Identifier<MeasureValue>, of id: Identifier<Measure>, on today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .addFigures, on: id.text, note: "figure confirmed") { db in
            let author = try String.fetchOne(
                db,
                sql:
                    "SELECT figure_confirmation.account FROM figure_confirmation JOIN measure_value ON id = value WHERE id = ? AND measure = ?",
                arguments: [value, id])
            guard let author else { throw NotFound() }
            if try author == changer.account || gains(id, changer, db) { throw MeasureRefusal.isOwn }
            try db.execute(
                sql: "UPDATE figure_confirmation SET confirmed_on = ?, confirmed_by = ? WHERE value = ? AND confirmed_on IS NULL",
                arguments: [today, try changer.name(in: db), value])
            try self.updateStatus(id, on: today, in: db)
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
}

extension MeasureStore {
    /// How many rows of a file were added, were known already, and were rejected.
    package struct Loaded: Sendable, Hashable {
        package let added: Int
        package let known: Int
        package let rejected: Int
    }

    /// Adds the figures of a file. A row that cannot be used is saved as rejected with its reason; nothing is guessed.
    @discardableResult
    package func addRows(
        to id: Identifier<Measure>, _ rows: [[String]], named name: String, source: String, on today: Day, by changer: Changer
    ) async throws -> Loaded {
        try await store.change(by: changer, .addFigures, on: id.text, note: "figures loaded from a file") { db in
            let measure = try self.entered(id, in: db)
            let read = try FigureRows(
                rows, unit: measure.unit, series: try MeasureRecords.entered(of: id, in: db), source: source, today: today)
            let (upload, author) = (Identifier<RejectedFigure>().text, try changer.name(in: db))
            try db.execute(
                sql: "INSERT INTO measure_upload (id, measure, name, day, author, taken, known) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [upload, id, name, today, author, read.figures.count, read.known])
            for figure in read.figures {
                let value = MeasureValue(
                    day: figure.day, reading: figure.reading, source: figure.source, author: author, entered: today)
                try self.insert(value, of: id, upload: upload, by: changer, in: db)
            }
            for row in read.rejected {
                try db.execute(
                    sql: "INSERT INTO measure_rejected_row (id, upload, measure, line, text, reason) VALUES (?, ?, ?, ?, ?, ?)",
                    arguments: [Identifier<RejectedFigure>(), upload, id, row.line, row.text, row.reason])
            }
            try self.updateStatus(id, on: today, in: db)
            return Loaded(added: read.figures.count, known: read.known, rejected: read.rejected.count)
        }
    }

    /// A rejected row that was dealt with: corrected and added by hand, or discarded.
    package func resolve(_ row: Identifier<RejectedFigure>, of id: Identifier<Measure>, how: String, on day: Day, by changer: Changer)
        async throws
    {
        try await store.change(by: changer, .addFigures, on: id.text, note: "rejected row resolved") { db in
            try db.execute(
                sql: """
                    UPDATE measure_rejected_row SET resolved_on = ?, resolved_by = ?, resolved_how = ?
                    WHERE id = ? AND measure = ? AND resolved_on IS NULL
                    """,
                arguments: [day, try changer.name(in: db), how, row, id])
            if db.changesCount == 0 { throw NotFound() }
        }
    }
}

/// Why a mark is refused.
enum MarkRefusal: Error, Sendable, Hashable, BesideField {
    case inTheFuture(Day)

    var field: String { "marked" }
    var words: String {
        switch self {
        case .inTheFuture(let day): "\(day) is in the future. Enter the date of the figure."
        }
    }
}

/// Why an act on a measure is refused.
package enum MeasureRefusal: Error, Sendable, Hashable {
    case nameInUse(String)
    case dayTaken(Day, String)
    case correctedAlready
    case inTheFuture(Day)
    case sameFigure
    case unitInUse
    case countedFromData
    /// Whoever changes it holds or held a post that owns the action of this number.
    case isForAnother(String)
    /// Whoever confirms a figure entered it, or owns or owned an action that the measure is linked to.
    case isOwn
}

extension MeasureRefusal: BesideField {
    package var words: String {
        switch self {
        case .nameInUse(let name): "There is already a measure called “\(name)”. Enter another name, or use that measure."
        case .dayTaken(let day, let words): "There is already a figure for \(day): \(words). Correct that figure instead."
        case .correctedAlready: "This figure has already been corrected. Go back to the measure and correct the current figure."
        case .inTheFuture(let day): "\(day) is in the future. Enter the last day of the period that was counted."
        case .sameFigure: "This is the current figure already. Enter the corrected figure."
        case .countedFromData:
            "This measure is counted from the data that the council loads. Its figures and its definition come from there; its name, target and owner can be changed."
        case .unitInUse: "The unit cannot be changed because the measure has figures. Add a new measure for another unit."
        case .isForAnother(let action):
            "This measure shows the impact of \(action), which a post that you hold or held owns. Ask another person to change its target, its direction or what it counts, or to mark its series."
        case .isOwn:
            "A figure is confirmed by somebody who did not enter it and holds no post that owns an action linked to this measure. Ask another person to confirm it."
        }
    }

    package var field: String {
        switch self {
        case .nameInUse: "name"
        case .dayTaken, .inTheFuture: "day"
        case .sameFigure: "numerator"
        case .unitInUse: "unit"
        case .correctedAlready, .countedFromData, .isForAnother, .isOwn: ""
        }
    }
}

extension ReadingRefusal: InWords {}

extension FigureRows.Refusal: InWords {
    package var words: String {
        switch self {
        case .noDateColumn(let head): "The file needs a column called “date”. Its first row is: \(head.joined(separator: ", "))."
        case .noFigureColumn(let head):
            "The file needs a column called “numerator” or “value”. Its first row is: \(head.joined(separator: ", "))."
        case .onlyHead:
            "The file has no figures. Its first row must name the columns, for example date, numerator, denominator, and the figures follow below."
        }
    }
}

/// Shows a refusal beside the field it is about.
@discardableResult
func asProblems<T>(_ body: () async throws -> T) async throws -> T {
    do {
        return try await body()
    } catch let refusal as MeasureRefusal where !refusal.field.isEmpty {
        throw Problems(refusal.field, refusal.words)
    } catch let refusal as ReadingRefusal {
        throw Problems(refusal == .needsNumbers || refusal == .nothingGiven ? "numerator" : "reason", refusal.words)
    } catch let refusal as FigureRows.Refusal {
        throw Problems("file", refusal.words)
    }
}
