import GRDB
import Indicators
import SiteKit
import Vocabulary

/// A row of a file that could not be used as a figure of its measure.
package struct RejectedFigure: Sendable, Hashable, Identifiable {
    package let id: Identifier<RejectedFigure>
    package let file: String
    package let line: Int
    package let text: String
    package let reason: String
}

/// What a measure shows now, saved beside it so that lists need not calculate it again.
package struct MeasureStatus: Sendable, Hashable {
    package let verdict: VerdictOfMeasure.Name
    /// Since when it has been improved or worse.
    package let since: Day?
    package let sentence: String
    package let figures: Int
    package let latestOn: Day?
    package let latest: Double?
    package let latestWords: String?

    package static let none = MeasureStatus(
        verdict: .tooFew, since: nil, sentence: "No figure yet.", figures: 0, latestOn: nil, latest: nil, latestWords: nil)
}

/// A measure with its status: what lists and other domains need of it.
package struct MeasureLine: Sendable, Hashable, Identifiable {
    package struct Figure: Sendable, Hashable {
        package let day: Day
        package let value: Double
    }

    package let measure: Measure
    package let status: MeasureStatus
    /// The latest known figures in date order, where the list of measures read them.
    var trend: [Figure] = []
    package var id: Identifier<Measure> { measure.id }

    /// The latest figures as a small line; nil with fewer than two.
    package func sparkline(of series: Series) -> HTML? {
        var line = self
        line.trend = series.current.suffix(Sparkline.most).compactMap { value in
            value.reading.value(in: measure.unit).map { Figure(day: value.day, value: $0) }
        }
        return Sparkline(line).html
    }
}

