import GRDB
import Indicators
import SiteKit
import Vocabulary

package enum IndicatorSearch {
    package static let sources = [
        SearchSource(
            "measures", "Measures", .readMeasures,
            SearchedTable(
                "measure", title: "source.name", text: "source.counts || ' ' || source.source", day: "source.added_on", condition: "1",
                visibility: .staff,
                path: { measure, _ in Identifier<Measure>(measure).map { IndicatorPlaces.measure.path($0) } ?? IndicatorPlaces.list.path })),
        SearchSource(
            "practice", "Changes of practice", .readMeasures,
            SearchedTable(
                "practice_change", title: "source.title", text: "source.what || ' ' || source.model", day: "source.day", condition: "1",
                visibility: .staff,
                path: { change, _ in Identifier<PracticeChange>(change).map { PracticePlaces.change.path($0) } ?? PracticePlaces.list.path }
            )),
    ]
}
