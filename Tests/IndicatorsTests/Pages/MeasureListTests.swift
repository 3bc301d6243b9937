import Foundation
import GRDB
import Indicators
import SiteKit
import Testing
import Vocabulary

@testable import IndicatorsWeb
@testable import SiteKit

@Suite("The lists of measures and of changes of practice")
struct MeasureListTests {
    private final class Filled: Sendable {
        let directory: URL
        let store: Store
        let acts: MeasureStore
        let viewer = Viewer(
            Person(id: Identifier(), name: "Ada Lowe", roles: [.director]), Policy([(.readMeasures, [.director])]), on: day(6, 20, 2023))

        init() async throws {
            directory = FileManager.default.temporaryDirectory.appending(path: "throughline-lists-\(UUID().uuidString)")
            store = try Store.open(
                directory,
                migrations: SiteSchema.migrations + IndicatorSchema.migrations + IndicatorSchema.renames
                    + IndicatorSchema.additions + IndicatorSchema.confirmations + IndicatorSchema.computed)
            acts = MeasureStore(store) { _, _ in }
            for (name, figures, target, owner) in [
                ("B", steady + [40], 5.0 as Double?, "Head of homes"), ("A", steady + [4], 5, ""), ("C", [9], nil, "Head of homes"),
            ] {
                let draft = MeasureDraft(name: name, unit: .days, direction: .lower, target: target, source: "Tracker", owner: owner)
                let id = try await acts.add(draft, on: viewer.today, by: .system)
                for value in series(figures).all {
                    let figure = TypedFigure(amount: value.reading.value(in: .days))
                    try await acts.addValue(
                        to: id, FigureDraft(day: value.day, figure: figure, source: "Tracker"), on: viewer.today, by: .system)
                }
            }
            for (title, month, briefed) in [("Letter", 6, 9 as Int?), ("Meeting", 3, 10), ("Form", 5, nil)] {
                let draft = PracticeDraft(title: title, what: "x", model: "", day: day(month, 1), measures: [])
                let id = try await acts.add(draft, on: viewer.today, by: .system)
                let launch = PracticeChange.Launch(team: "East", day: day(month, 1), briefed: briefed, staff: briefed == nil ? nil : 10)
                try await PracticeRegister(acts).settingLaunch.perform(launch, on: id, by: .system, today: viewer.today, in: store)
            }
        }

        deinit {
            try? store.close()
            try? FileManager.default.removeItem(at: directory)
        }

        func measures(_ query: [(String, String)]) async throws -> [String] {
            let register = MeasureRegister(acts: acts).register
            return try await store.read { [viewer] in try register.lines(Fields(query), as: viewer, in: $0).map(\.measure.name) }
        }

        func changes(_ query: [(String, String)]) async throws -> [String] {
            let register = PracticeRegister(acts).register
            return try await store.read { [viewer] in try register.lines(Fields(query), as: viewer, in: $0).map(\.title) }
        }
    }

    @Test func `each filter finds what it asks for`() async throws {
        let council = try await Filled()
        #expect(try await council.measures([("verdict", "worse")]) == ["B"])
        #expect(try await council.measures([("owner", "Head of homes")]) == ["B", "C"])
        #expect(try await council.measures([("target", "met")]) == ["A"])
        #expect(try await council.measures([("target", "missed")]) == ["B"])
        #expect(try await council.measures([("target", "none")]) == ["C"])
        #expect(try await council.measures([("verdict", "no such word"), ("target", "neither")]).count == 3)
        #expect(try await council.measures([("owner", "Head of homes"), ("verdict", "too_few")]) == ["C"])
        #expect(
            try await council.changes([("gap", "briefing")]) == ["Letter", "Form"], "where it is not recorded, somebody may be missing")
        #expect(try await council.changes([("gap", "chart")]).count == 3)
    }

    @Test func `they are sorted by what they show`() async throws {
        let council = try await Filled()
        #expect(try await council.measures([("sort", "name")]) == ["A", "B", "C"])
        #expect(try await council.measures([("sort", "-name")]) == ["C", "B", "A"])
        #expect(try await council.measures([("sort", "verdict")]) == ["B", "A", "C"], "worse first")
        #expect(try await council.measures([("sort", "owner")]) == ["A", "B", "C"])
        #expect(try await council.measures([("sort", "latest")]) == ["C", "A", "B"])
        #expect(try await council.changes([]) == ["Letter", "Form", "Meeting"])
        #expect(try await council.changes([("sort", "briefed")]) == ["Form", "Letter", "Meeting"])
    }

    @Test func `a line holds the latest figures in date order, without those that were corrected`() async throws {
        let council = try await Filled()
        let register = MeasureRegister(acts: council.acts).register
        let lines = try await council.store.read { [viewer = council.viewer] in
            try register.lines(Fields([("sort", "name")]), as: viewer, in: $0)
        }
        #expect(lines.map(\.trend.count) == [13, 13, 1])
        #expect(lines.first?.trend.last == MeasureLine.Figure(day: month(12), value: 4))
    }
}
