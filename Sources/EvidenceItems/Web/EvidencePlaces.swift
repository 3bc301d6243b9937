import ActionPlans
import ActionPlansWeb
import EvidenceItems
import SiteKit

/// The addresses of evidence.
package enum EvidencePlaces {
    package static let list = Place("/evidence")
    package static let spreadsheet = Place("/evidence/list.csv")
    package static let search = Place("/evidence/search")
    package static let add = ActionPlanPlaces.newEvidence
    package static let settings = Place("/evidence/settings")
    package static let quota = Place("/evidence/settings/quota")
    package static let names = Place("/evidence/settings/names")
    package static let forgetNames = Place("/evidence/settings/names/remove")
    package static let seen = PlaceOf<EvidenceCheck>("/evidence/settings/closed/:check")
    package static let item = ActionPlanPlaces.evidence
    package static let facts = PlaceOf<Evidence>("/evidence/:evidence/facts")
    package static let newVersion = PlaceOf<Evidence>("/evidence/:evidence/versions")
    package static let file = PlaceIn<Evidence, EvidenceItem.Version>("/evidence/:evidence/versions/:version")
    package static let serve = PlaceOf<Evidence>("/evidence/:evidence/serves")
    package static let serveNoMore = PlaceIn<Evidence, Action>("/evidence/:evidence/serves/:action/end")
    package static let setAside = PlaceOf<Evidence>("/evidence/:evidence/set-aside")
    package static let check = PlaceOf<Evidence>("/evidence/:evidence/check")
    package static let settle = PlaceIn<Evidence, EvidenceHit>("/evidence/:evidence/hits/:hit")
    package static let confirm = PlaceOf<Evidence>("/evidence/:evidence/confirm")
}

/// One check of a version for personal data.
package enum EvidenceCheck {}
/// Something that a check found.
package enum EvidenceHit {}
