import ActionPlansWeb
import Foundation
import GRDB
import Indicators
import IndicatorsWeb
import InspectionsWeb
import SiteKit
import Testing
import Vocabulary

@Suite("Measures that were noted beside actions before")
struct MeasureMigrationTests {
    private func open(_ directory: URL, upTo name: String?) throws -> Store {
        let plans = ActionPlanSchema.migrations
        let old = name.flatMap { name in plans.firstIndex { $0.name == name } }.map { Array(plans.prefix($0)) } ?? plans
        return try Store.open(
            directory,
            migrations: SiteSchema.migrations + InspectionSchema.migrations + IndicatorSchema.migrations + old
                + (name == nil
                    ? IndicatorSchema.renames + IndicatorSchema.additions + IndicatorSchema.confirmations + ActionPlanSchema.additions
                    : []))
    }

    @Test func `keep their names, their links and every word that was noted`() async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "throughline-plans-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let (inspection, plan, action, measure) = (Identifier<Int>(), Identifier<Int>(), Identifier<Int>(), Identifier<Measure>())
        // In a scope of its own, because the store's lock lasts as long as the store.
        do {
            let before = try open(directory, upTo: "2026-11-25 measures of actions")
            try await before.change(by: .system, .editPlan, on: "x") { db in
                try db.execute(
                    sql: """
                        INSERT INTO inspection (id, stage, state, framework, council) VALUES (?, 'confirmed', 'published', 'ILACS', 'Marlshire')
                        """, arguments: [inspection])
                try db.execute(
                    sql: "INSERT INTO plan (id, inspection, title, starts, drafted_on) VALUES (?, ?, 'Plan', '2022-04-04', '2022-04-04')",
                    arguments: [plan, inspection])
                try db.execute(
                    sql: """
                        INSERT INTO action (id, plan, ref_group, ref_number, text, due, added_on)
                        VALUES (?, ?, 1, 1, 'Letters', '2022-06-30', '2022-04-04')
                        """, arguments: [action, plan])
                try db.execute(
                    sql: "INSERT INTO measure_note (id, action, name, source) VALUES (?, ?, 'Letters in time', 'Tracker')",
                    arguments: [measure, action])
                for (day, value) in [("2022-05-31", "48%"), ("2022-05-31", "50%"), ("2022-06-30", "62% (31 of 50)")] {
                    try db.execute(
                        sql: "INSERT INTO measure_reading (measure, day, value, author) VALUES (?, ?, ?, 'Ada Lowe')",
                        arguments: [measure, day, value])
                }
            }
            try before.close()
        }
        let after = try open(directory, upTo: nil)
        let line = try #require(try await after.read { try MeasureRecords.line(measure, in: $0) })
        #expect(line.measure.name == "Letters in time" && line.measure.source == "Tracker")
        #expect(line.status.verdict == .tooFew && line.status.latestWords == "62% (31 of 50)")
        let series = try await after.read { try MeasureRecords.series(of: measure, in: $0) }
        #expect(
            series.current.map(\.reading) == [
                .notKnown(numerator: nil, reason: "noted in words, 50%"),
                .notKnown(numerator: nil, reason: "noted in words, 62% (31 of 50)"),
            ])
        #expect(series.all.count == 3, "what was noted before for the same day is kept")
        let linked = try await after.read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM action_measure WHERE measure = ?", arguments: [measure])
        }
        #expect(linked == 1)
        try after.close()
    }
}
