import Vocabulary

/// A measure that is counted from loaded data: what it counts, of what, and how the figure is read.
///
/// One measure, one type, one file, one test. The domain that holds the data says how a child contributes to it; this half only knows
/// what a definition page and a figure need.
package protocol ComputedMeasure: Sendable {
    /// The number under which contributions are stored. It lasts: a number is never used again for something else.
    static var number: UInt16 { get }
    /// The number in the catalogue, as `F4` or `L11a`. It lasts too, and is used in addresses.
    static var code: String { get }
    static var title: String { get }
    /// What it tells a practitioner, in one sentence.
    static var sentence: String { get }
    static var numerator: String { get }
    /// Empty for a number that is not of anything.
    static var denominator: String { get }
    /// Who or what is left out, and what happens with what is not recorded; empty where nothing is.
    static var exclusions: String { get }
    static var figure: MeasureFigure { get }
    static var timing: MeasureTiming { get }
    static var unit: Measure.Unit { get }
    /// Nil where neither more nor less is better.
    static var direction: Measure.Direction? { get }
    static var target: MeasureTarget? { get }
    static var counted: CountedSubject { get }
    /// A count that must be nought, and is never shown as a bare 0: “none found in data to 31 May; 3 placements without a type”.
    static var isSafetyCount: Bool { get }
    /// The days on which what it measures was asked for; nil where there is no beginning or no end.
    static var inForce: (from: Day?, until: Day?) { get }
    /// Goes up where contributions or the reading of them change.
    static var version: Int { get }
}

extension ComputedMeasure {
    package static var denominator: String { "" }
    package static var exclusions: String { "" }
    package static var figure: MeasureFigure { .share }
    package static var unit: Measure.Unit { figure == .count ? .count : .percent }
    package static var direction: Measure.Direction? { nil }
    package static var target: MeasureTarget? { nil }
    package static var counted: CountedSubject { .children }
    package static var isSafetyCount: Bool { false }
    package static var inForce: (from: Day?, until: Day?) { (nil, nil) }
    package static var version: Int { 1 }
    package static var name: String { String(describing: self) }
    package static var group: MeasureGroup { MeasureGroup(code: code) }
}

/// How contributions become a figure.
package enum MeasureFigure: String, Sendable, Hashable, CaseIterable {
    /// Those in the numerator of those counted.
    case share
    /// How many are in the numerator.
    case count
    /// How many are in the numerator for each 10,000 children aged 0 to 17 of the area, or as a percentage of them, by the unit.
    case ofPopulation
    /// The mean of what was measured: days, a score. The median is shown with it.
    case mean
    /// Days within the period that spells cover, added up over everybody.
    case daysWithin
    /// How many are in the numerator for each worker who has any.
    case perWorker
}

/// Over a period by the day of the event, or on a day.
package enum MeasureTiming: String, Sendable, Hashable, CaseIterable {
    case period, snapshot

    package var words: String { self == .period ? "Counted over a period" : "Counted on a day" }
}

/// What a measure is held against.
package struct MeasureTarget: Sendable, Hashable {
    package let value: Double
    /// Nil for a local setting.
    package let source: String?

    package init(_ value: Double, source: String?) { (self.value, self.source) = (value, source) }
    package var words: String { source ?? "Local setting" }
}

/// The groups of the catalogue, by the first letter of a code.
package enum MeasureGroup: String, Sendable, CaseIterable, Hashable {
    case frontDoor = "F"
    case protection = "C"
    case preProceedings = "P"
    case care = "L"
    case careLeavers = "G"
    case workforce = "W"
    case quality = "Q"

    init(code: String) { self = MeasureGroup(rawValue: String(code.prefix(1))) ?? .quality }

    package var words: String {
        switch self {
        case .frontDoor: "Front door and assessment"
        case .protection: "Children in need and child protection"
        case .preProceedings: "Pre-proceedings and court"
        case .care: "Children in care"
        case .careLeavers: "Care leavers and adoption"
        case .workforce: "Workforce"
        case .quality: "Quality assurance"
        }
    }
}