/// Reads of measures that other domains also need. Each takes the connection of the transaction it runs in.
package enum MeasureRecords {
    package static func measure(_ id: Identifier<Measure>, in db: Database) throws -> Measure? {
        try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM measure WHERE id = ?"), arguments: [id]).map(measure)
    }

    /// Every measure, in the order of their names.
    package static func lines(in db: Database) throws -> [MeasureLine] {
        let sql = """
            SELECT * FROM measure LEFT JOIN measure_status ON measure_status.measure = measure.id ORDER BY name COLLATE NOCASE, id
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql)).map(line)
    }

    package static func line(_ id: Identifier<Measure>, in db: Database) throws -> MeasureLine? {
        let sql = "SELECT * FROM measure LEFT JOIN measure_status ON measure_status.measure = measure.id WHERE measure.id = ?"
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id]).map(line)
    }

    /// Every figure as it was entered, also those that wait for a second person.
    static func entered(of measure: Identifier<Measure>, in db: Database) throws -> Series {
        let sql = "SELECT \(columns) FROM measure_value WHERE measure = ? ORDER BY entered_on, rowid"
        return Series(try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [measure]).map(value))
    }

    /// The figures that count: of those that wait for a second person, only what makes the measure look no better.
    ///
    /// - Parameter known: which figures were known on the day that is asked about; all where nothing is said.
    package static func series(
        of id: Identifier<Measure>, known: (MeasureValue) -> Bool = { _ in true }, in db: Database
    ) throws -> Series {
        let entered = Series(try entered(of: id, in: db).all.filter(known))
        guard entered.all.contains(where: \.isWaiting), let measure = try measure(id, in: db) else { return entered }
        return FiguresThatCount.of(measure, entered, marks: try marks(of: id, in: db), markers: try markers(of: id, in: db))
    }

    /// True while a figure that an owner of a linked action entered waits for a second person. The query reads `measure`.
    package static let hasWaitingFigure = """
        EXISTS (SELECT 1 FROM measure_value JOIN figure_confirmation ON figure_confirmation.value = measure_value.id
            WHERE measure_value.measure = measure.id AND confirmed_on IS NULL
            AND NOT EXISTS (SELECT 1 FROM measure_value AS later WHERE later.corrects = measure_value.id)) AS has_waiting_figure
        """

    private static let columns = """
        *, EXISTS (SELECT 1 FROM figure_confirmation WHERE figure_confirmation.value = measure_value.id AND confirmed_on IS NULL) AS is_waiting
        """

    /// A figure with its measure, as it was entered.
    package static func value(_ id: Identifier<MeasureValue>, in db: Database) throws -> (Measure, MeasureValue)? {
        let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT \(columns) FROM measure_value WHERE id = ?"), arguments: [id])
        guard let row, let measure = try measure(row["measure"], in: db) else { return nil }
        return (measure, try value(row))
    }

    package static func marks(of measure: Identifier<Measure>, in db: Database) throws -> [Mark] {
        let sql = "SELECT * FROM measure_mark WHERE measure = ? ORDER BY day, rowid"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [measure]).map { row in
            Mark(
                id: row["id"], kind: try row.word("kind", of: "measure_mark"), day: row["day"], words: row["words"],
                author: row["author"])
        }
    }

    /// The changes of practice that mark a measure's chart.
    package static func markers(of measure: Identifier<Measure>, in db: Database) throws -> [PracticeMarker] {
        let sql = """
            SELECT id, day, title FROM practice_change JOIN practice_change_measure ON practice_change_measure.change = practice_change.id
            WHERE practice_change_measure.measure = ? ORDER BY day, id
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [measure]).map {
            PracticeMarker(change: $0["id"], day: $0["day"], title: $0["title"])
        }
    }

    /// The measure of the register whose figures come from a measure of loaded data; nil while nobody follows that one.
    package static func measure(ofComputed code: String, in db: Database) throws -> Measure? {
        try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM measure WHERE computed = ?"), arguments: [code]).map(measure)
    }

    /// The measures of the register whose figures come from loaded data.
    package static func computed(in db: Database) throws -> [Measure] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM measure WHERE computed IS NOT NULL ORDER BY computed")).map(measure)
    }

    package static func markers(ofComputed code: String, in db: Database) throws -> [PracticeMarker] {
        try measure(ofComputed: code, in: db).map { try markers(of: $0.id, in: db) } ?? []
    }

    /// The changes of practice that are linked to any measure of one group of the catalogue, by the letter that begins its codes.
    package static func markers(ofGroup letter: String, in db: Database) throws -> [PracticeMarker] {
        try computed(in: db).filter { $0.computed?.code.hasPrefix(letter) == true }.reduce(into: []) { found, measure in
            for marker in try markers(of: measure.id, in: db) where !found.contains(marker) { found.append(marker) }
        }.sorted { $0.day < $1.day }
    }

    package static func chart(of measure: Measure, in db: Database) throws -> ControlChart {
        ControlChart(
            measure, try series(of: measure.id, in: db), marks: try marks(of: measure.id, in: db),
            markers: try markers(of: measure.id, in: db))
    }

    /// The latest figure as a paper that leaves the council shows it, with its day; nil while there is none.
    package static func outwardLatest(of id: Identifier<Measure>, in db: Database) throws -> String? {
        guard let measure = try measure(id, in: db) else { return nil }
        return try OutwardFigures(of: measure, series(of: id, in: db), in: db).latest
    }

    /// The rejected rows that nobody has resolved yet.
    package static func rejected(of measure: Identifier<Measure>, in db: Database) throws -> [RejectedFigure] {
        let sql = """
            SELECT row.*, measure_upload.name FROM measure_rejected_row AS row JOIN measure_upload ON measure_upload.id = row.upload
            WHERE row.measure = ? AND resolved_on IS NULL ORDER BY measure_upload.day, line
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [measure]).map {
            RejectedFigure(id: $0["id"], file: $0["name"], line: $0["line"], text: $0["text"], reason: $0["reason"])
        }
    }

    /// - Throws: ``UnreadableValue`` for a stored value that this program does not know.
    package static func line(_ row: Row) throws -> MeasureLine {
        guard row["verdict"] as String? != nil else { return MeasureLine(measure: try measure(row), status: .none) }
        let status = MeasureStatus(
            verdict: try row.word("verdict", of: "measure_status"), since: row["since"], sentence: row["sentence"],
            figures: row["figures"], latestOn: row["latest_on"], latest: row["latest"], latestWords: row["latest_words"])
        return MeasureLine(measure: try measure(row), status: status, trend: try trend(row["trend"]))
    }

    /// `2022-04-30=61 2022-05-31=62.5`
    private static func trend(_ text: String?) throws -> [MeasureLine.Figure] {
        try (text ?? "").split(separator: " ").map { pair in
            let parts = pair.split(separator: "=").map(String.init)
            guard parts.count == 2, let day = Day(iso: parts[0]), let value = Double(parts[1]) else {
                throw UnreadableValue("measure_value", "day")
            }
            return MeasureLine.Figure(day: day, value: value)
        }
    }

    private static func measure(_ row: Row) throws -> Measure {
        try Measure(
            id: row["id"], name: row["name"], counts: row["counts"], numerator: row["numerator"], denominator: row["denominator"],
            unit: row.word("unit", of: "measure"), counted: row.word("counted", of: "measure"),
            direction: row.word("direction", of: "measure"),
            target: row["target"], source: row["source"], owner: row["owner"], computed: try computed(row), version: row["version"])
    }

    private static func computed(_ row: Row) throws -> Measure.Computed? {
        guard let code = row["computed"] as String? else { return nil }
        return Measure.Computed(code, by: try row.word("computed_by", of: "measure"))
    }

    private static func value(_ row: Row) throws -> MeasureValue {
        let (part, whole): (Int?, Int?) = (row["numerator"], row["denominator"])
        let reading: Reading
        if let reason = row["reason"] as String? {
            reading = .notKnown(numerator: part, reason: reason)
        } else if let amount = row["amount"] as Double? {
            reading = .amount(amount, over: whole)
        } else if let part, let whole {
            reading = .share(part, of: whole)
        } else {
            throw UnreadableValue("measure_value", "numerator")
        }
        let correction = (row["corrects"] as Identifier<MeasureValue>?).map { MeasureValue.Correction(of: $0, why: row["why"]) }
        return MeasureValue(
            id: row["id"], day: row["day"], reading: reading, source: row["source"], author: row["author"], entered: row["entered_on"],
            correction: correction, isWaiting: row["is_waiting"])
    }
}
