import ActionPlans
import SiteKit

/// The addresses of plans, actions and posts.
package enum ActionPlanPlaces {
    package static let list = Place("/plans")
    package static let draft = Place("/plans/new")
    package static let chasing = Place("/plans/chasing")
    package static let plan = PlaceOf<Plan>("/plans/:plan")
    package static let planFacts = PlaceOf<Plan>("/plans/:plan/edit")
    package static let spreadsheet = PlaceOf<Plan>("/plans/:plan/actions.csv")
    package static let addAction = PlaceOf<Plan>("/plans/:plan/actions/new")
    package static let agree = PlaceOf<Plan>("/plans/:plan/agree")
    package static let send = PlaceOf<Plan>("/plans/:plan/send")
    package static let publish = PlaceOf<Plan>("/plans/:plan/publish")
    package static let circulate = PlaceOf<Plan>("/plans/:plan/circulate")
    package static let sent = PlaceOf<Plan>("/plans/:plan/sent")
    package static let sentFile = PlaceOf<Plan>("/plans/:plan/sent.json")
    package static let action = PlaceIn<Plan, Action>("/plans/:plan/actions/:action")
    package static let editAction = PlaceIn<Plan, Action>("/plans/:plan/actions/:action/edit")
    package static let withdraw = PlaceIn<Plan, Action>("/plans/:plan/actions/:action/withdraw")
    package static let update = PlaceIn<Plan, Action>("/plans/:plan/actions/:action/updates")
    package static let moveDue = PlaceIn<Plan, Action>("/plans/:plan/actions/:action/due")
    package static let addEvidence = PlaceIn<Plan, Action>("/plans/:plan/actions/:action/evidence")
    package static let linkMeasure = PlaceIn<Plan, Action>("/plans/:plan/actions/:action/measures")
    package static let evidence = PlaceIn<Plan, Evidence>("/plans/:plan/evidence/:evidence")
    package static let setEvidenceAside = PlaceIn<Plan, Evidence>("/plans/:plan/evidence/:evidence/set-aside")
    package static let gradeEvidence = PlaceIn<Plan, Evidence>("/plans/:plan/evidence/:evidence/grade")
    package static let posts = Place("/posts")
    package static let post = PlaceOf<Post>("/posts/:post")
    package static let renamePost = PlaceOf<Post>("/posts/:post/title")
}
