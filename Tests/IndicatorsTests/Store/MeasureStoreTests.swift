import Foundation
import GRDB
import Indicators
import SiteKit
import Testing
import Vocabulary

@testable import IndicatorsWeb

/// A store with one measure of days, opened by the product's own function.
private final class Counted: Sendable {
    let directory: URL
    let store: Store
    let news = News()
    let acts: MeasureStore
    let today = day(6, 20, 2023)

    init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "throughline-measures-\(UUID().uuidString)")
        store = try Store.open(
            directory,
            migrations: SiteSchema.migrations + IndicatorSchema.migrations + IndicatorSchema.renames
                + IndicatorSchema.additions + IndicatorSchema.confirmations + IndicatorSchema.computed)
        acts = MeasureStore(store) { [news] told, _ in news.add(told) }
    }

    deinit {
        try? store.close()
        try? FileManager.default.removeItem(at: directory)
    }

    func measure(_ figures: [Double] = [], name: String = "Days to the letter") async throws -> Identifier<Measure> {
        let id = try await acts.add(
            MeasureDraft(name: name, unit: .days, direction: .lower, source: "Tracker"), on: today, by: .system)
        for value in series(figures).all { try await add(value.day, value.reading.value(in: .days) ?? 0, to: id) }
        return id
    }

    @discardableResult
    func add(_ day: Day, _ figure: Double, to id: Identifier<Measure>) async throws -> Identifier<MeasureValue> {
        try await acts.addValue(
            to: id, FigureDraft(day: day, figure: TypedFigure(amount: figure), source: "Tracker"), on: today, by: .system)
    }

    func line(_ id: Identifier<Measure>) async throws -> MeasureLine? { try await store.read { try MeasureRecords.line(id, in: $0) } }
}

/// What the watch was told.
private final class News: @unchecked Sendable {
    private let lock = NSLock()
    private var told: [MeasureNews] = []
    func add(_ news: MeasureNews) { lock.withLock { told.append(news) } }
    var all: [MeasureNews] { lock.withLock { told } }
}

@Suite("Measures in the store")
struct MeasureStoreTests {
    @Test func `a figure is kept and what the measure shows is kept beside it`() async throws {
        let council = try Counted()
        let id = try await council.measure(steady + [40])
        let line = try #require(try await council.line(id))
        #expect(line.status.verdict == .worse)
        #expect(line.status.since == month(12))
        #expect(line.status.latestWords == "40 days")
        #expect(line.status.figures == 13)
    }

    @Test func `the watch is told before and after, in the transaction of the figure`() async throws {
        let council = try Counted()
        _ = try await council.measure(steady + [40])
        let last = try #require(council.news.all.last)
        #expect(last.before == .noChange)
        #expect(last.verdict.name == .worse)
    }

    @Test func `a watch that refuses takes the figure with it`() async throws {
        let council = try Counted()
        let id = try await council.measure(steady)
        let strict = MeasureStore(council.store) { news, _ in if news.verdict.name == .worse { throw NotFound() } }
        await #expect(throws: NotFound.self) {
            try await strict.addValue(
                to: id, FigureDraft(day: month(12), figure: TypedFigure(amount: 99), source: "T"), on: council.today, by: .system)
        }
        #expect(try await council.line(id)?.status.figures == 12)
    }

    @Test func `a second figure of a day is refused, and a correction keeps the first`() async throws {
        let council = try Counted()
        let id = try await council.measure()
        let first = try await council.add(month(0), 9, to: id)
        await #expect(throws: MeasureRefusal.dayTaken(month(0), "9 days")) { try await council.add(month(0), 8, to: id) }
        try await council.acts.correct(
            first, of: id, to: TypedFigure(amount: 8), source: "Diary", why: "One letter was counted twice", on: council.today, by: .system)
        let kept = try await council.store.read { try MeasureRecords.series(of: id, in: $0) }
        #expect(kept.current.map(\.reading) == [.amount(8, over: nil)])
        #expect(kept.all.count == 2)
        await #expect(throws: MeasureRefusal.correctedAlready) {
            try await council.acts.correct(
                first, of: id, to: TypedFigure(amount: 7), source: "Diary", why: "Again", on: council.today, by: .system)
        }
    }

    @Test func `the store itself refuses to change or remove a figure or a mark`() async throws {
        let council = try Counted()
        let id = try await council.measure([9])
        try await council.acts.mark(id, .lateLoad, on: month(0), words: "Half", today: council.today, by: .system)
        for sql in [
            "UPDATE measure_value SET amount = 1", "DELETE FROM measure_value", "UPDATE measure_mark SET words = 'x'",
            "DELETE FROM measure_mark",
        ] {
            await #expect(throws: DatabaseError.self) {
                try await council.store.change(by: .system, .addFigures, on: "x") { try $0.execute(sql: sql) }
            }
        }
    }

    @Test func `a file adds what fits and holds the rest until somebody settles it`() async throws {
        let council = try Counted()
        let id = try await council.measure([9])
        let rows = [
            ["date", "value", "reason"], ["2021-01-01", "8"], ["2021-02-01", "7"], ["2021-03-01", "", "diary lost"], ["later", "1"],
        ]
        let taken = try await council.acts.addRows(to: id, rows, named: "letters.csv", source: "Diary", on: council.today, by: .system)
        #expect(taken == MeasureStore.Loaded(added: 2, known: 0, rejected: 2))
        let rejected = try await council.store.read { try MeasureRecords.rejected(of: id, in: $0) }
        #expect(rejected.map(\.line) == [2, 5])
        try await council.acts.resolve(rejected[0].id, of: id, how: "discarded", on: council.today, by: .system)
        #expect(try await council.store.read { try MeasureRecords.rejected(of: id, in: $0) }.map(\.line) == [5])
    }

    @Test func `a changed definition keeps the old words with the mark`() async throws {
        let council = try Counted()
        let id = try await council.measure(steady)
        try await council.acts.mark(
            id, .definition, on: month(12), words: "Letters by e-mail count too", counts: "All letters", today: council.today, by: .system)
        #expect(try await council.line(id)?.measure.counts == "All letters")
        #expect(try await council.line(id)?.status.verdict == .tooFew)
        #expect(try await council.store.read { try String.fetchOne($0, sql: "SELECT was FROM measure_mark") } == "")
    }

    @Test func `a name is used once, and a unit stays once there are figures`() async throws {
        let council = try Counted()
        let id = try await council.measure([9])
        await #expect(throws: MeasureRefusal.nameInUse("Days to the letter")) { try await council.measure(name: "days to the LETTER") }
        let draft = MeasureDraft(name: "Days", unit: .weeks, direction: .lower, source: "Tracker")
        await #expect(throws: MeasureRefusal.unitInUse) {
            try await council.acts.edit(id, draft, version: 1, on: council.today, by: .system)
        }
    }

    @Test func `the series of a measure is read by an index`() async throws {
        let council = try Counted()
        let plan = try await council.store.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN SELECT * FROM measure_value WHERE measure = 'x' ORDER BY entered_on, rowid")
                .map { $0["detail"] as String }
        }
        #expect(plan.contains { $0.contains("USING INDEX value_of_measure") }, "\(plan)")
    }
}
