import Indicators
import SiteKit

/// The addresses of measures and of changes of practice.
package enum IndicatorPlaces {
    package static let list = Place("/measures")
    package static let csv = Place("/measures.csv")
    package static let add = Place("/measures/new")
    package static let measure = PlaceOf<Measure>("/measures/:measure")
    package static let edit = PlaceOf<Measure>("/measures/:measure/edit")
    package static let series = PlaceOf<Measure>("/measures/:measure/series.csv")
    package static let addValue = PlaceOf<Measure>("/measures/:measure/values")
    package static let correct = PlaceIn<Measure, MeasureValue>("/measures/:measure/values/:value")
    package static let mark = PlaceOf<Measure>("/measures/:measure/marks")
    package static let upload = PlaceOf<Measure>("/measures/:measure/upload")
    package static let settleHeld = PlaceIn<Measure, HeldRow>("/measures/:measure/held/:row")
}
