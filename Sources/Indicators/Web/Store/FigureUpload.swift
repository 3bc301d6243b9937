import GRDB
import Indicators
import SiteKit
import Vocabulary

extension MeasureStore {
    /// What became of the rows of a file.
    package struct Taken: Sendable, Hashable {
        package let taken: Int
        package let known: Int
        package let held: Int
    }

    /// Adds the figures of a file that fit; a row that does not is held with its reason, and nothing is guessed.
    @discardableResult
    package func addRows(
        to id: Identifier<Measure>, _ rows: [[String]], named name: String, source: String, on today: Day, by changer: Changer
    ) async throws -> Taken {
        try await store.change(by: changer, .addFigures, on: id.text, note: "figures loaded from a file") { db in
            let measure = try self.measure(id, in: db)
            let read = try FigureRows(
                rows, unit: measure.unit, series: try MeasureRecords.series(of: id, in: db), source: source, today: today)
            let (upload, author) = (Identifier<HeldRow>().text, try changer.name(in: db))
            try db.execute(
                sql: "INSERT INTO measure_upload (id, measure, name, day, author, taken, known) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [upload, id, name, today, author, read.figures.count, read.known])
            for figure in read.figures {
                let value = MeasureValue(
                    day: figure.day, reading: figure.reading, source: figure.source, author: author, entered: today)
                try MeasureStore.insert(value, of: id, upload: upload, in: db)
            }
            for row in read.held {
                try db.execute(
                    sql: "INSERT INTO measure_held (id, upload, measure, line, text, reason) VALUES (?, ?, ?, ?, ?, ?)",
                    arguments: [Identifier<HeldRow>(), upload, id, row.line, row.text, row.reason])
            }
            try self.restate(id, on: today, in: db)
            return Taken(taken: read.figures.count, known: read.known, held: read.held.count)
        }
    }

    /// A held row that somebody dealt with: mended by hand, or of no use.
    package func settleHeld(_ row: Identifier<HeldRow>, of id: Identifier<Measure>, how: String, on day: Day, by changer: Changer)
        async throws
    {
        try await store.change(by: changer, .addFigures, on: id.text, note: "held row settled") { db in
            try db.execute(
                sql: """
                    UPDATE measure_held SET settled_on = ?, settled_by = ?, settled_how = ?
                    WHERE id = ? AND measure = ? AND settled_on IS NULL
                    """,
                arguments: [day, try changer.name(in: db), how, row, id])
            if db.changesCount == 0 { throw NotFound() }
        }
    }
}
