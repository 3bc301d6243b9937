import ActionPlans
import Intake
import InspectionsWeb
import SiteKit

/// What another module shows on an action's page; nil when it has nothing to show.
package typealias ActionAside = @Sendable (Action, PageRequest) async throws -> HTML?

/// The pages of plans, actions and posts.
package struct ActionPlanPages: Sendable {
    let store: Store
    let acts: ActionPlanStore
    let workers = WorkerPool()
    let thread: InspectionsWeb.Thread
    let besides: ActionAside
    let documents: DocumentMaker

    /// - Parameter besides: what modules that build on plans show on an action's page.
    /// - Parameter watch: what they say to a change of a post.
    package init(
        store: Store, thread: InspectionsWeb.Thread, watch: @escaping PostWatch = { _, _ in },
        besides: @escaping ActionAside = { _, _ in nil }
    ) {
        self.store = store
        acts = ActionPlanStore(store, watch: watch)
        self.thread = thread
        self.besides = besides
        documents = DocumentMaker(store: store)
    }

    package func register(on site: inout Site) {
        registerPlans(on: &site)
        registerActions(on: &site)
        registerSources(on: &site)
        site.get(ActionPlanPlaces.posts, .readPosts, showPosts)
        site.post(ActionPlanPlaces.posts, .managePosts, addPost, again: postsPage)
        site.get(ActionPlanPlaces.post, .readPosts, showPost)
        site.post(ActionPlanPlaces.post, .managePosts, handOver, again: postPage)
        site.post(ActionPlanPlaces.renamePost, .managePosts, renamePost, again: postPage)
    }

    private func registerPlans(on site: inout Site) {
        site.get(ActionPlanPlaces.list, .readPlan, list)
        site.get(ActionPlanPlaces.rules, .readPlan, showRules)
        site.post(ActionPlanPlaces.rules, .managePosts, setRules)
        site.get(ActionPlanPlaces.draft, .editPlan, draft)
        site.post(ActionPlanPlaces.draft, .editPlan, makePlan)
        site.get(ActionPlanPlaces.plan, .readPlan, show)
        site.get(ActionPlanPlaces.spreadsheet, .readPlan, spreadsheet)
        site.get(ActionPlanPlaces.workbook, .readPlan, workbook)
        site.get(ActionPlanPlaces.word, .readPlan, planFile(.word))
        site.get(ActionPlanPlaces.pdf, .readPlan, planFile(.pdf))
        site.get(ActionPlanPlaces.planFacts, .editPlan, showFacts)
        site.post(ActionPlanPlaces.planFacts, .editPlan, setFacts)
        site.get(ActionPlanPlaces.agree, .agreePlan, stepPage(.agree))
        site.post(ActionPlanPlaces.agree, .agreePlan, takeStep(.agree))
        site.get(ActionPlanPlaces.send, .sendPlan, stepPage(.send))
        site.post(ActionPlanPlaces.send, .sendPlan, takeStep(.send))
        site.get(ActionPlanPlaces.publish, .sendPlan, stepPage(.publish))
        site.post(ActionPlanPlaces.publish, .sendPlan, takeStep(.publish))
        site.get(ActionPlanPlaces.circulate, .sendPlan, stepPage(.circulate))
        site.post(ActionPlanPlaces.circulate, .sendPlan, takeStep(.circulate))
        site.get(ActionPlanPlaces.sent, .readPlan, showSent)
        site.get(ActionPlanPlaces.sentFile, .readPlan, sentFile)
    }

    private func registerSources(on site: inout Site) {
        site.get(ActionPlanPlaces.imports, .editPlan, showImports)
        site.post(ActionPlanPlaces.imports, .editPlan, limit: ActionPlanPages.importLimit + Site.formLimit, readImport)
        site.get(ActionPlanPlaces.planImport, .editPlan, showImport)
        site.post(ActionPlanPlaces.planImport, .editPlan, takeImport)
        site.post(ActionPlanPlaces.correctRow, .editPlan, correctRow)
        site.get(ActionPlanPlaces.sources, .readPlan, showSources)
        site.post(ActionPlanPlaces.sources, .editPlan, addSource)
        site.get(ActionPlanPlaces.source, .readPlan, showSource)
        site.post(ActionPlanPlaces.source, .editPlan, addSourceFinding)
        site.get(ActionPlanPlaces.sourceFile, .readPlan, sourceFile)
        site.post(ActionPlanPlaces.sendSource, .sendPlan, sendSource)
        site.get(ActionPlanPlaces.gaps, .readPlan, showGaps)
        site.get(ActionPlanPlaces.gapsFile, .readPlan, gapsFile)
        site.post(ActionPlanPlaces.watch, .editPlan, watchStrength)
        site.get(ActionPlanPlaces.versions, .readPlan, showVersions)
        site.post(ActionPlanPlaces.versions, .editPlan, freeze)
        site.get(ActionPlanPlaces.version, .readPlan, showVersion)
        site.post(ActionPlanPlaces.comments, .commentOnPlan, addComment)
        site.post(ActionPlanPlaces.respondToComment, .editPlan, respondToComment)
    }

    private func registerActions(on site: inout Site) {
        site.post(ActionPlanPlaces.changeActions, .updateAction, changeActions)
        site.moved("/plans/:plan/actions", to: "/plans/:plan")
        site.get(ActionPlanPlaces.addAction, .editPlan, newAction)
        site.post(ActionPlanPlaces.addAction, .editPlan, addAction)
        site.get(ActionPlanPlaces.action, .readPlan, showAction)
        site.get(ActionPlanPlaces.editAction, .editPlan, showEdit)
        site.post(ActionPlanPlaces.editAction, .editPlan, editAction)
        site.post(ActionPlanPlaces.withdraw, .editPlan, withdraw)
        site.post(ActionPlanPlaces.close, .closeAction, close)
        site.post(ActionPlanPlaces.reopen, .closeAction, reopen)
        site.post(ActionPlanPlaces.answerRegression, .closeAction, answerRegression)
        site.post(ActionPlanPlaces.addAudit, .updateAction, addAudit)
        site.get(ActionPlanPlaces.findings, .readPlan, showFindings)
        site.post(ActionPlanPlaces.closeFinding, .closeAction, closeFinding)
        site.post(ActionPlanPlaces.update, .updateAction, postUpdate)
        site.post(ActionPlanPlaces.moveDue, .approveDue, moveDue)
        site.post(ActionPlanPlaces.askForDue, .updateAction, askForDue)
        site.post(ActionPlanPlaces.answerDue, .approveDue, answerDue)
        site.post(ActionPlanPlaces.steps, .updateAction, changeSteps)
        site.post(ActionPlanPlaces.practice, .updateAction, linkPractice)
        site.post(ActionPlanPlaces.linkMeasure, .updateAction, linkMeasure)
    }
}
