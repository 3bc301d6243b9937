import ChildRecords
import SiteKit
import Vocabulary

/// The addresses of children's records. None holds a name or a number.
package enum ChildPlaces {
    package static let list = Place("/children")
    static let find = Place("/children/find")
    static let add = Place("/children/new")
    static let emergency = Place("/children/break-glass")
    static let seek = Place("/children/break-glass/find")
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
    static let liftBlock = PlaceOf<FamilyBlock>("/governance/blocks/:block/remove")
    static let liftRestriction = PlaceOf<Child>("/governance/restrictions/:child/remove")
    static let lift = PlaceOf<RemovalProposal>("/governance/removals/:removal")
    package static let ownFamilies = Place("/my-access/families")
    static let ties = Place("/governance/families")
    static let tie = PlaceOf<FamilyLink>("/governance/families/:familyLink")
    static let opening = PlaceOf<BreakGlassAccess>("/governance/break-glass/:access")
    static let views = PlaceOf<Child>("/children/:child/views")
    static let viewsCSV = PlaceOf<Child>("/children/:child/views.csv")
    static let findRecord = Place("/governance/record")
    static let inquiries = Place("/governance/access-reviews")
    static let inquiry = PlaceOf<AccessReview>("/governance/access-reviews/:review")
    static let inquiryCSV = PlaceOf<AccessReview>("/governance/access-reviews/:review/lines.csv")
    static let patterns = Place("/governance/unusual-patterns")
    static let patternsCSV = Place("/governance/unusual-patterns.csv")
    static let usualHours = Place("/governance/unusual-patterns/hours")
    package static let teams = Place("/teams")
    static let team = PlaceOf<Team>("/teams/:team")

    /// Addresses that these pages had before.
    static let moved = [
        ("/children/emergency", emergency.path), ("/governance/looks", inquiries.path), ("/governance/looks/:inquiry", inquiry.pattern),
        ("/governance/looks/:inquiry/lines.csv", inquiryCSV.pattern), ("/governance/openings/:opening", opening.pattern),
        ("/governance/lifts/:lift", lift.pattern), ("/governance/blocks/:block/lift", liftBlock.pattern),
        ("/governance/restrictions/:child/lift", liftRestriction.pattern), ("/governance/patterns", patterns.path),
        ("/governance/patterns.csv", patternsCSV.path),
    ]
}

/// One worker who must never see anything of one family.
enum FamilyBlock {}
