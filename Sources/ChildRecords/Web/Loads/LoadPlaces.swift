import ChildRecords
import SiteKit

/// The addresses of the council's data and its loads.
package enum LoadPlaces {
    package static let list = Place("/data")
    static let matches = Place("/data/two-numbers")
    static let settings = Place("/data/settings")
    static let show = PlaceOf<DataLoad>("/data/loads/:load")
    static let accept = PlaceOf<DataLoad>("/data/loads/:load/accept")
    static let discard = PlaceOf<DataLoad>("/data/loads/:load/discard")
    static let undo = PlaceOf<DataLoad>("/data/loads/:load/undo")
    static let held = PlaceOf<DataLoad>("/data/loads/:load/held")
    static let send = PlaceOf<DataLoad>("/data/loads/:load/held/send")
    static let sending = PlaceOf<HeldSending>("/data/to-mend/:sending")
    static let heldFile = PlaceOf<DataLoad>("/data/loads/:load/held.csv")
}
