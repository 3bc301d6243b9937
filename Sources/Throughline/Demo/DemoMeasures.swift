import Foundation
import Indicators
import IndicatorsWeb
import SiteKit
import Vocabulary

/// Defines the measures of the demonstration and counts them, month by month.
struct DemoMeasures: Sendable {
    let store: Store
    let staff: DemoStaff
    let file: MeasuresFile
    private var acts: MeasureStore { MeasureStore(store, watch: MeasureWatching.watch) }
    private var practice: PracticeRegister { PracticeRegister(acts) }

    init(store: Store, staff: DemoStaff) throws {
        self.store = store
        self.staff = staff
        file = try MeasuresFile.shipped()
    }

    func define() async throws {
        for entry in file.measures {
            try await acts.add(
                MeasureDraft(
                    name: entry.name, counts: entry.counts, numerator: entry.numerator, denominator: entry.denominator,
                    unit: entry.unit, counted: entry.counted, direction: entry.better, target: entry.aim, source: entry.source,
                    owner: entry.owner),
                on: entry.values.first?.day ?? Day(number: 0),
                by: staff.changer(entry.by))
        }
    }

    /// The changes of practice, which mark the charts of their measures.
    func changePractice() async throws {
        for entry in file.practiceChanges {
            let changer = staff.changer(entry.by)
            var measures: [Identifier<Measure>] = []
            for name in entry.measures { measures.append(try await measure(name, on: entry.day)) }
            let id = try await acts.add(
                PracticeDraft(title: entry.title, what: entry.what, model: entry.model, day: entry.day, measures: measures), on: entry.day,
                by: changer)
            for principle in entry.principles {
                try await practice.addingPrinciple.perform(
                    .init(text: principle.text, adoption: principle.fate, why: principle.why ?? ""), on: id, by: changer, today: entry.day,
                    in: store)
            }
            for launch in entry.launches {
                try await practice.settingLaunch.perform(
                    .init(team: launch.team, day: launch.day, briefed: launch.briefed, staff: launch.staff), on: id, by: changer,
                    today: entry.day, in: store)
            }
            for document in entry.documents {
                try await practice.addingDocument.perform(
                    .init(title: document.title, version: document.version, day: document.day, link: document.link), on: id, by: changer,
                    today: entry.day, in: store)
            }
        }
    }

    func practiceChange(_ title: String) async throws -> Identifier<PracticeChange>? {
        try await store.read { try PracticeRecords.lines(in: $0) }.first { $0.title == title }?.id
    }

    /// Enters each figure of the span a few days after it was counted, with its corrections and marks.
    func count(from first: Day, to last: Day, today: Day) async throws {
        for entry in file.measures {
            let (id, changer) = (try await measure(entry.name, on: first), staff.changer(entry.by))
            for value in entry.values where value.day >= first && value.day <= last {
                let kept = try await acts.addValue(
                    to: id, FigureDraft(day: value.day, figure: value.figure, source: entry.source), on: min(value.day + 6, today),
                    by: changer)
                if let correction = value.corrected, let day = correction.on {
                    try await acts.correct(
                        kept, of: id, to: correction.figure, source: entry.source, why: correction.why ?? "", on: day, by: changer)
                }
            }
            for mark in entry.marks where mark.day >= first && mark.day <= last {
                try await acts.mark(id, mark.kind, on: mark.day, words: mark.words, today: today, by: changer)
            }
        }
    }

    /// The measure of that name; one that is only named, and not counted yet, is added.
    func measure(_ name: String, on day: Day) async throws -> Identifier<Measure> {
        if let line = try await store.read({ try MeasureRecords.lines(in: $0) }).first(where: { $0.measure.name == name }) {
            return line.id
        }
        return try await acts.add(
            MeasureDraft(name: name, unit: .count, source: "To be counted by the performance team"), on: day, by: .system)
    }
}
