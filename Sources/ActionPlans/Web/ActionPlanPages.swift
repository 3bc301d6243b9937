import ActionPlans
import InspectionsWeb
import SiteKit

/// The pages of plans, actions and posts.
package struct ActionPlanPages: Sendable {
    let store: Store
    let acts: ActionPlanStore
    let thread: InspectionsWeb.Thread

    package init(store: Store, thread: InspectionsWeb.Thread) {
        self.store = store
        acts = ActionPlanStore(store)
        self.thread = thread
    }

    package func register(on site: inout Site) {
    }
}
