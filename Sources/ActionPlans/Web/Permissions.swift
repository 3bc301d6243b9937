import SiteKit

extension Act {
    package static let readPlan = Act("plans.read", "read action plans")
    package static let editPlan = Act("plans.edit", "draft and edit action plans")
    package static let updateAction = Act("plans.update", "post updates and evidence on actions")
    package static let agreePlan = Act("plans.agree", "record that a plan was agreed")
    package static let sendPlan = Act("plans.send", "record that a plan was sent, published or circulated")
    package static let closeAction = Act("plans.close", "close actions and findings as a second person, and answer what slipped back")
    package static let approveDue = Act("plans.approve-due", "approve another due day")
    package static let managePosts = Act("plans.posts", "keep the list of posts and who holds them")
}
