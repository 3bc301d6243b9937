import Indicators

/// Whether parents had advice when it mattered.
package enum ParentsRepresented: ChildMeasure {
    package static let code = "P12"
    package static let title = "Parents with a solicitor in pre-proceedings"
    package static let sentence = "Whether parents had advice when it mattered."
    package static let numerator = "Pre-proceedings with parents represented"
    package static let denominator = "Pre-proceedings begun"
    package static let timing = MeasureTiming.period
    package static let direction: Measure.Direction? = .higher
    package static let subject = EntryKind.preProceedings
    package static let forms: [ReturnFormat] = [.standardDataset]
    package static let facts: [Fact] = [.represented]

    package static func contribute(_ child: MeasuredChild, to contributions: inout Contributions) {
        for spell in child[.preProceedings] { child.visited(&contributions, spell, .represented, no: .none) }
    }
}
