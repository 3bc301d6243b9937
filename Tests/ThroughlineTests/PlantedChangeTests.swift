import Foundation
import Indicators
import Testing
import Vocabulary

@testable import Throughline

@Suite("Changes of practice planted in the demonstration")
struct PlantedChangeTests {
    /// The third change of practice followed a fall and did not last: the demonstration shows with it an improvement that was not sustained.
    private static let planted = [
        "Fortnightly meeting on families in pre-proceedings", "Domestic abuse reports are read together each morning",
    ]

    @Test("the chart, which is not told of it, is beyond its limits with the first figure after it, and not before", arguments: planted)
    func isFlaggedWhereItWasPlanted(_ title: String) throws {
        let file = try MeasuresFile.shipped()
        let change = try #require(file.practiceChanges.first { $0.title == title })
        for name in change.measures {
            let entry = try #require(file.measures.first { $0.name == name })
            let values = try entry.values.map { value in
                MeasureValue(day: value.day, reading: try value.figure.reading(in: entry.unit), entered: value.day)
            }
            let chart = ControlChart(Measure(name: name, unit: entry.unit, direction: entry.better), Series(values))
            let stretch = try #require(chart.stretches.first)
            let better: Signal.Side = entry.better == .higher ? .up : .down
            let beyond = stretch.signals.filter { $0.rule == .outside && $0.side == better }.map {
                stretch.known[$0.places.lowerBound].day
            }
            #expect(beyond.min() == values.map(\.day).filter { $0 >= change.day }.min(), "\(name): \(beyond)")
            #expect(VerdictOfMeasure(chart).name == .improved)
        }
    }
}
