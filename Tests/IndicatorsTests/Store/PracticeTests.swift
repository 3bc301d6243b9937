import Foundation
import GRDB
import Indicators
import SiteKit
import Testing
import Vocabulary

@testable import IndicatorsWeb

@Suite("Changes of practice in the store")
struct PracticeTests {
    private final class Opened: Sendable {
        let directory: URL
        let store: Store
        let acts: MeasureStore
        var practice: PracticeRegister { PracticeRegister(acts) }

        init() throws {
            directory = FileManager.default.temporaryDirectory.appending(path: "throughline-practice-\(UUID().uuidString)")
            store = try Store.open(
                directory,
                migrations: SiteSchema.migrations + IndicatorSchema.migrations + IndicatorSchema.renames
                    + IndicatorSchema.additions + IndicatorSchema.confirmations + IndicatorSchema.computed)
            acts = MeasureStore(store) { _, _ in }
        }

        deinit {
            try? store.close()
            try? FileManager.default.removeItem(at: directory)
        }

        func launch(_ launch: PracticeChange.Launch, of id: Identifier<PracticeChange>) async throws {
            try await practice.settingLaunch.perform(launch, on: id, by: .system, today: day(6, 20, 2023), in: store)
        }
    }

    private let today = day(6, 20, 2023)

    /// Twelve steady months, and three that are low.
    private func counted(_ council: Opened) async throws -> Identifier<Measure> {
        let id = try await council.acts.add(
            MeasureDraft(name: "Days", unit: .days, direction: .lower, source: "Tracker"), on: today, by: .system)
        for value in series(steady + [9, 10, 8]).all {
            try await council.acts.addValue(
                to: id, FigureDraft(day: value.day, figure: TypedFigure(amount: value.reading.value(in: .days)), source: "Tracker"),
                on: today, by: .system)
        }
        return id
    }

    @Test func `it alone marks a chart, and what the measure shows is calculated again`() async throws {
        let council = try Opened()
        let measure = try await counted(council)
        let before = try await council.store.read {
            try MeasureRecords.chart(of: MeasureRecords.measure(measure, in: $0) ?? .made(), in: $0)
        }
        #expect(before.stretches.count == 1)
        let change = try await council.acts.add(
            PracticeDraft(title: "New letter", what: "Two pages", model: "", day: month(12), measures: [measure]), on: today, by: .system)
        let after = try await council.store.read {
            try MeasureRecords.chart(of: MeasureRecords.measure(measure, in: $0) ?? .made(), in: $0)
        }
        #expect(after.stretches.count == 2 && after.present?.isCarried == true)
        try await council.practice.editing.perform(
            PracticeDraft(title: "New letter", what: "Two pages", model: "", day: month(12), measures: []), on: change, version: 1,
            by: .system, today: today, in: council.store)
        #expect(try await council.store.read { try MeasureRecords.markers(of: measure, in: $0) } == [])
    }

    @Test func `teams, principles and documents are kept with it, and a team's count gives way to a newer one`() async throws {
        let council = try Opened()
        let id = try await council.acts.add(
            PracticeDraft(title: "New letter", what: "Two pages", model: "Plain letters", day: month(12), measures: []), on: today,
            by: .system)
        try await council.practice.addingPrinciple.perform(
            .init(text: "Read with parents", adoption: .adapted, why: "Once a quarter"), on: id, by: .system, today: today,
            in: council.store)
        try await council.launch(.init(team: "East", day: month(12), briefed: 3, staff: 10), of: id)
        try await council.launch(.init(team: "East", day: month(12), briefed: 9, staff: 10), of: id)
        try await council.launch(.init(team: "West", day: month(13)), of: id)
        try await council.practice.addingDocument.perform(
            .init(title: "Letter", version: "2", day: month(12)), on: id, by: .system, today: today, in: council.store)
        let kept = try #require(try await council.store.read { try PracticeChange.load(id, in: $0) })
        #expect(kept.launches.map(\.team) == ["East", "West"])
        #expect(kept.briefed?.count == 9 && kept.briefed?.of == 10, "West was not counted")
        #expect(kept.principles.map(\.adoption) == [.adapted] && kept.documents.map(\.version) == ["2"])
        let line = try #require(try await council.store.read { try PracticeRecords.lines(in: $0) }.first)
        #expect(line.teams == 2 && line.briefed == 9 && line.staff == 10)
        await #expect(throws: DatabaseError.self) {
            try await council.launch(.init(team: "North", day: month(12), briefed: 11, staff: 10), of: id)
        }
    }

    @Test func `whoever saved meanwhile is not overwritten`() async throws {
        let council = try Opened()
        let draft = PracticeDraft(title: "New letter", what: "Two pages", model: "", day: month(12), measures: [])
        let id = try await council.acts.add(draft, on: today, by: .system)
        let edit = council.practice.editing
        try await edit.perform(draft, on: id, version: 1, by: .system, today: today, in: council.store)
        await #expect(throws: EditConflict.self) {
            try await edit.perform(draft, on: id, version: 1, by: .system, today: today, in: council.store)
        }
    }
}
