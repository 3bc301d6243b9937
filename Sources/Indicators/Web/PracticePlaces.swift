import Indicators
import SiteKit

/// The addresses of changes of practice.
package enum PracticePlaces {
    package static let list = Place("/practice")
    package static let csv = Place("/practice.csv")
    package static let add = Place("/practice/new")
    package static let change = PlaceOf<PracticeChange>("/practice/:change")
    package static let edit = PlaceOf<PracticeChange>("/practice/:change/edit")
    package static let addPrinciple = PlaceOf<PracticeChange>("/practice/:change/principles")
    package static let setLaunch = PlaceOf<PracticeChange>("/practice/:change/launches")
    package static let addDocument = PlaceOf<PracticeChange>("/practice/:change/documents")
}
