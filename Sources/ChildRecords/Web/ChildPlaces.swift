import ChildRecords
import SiteKit
import Vocabulary

/// The addresses of children's records. None holds a name or a number.
package enum ChildPlaces {
    package static let list = Place("/children")
    static let find = Place("/children/find")
    static let add = Place("/children/new")
    static let emergency = Place("/children/emergency")
    package static let differences = Place("/children/differences")
    static let differencesCSV = Place("/children/differences.csv")
    static let settle = PlaceOf<Child>("/children/:child/differences")
    package static let show = PlaceOf<Child>("/children/:child")
    static let edit = PlaceOf<Child>("/children/:child/edit")
    static let allocate = PlaceOf<Child>("/children/:child/allocations")
    static let endAllocation = PlaceIn<Child, Allocation>("/children/:child/allocations/:allocation/end")
    static let restriction = PlaceOf<Child>("/children/:child/restriction")
    package static let governance = Place("/governance")
    static let reviewRestriction = PlaceOf<Child>("/governance/restrictions/:child")
    static let blocks = Place("/governance/blocks")
    static let liftBlock = PlaceOf<FamilyBlock>("/governance/blocks/:block/lift")
    static let liftRestriction = PlaceOf<Child>("/governance/restrictions/:child/lift")
    static let lift = PlaceOf<LiftProposal>("/governance/lifts/:lift")
    package static let ownFamilies = Place("/my-access/families")
    static let ties = Place("/governance/families")
    static let tie = PlaceOf<FamilyTie>("/governance/families/:tie")
    static let opening = PlaceOf<EmergencyOpening>("/governance/openings/:opening")
    static let views = PlaceOf<Child>("/children/:child/views")
    static let viewsCSV = PlaceOf<Child>("/children/:child/views.csv")
    static let findRecord = Place("/governance/record")
    static let inquiries = Place("/governance/looks")
    static let inquiry = PlaceOf<Inquiry>("/governance/looks/:inquiry")
    static let inquiryCSV = PlaceOf<Inquiry>("/governance/looks/:inquiry/lines.csv")
    static let patterns = Place("/governance/patterns")
    static let patternsCSV = Place("/governance/patterns.csv")
    static let usualHours = Place("/governance/patterns/hours")
    static let teams = Place("/teams")
    static let team = PlaceOf<Team>("/teams/:team")
}

/// One worker who must never see anything of one family.
enum FamilyBlock {}
