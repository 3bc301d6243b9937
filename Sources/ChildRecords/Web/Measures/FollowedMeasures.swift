import ChildRecords
import GRDB
import Indicators
import IndicatorsWeb
import SiteKit
import Vocabulary

/// Measures of loaded data that stand on the council's register of measures, so that actions are linked to them, charts marked with changes
/// of practice, packs made of them, and impact rated by them, all as with measures whose figures people enter.
package struct FollowedMeasures: Sendable {
    private let store: Store
    private let acts: MeasureStore

    /// - Parameter watch: what else changes when a figure does, in the same transaction.
    package init(_ store: Store, watch: @escaping MeasureWatch) {
        self.store = store
        acts = MeasureStore(store, watch: watch)
    }

    /// Puts a measure on the register with the figures of every period that the data covers. Once: a second call finds the first.
    @discardableResult
    package func follow(_ measure: any ChildMeasure.Type, on today: Day, by changer: Changer) async throws -> Identifier<Measure> {
        if let kept = try await store.read({ try MeasureRecords.measure(ofComputed: measure.code, in: $0) }) { return kept.id }
        guard let counted = try await store.computing({ try MeasuredContributions.read(measure, in: $0) }) else { throw NotFound() }
        let draft = counted.draft
        let id: Identifier<Measure>
        do { id = try await acts.add(draft, on: today, by: changer) } catch MeasureRefusal.nameInUse {
            id = try await acts.add(draft.named("\(draft.name) (\(measure.code))"), on: today, by: changer)
        }
        try await update(on: today, by: changer)
        return id
    }

    /// Brings every measure on the register to what was counted last.
    package func update(on today: Day, by changer: Changer) async throws {
        let computed = try await store.read { try MeasureRecords.computed(in: $0) }
        let published = try await store.computing { try FollowedMeasures.published(computed, in: $0) }
        if !published.isEmpty { try await store.slice { db in for one in published { try one.keep(in: db) } } }
        for kept in computed {
            guard let computed = kept.computed, let measure = ChildMeasures.measure(computed.code) else { continue }
            let counted = try await store.computing { db -> (values: [MeasureValue], why: String)? in
                guard let counted = try MeasuredContributions.read(measure, in: db) else { return nil }
                let (values, why) = (counted.values(by: computed.length), counted.why)
                let now = try MeasureRecords.series(of: kept.id, in: db).current
                let readings = Dictionary(now.map { ($0.day, $0.reading) }) { first, _ in first }
                return values.allSatisfy { readings[$0.day] == $0.reading } ? nil : (values, why)
            }
            guard let (values, why) = counted else { continue }
            _ = try await store.change(by: changer, .computeMeasures, on: kept.id.text, ground: measure.code) { [acts] db in
                try acts.bring(kept.id, to: values, why: why, on: today, by: changer, in: db)
            }
        }
    }
}

extension FollowedMeasures {
    /// What papers may say of a measure on the register, as far as it is not kept yet.
    struct Published: Sendable {
        let measure: Identifier<Measure>
        fileprivate let figures: [(day: Day, figure: SharedFigure)]

        func keep(in db: Database) throws {
            try MeasureStore.showAsPublished(measure, in: db)
            for (day, figure) in figures {
                try MeasureStore.keepPublished(figure.words, isShown: figure.mark == .shown, of: measure, on: day, in: db)
            }
        }
    }

    /// The published months of measures that count people, or the quarters that they make up; nothing where all of it is kept.
    static func published(_ computed: [Measure], in db: Database) throws -> [Published] {
        let books = computed.isEmpty ? [] : try SharedMonths.read(in: db).years.map { try SharedBook(year: $0, in: db) }
        return try computed.compactMap { kept -> Published? in
            guard let computed = kept.computed, let measure = ChildMeasures.measure(computed.code), measure.counted.isPeople,
                SharedMeasure.canBeShared(measure)
            else { return nil }
            let known = try MeasureStore.publishedDays(of: kept.id, in: db)
            let figures = books.compactMap { $0.measure(measure) }.flatMap { $0.councils(by: computed.length) }.filter {
                known?.contains($0.day) != true
            }
            return known != nil && figures.isEmpty ? nil : Published(measure: kept.id, figures: figures)
        }
    }
}

extension SharedMeasure {
    /// The council’s figures by month, or by quarter where every month of it is published. A quarter of which a month is hidden is hidden.
    fileprivate func councils(by length: MeasurePeriod.Length) -> [(day: Day, figure: SharedFigure)] {
        months.enumerated().compactMap { index, month in
            guard length == .quarter else { return figure(.month(index + 1, of: 0), until: month).map { (month.last, $0) } }
            let quarter = MeasurePeriod(.quarter, endingInMonthOf: month.last)
            guard quarter.last == month.last else { return nil }
            if measure.timing == .snapshot { return figure(.month(index + 1, of: 0), until: month).map { (month.last, $0) } }
            let own = months.enumerated().filter { quarter.holds($0.element.last) }
                .compactMap { figure(.month($0.offset + 1, of: 0), until: $0.element) }
            guard own.count == 3, let sum = SharedUnit(summing: own.map(\.unit)) else { return nil }
            let isShown = own.allSatisfy { $0.mark == .shown }
            return (month.last, SharedFigure(measure, sum, isShown ? .shown : .protecting, last: month.last))
        }
    }
}

extension MeasureDraft {
    /// The same under another name, where somebody's own measure has this one.
    fileprivate func named(_ name: String) -> MeasureDraft {
        var draft = self
        draft.name = name
        return draft
    }
}

extension MeasuredContributions {
    /// As the register of measures has it.
    fileprivate var draft: MeasureDraft {
        MeasureDraft(
            name: measure.title, counts: measure.sentence, numerator: measure.numerator, denominator: measure.denominator,
            unit: measure.unit, counted: measure.counted, direction: measure.direction ?? .higher,
            target: run.settings.target(of: measure)?.value,
            source: "The council’s data, measure \(measure.code), definition version \(measure.version)",
            computed: Measure.Computed(measure.code, by: usualLength))
    }

    fileprivate func values(by length: MeasurePeriod.Length) -> [MeasureValue] {
        series(by: length).periods.map { period, result in
            MeasureValue(
                day: period.last, reading: run.reading(result, of: measure),
                source: "\(MeasuredWords.period(period, measure)), data to \(known.last.map { "\($0)" } ?? "")", entered: run.computed)
        }
    }

    /// Why a figure is another than before.
    fileprivate var why: String { "Counted again from \(run.load.map { "load \($0)" } ?? "the current data"), data to \(run.taken)" }
}
