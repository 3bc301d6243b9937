import Indicators
import Vocabulary

/// Asks every measure about the children of a load, one child after another.
package struct MeasureRun: Sendable {
    package let overview: LoadOverview
    package let measures: [any ChildMeasure.Type]
    /// What the children asked so far contribute. Whoever stores it empties it between children, and keeps the keys of teams and workers.
    package var contributions = Contributions()
    /// Of the child that was asked last.
    package private(set) var situation = ChildSituation()
    private let ready: [Readiness]

    /// On which forms of this load a measure is asked, and what nobody has loaded where there is none.
    private struct Readiness: Sendable {
        let number: UInt16
        let forms: Set<ReturnFormat>
        let notLoaded: [EntryKind]
    }

    /// - Parameter overview: of the whole load, after every child was noted.
    package init(_ overview: LoadOverview, measures: [any ChildMeasure.Type] = ChildMeasures.all) {
        self.overview = overview
        self.measures = measures
        ready = measures.map { measure in
            let forms = measure.forms.filter { overview.wanting(measure, in: $0)?.isEmpty ?? false }
            return Readiness(
                number: measure.number, forms: Set(forms), notLoaded: forms.isEmpty ? overview.notLoaded(for: measure) : [])
        }
    }

    /// Why a measure is not known for the whole load; nil where it is asked.
    package func gap(of measure: any ChildMeasure.Type) -> MeasureGap? {
        guard let readiness = readiness(measure), readiness.forms.isEmpty else { return nil }
        return .notLoaded(readiness.notLoaded.map(\.plural))
    }

    /// The day up to which a measure is known: the latest data day of the forms that it is asked on. Nil where there is none.
    package func day(of measure: any ChildMeasure.Type) -> Day? {
        readiness(measure)?.forms.map { overview.day(of: $0) }.max()
    }

    /// The first day that a form covers of what a measure looks at.
    package func firstDay(of measure: any ChildMeasure.Type) -> Day? {
        readiness(measure)?.forms.compactMap { overview.covers(measure.subject(in: $0), in: $0) }.min()
    }

    private func readiness(_ measure: any ChildMeasure.Type) -> Readiness? { ready.first { $0.number == measure.number } }

    /// Adds what one child contributes to every measure.
    package mutating func ask(_ history: ChildHistory) {
        let plain = QualityChild(history, overview)
        let child = MeasuredChild(plain, &contributions)
        situation = ChildSituation(plain)
        var known: [QualityChild.Asking: [Entry]] = [:]
        for (measure, readiness) in zip(measures, ready) where !readiness.forms.isEmpty {
            contributions.measure = readiness.number
            let kinds = Set(readiness.forms.map { measure.subject(in: $0) })
            if kinds.allSatisfy({ plain.forms(of: $0).isSubset(of: readiness.forms) }) {
                measure.contribute(child, to: &contributions)
            } else {
                let asked = kinds.reduce(plain) { $0.asked($1, in: readiness.forms.sorted(), &known) }
                measure.contribute(MeasuredChild(asked, &contributions), to: &contributions)
            }
        }
    }
}
