import GRDB
import Indicators
import SiteKit
import Vocabulary

/// A row of a file that did not fit its measure.
package struct HeldRow: Sendable, Hashable, Identifiable {
    package let id: Identifier<HeldRow>
    package let file: String
    package let line: Int
    package let text: String
    package let reason: String
}

/// What a measure shows now, kept beside it so that lists need not reckon it again.
package struct MeasureStanding: Sendable, Hashable {
    package let verdict: VerdictOfMeasure.Name
    /// Since when it has been better or worse.
    package let since: Day?
    package let sentence: String
    package let figures: Int
    package let latestOn: Day?
    package let latest: Double?
    package let latestWords: String?

    package static let none = MeasureStanding(
        verdict: .tooFew, since: nil, sentence: "No figure yet.", figures: 0, latestOn: nil, latest: nil, latestWords: nil)
}

/// A measure with its standing: what lists and other domains need of it.
package struct MeasureLine: Sendable, Hashable, Identifiable {
    package let measure: Measure
    package let standing: MeasureStanding
    package var id: Identifier<Measure> { measure.id }
}

/// Reads of measures that other domains also need. Each takes the connection of the transaction it runs in.
package enum MeasureRecords {
    package static func measure(_ id: Identifier<Measure>, in db: Database) throws -> Measure? {
        try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM measure WHERE id = ?"), arguments: [id]).map(measure)
    }

    /// Every measure, in the order of their names.
    package static func lines(in db: Database) throws -> [MeasureLine] {
        let sql = """
            SELECT * FROM measure LEFT JOIN measure_standing ON measure_standing.measure = measure.id ORDER BY name COLLATE NOCASE, id
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql)).map(line)
    }

    package static func line(_ id: Identifier<Measure>, in db: Database) throws -> MeasureLine? {
        let sql = "SELECT * FROM measure LEFT JOIN measure_standing ON measure_standing.measure = measure.id WHERE measure.id = ?"
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id]).map(line)
    }

    package static func series(of measure: Identifier<Measure>, in db: Database) throws -> Series {
        let sql = "SELECT * FROM measure_value WHERE measure = ? ORDER BY entered_on, rowid"
        return Series(try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [measure]).map(value))
    }

    /// One figure with the measure it belongs to, as it was entered.
    package static func value(_ id: Identifier<MeasureValue>, in db: Database) throws -> (Measure, MeasureValue)? {
        let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM measure_value WHERE id = ?"), arguments: [id])
        guard let row, let measure = try measure(row["measure"], in: db) else { return nil }
        return (measure, value(row))
    }

    package static func marks(of measure: Identifier<Measure>, in db: Database) throws -> [Mark] {
        let sql = "SELECT * FROM measure_mark WHERE measure = ? ORDER BY day, rowid"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [measure]).compactMap { row in
            Mark.Kind(rawValue: row["kind"]).map {
                Mark(id: row["id"], kind: $0, day: row["day"], words: row["words"], author: row["author"])
            }
        }
    }

    /// The changes of practice that mark a measure's chart; nothing else does.
    package static func markers(of measure: Identifier<Measure>, in db: Database) throws -> [PracticeMarker] {
        let sql = """
            SELECT id, day, title FROM practice_change JOIN practice_change_measure ON practice_change_measure.change = practice_change.id
            WHERE practice_change_measure.measure = ? ORDER BY day, id
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [measure]).map {
            PracticeMarker(change: $0["id"], day: $0["day"], title: $0["title"])
        }
    }

    package static func chart(of measure: Measure, in db: Database) throws -> ControlChart {
        ControlChart(
            measure, try series(of: measure.id, in: db), marks: try marks(of: measure.id, in: db),
            markers: try markers(of: measure.id, in: db))
    }

    package static func held(of measure: Identifier<Measure>, in db: Database) throws -> [HeldRow] {
        let sql = """
            SELECT measure_held.*, measure_upload.name FROM measure_held JOIN measure_upload ON measure_upload.id = measure_held.upload
            WHERE measure_held.measure = ? AND settled_on IS NULL ORDER BY measure_upload.day, line
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [measure]).map {
            HeldRow(id: $0["id"], file: $0["name"], line: $0["line"], text: $0["text"], reason: $0["reason"])
        }
    }

    package static func line(_ row: Row) -> MeasureLine {
        let verdict = (row["verdict"] as String?).flatMap { VerdictOfMeasure.Name(rawValue: $0) }
        let standing = verdict.map {
            MeasureStanding(
                verdict: $0, since: row["since"], sentence: row["sentence"], figures: row["figures"], latestOn: row["latest_on"],
                latest: row["latest"], latestWords: row["latest_words"])
        }
        return MeasureLine(measure: measure(row), standing: standing ?? .none)
    }

    private static func measure(_ row: Row) -> Measure {
        Measure(
            id: row["id"], name: row["name"], counts: row["counts"], numerator: row["numerator"], denominator: row["denominator"],
            unit: Measure.Unit(rawValue: row["unit"]) ?? .count, better: Measure.Better(rawValue: row["better"]) ?? .higher,
            aim: row["aim"], source: row["source"], owner: row["owner"], version: row["version"])
    }

    private static func value(_ row: Row) -> MeasureValue {
        let (part, whole): (Int?, Int?) = (row["numerator"], row["denominator"])
        let reading: Reading =
            if let reason = row["reason"] as String? {
                .notKnown(numerator: part, reason: reason)
            } else if let amount = row["amount"]
                as Double?
            { .amount(amount, over: whole) } else { .share(part ?? 0, of: whole ?? 0) }
        let correction = (row["corrects"] as Identifier<MeasureValue>?).map { MeasureValue.Correction(of: $0, why: row["why"]) }
        return MeasureValue(
            id: row["id"], day: row["day"], reading: reading, source: row["source"], author: row["author"], entered: row["entered_on"],
            correction: correction)
    }
}
