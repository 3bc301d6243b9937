import ActionPlans
import ActionPlansWeb
import ChildRecordsWeb
import GRDB
import InspectionsWeb
import SiteKit
import Vocabulary

extension Act {
    static let takeFirstSteps = Act("settings.first-steps", "see the first steps for a new council")
}

/// What a new council sets up, in order, each step ticked once it is done. What is done is read from the record; nobody ticks anything.
struct FirstSteps: Sendable {
    static let place = Place("/settings/first-steps")
    let store: Store

    private struct Step {
        let title: String
        let purpose: HTML
        /// What there is already, in words; nil while there is nothing.
        let done: String?
        let button: String
        let place: Place
        let act: Act
        /// Who does it, for everybody else.
        let who: String
    }

    func register(on site: inout Site) {
        site.get(FirstSteps.place, .takeFirstSteps) { .page(try await page($0)) }
    }

    private struct Counts: Sendable {
        let givers, keepers, people, teams, posts, reports, plans, loads: Int

        init(on today: Day, _ policy: Policy, in db: Database) throws {
            func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
            let live = try Grants.live(on: today, in: db)
            givers = Set(live.filter { policy.roles(that: .giveAccess).contains($0.grant.role) }.map(\.account)).count
            keepers = Set(live.filter { policy.roles(that: .keepAccounts).contains($0.grant.role) }.map(\.account)).count
            people = Set(live.map(\.account)).count
            teams = try count("SELECT count(*) FROM team")
            posts = try ActionPlanRecords.posts(in: db).all.count { $0.holder(on: today)?.account != nil }
            reports = try count("SELECT count(*) FROM inspection WHERE stage = 'confirmed'")
            plans = try count("SELECT count(*) FROM plan")
            loads = try count("SELECT count(*) FROM data_load WHERE state = 'accepted'")
        }
    }

    private func page(_ request: PageRequest) async throws -> Page {
        let counts = try await store.read { [today = request.today, policy = request.site.policy] in try Counts(on: today, policy, in: $0) }
        let steps = steps(counts)
        let open = steps.firstIndex { $0.done == nil }
        let lines = steps.enumerated().map { index, step in line(step, number: index + 1, isNext: index == open, request) }
        let words = open == nil ? "All steps are done." : "\(steps.count { $0.done != nil }) of \(steps.count) steps are done."
        return Page(
            "First steps", breadcrumbs: [("Settings", SitePlaces.settings.path)],
            "<h1>First steps</h1><p>\(words) A step is ticked when it is done.</p><ol class=\"tasks\">\(lines)</ol>")
    }

    private func line(_ step: Step, number: Int, isNext: Bool, _ request: PageRequest) -> HTML {
        let mark: HTML = step.done.map { Tag($0, .tick).html } ?? Tag("To do", .hollow).html
        let button: HTML =
            request.may(step.act)
            ? "<p><a class=\"btn\(" quiet", when: !isNext)\" href=\"\(step.place.path)\">\(step.button)</a></p>"
            : "<p class=\"hint\">\(step.who) does this.</p>"
        return """
            <li><div><h2>\(number). \(step.title)</h2><p>\(step.purpose)</p>\(button)</div>\(mark)</li>
            """
    }

    private func steps(_ counts: Counts) -> [Step] {
        func some(_ count: Int, _ one: String, _ many: String) -> String? { count == 0 ? nil : "\(count) \(count == 1 ? one : many)" }
        return [
            Step(
                title: "Two people who give access",
                purpose:
                    """
                    One requests a role for somebody and the other approves it. Add both on the server with “throughline account add”, as \
                    administrator or director. \(counts.keepers == 0 ? "Only an administrator can add people here and there is none yet: add one with --role administrator." : "")
                    """,
                done: counts.givers < 2 || counts.keepers == 0 ? nil : "\(counts.givers) people can give access", button: "Open accounts",
                place: AccountPages.list, act: .keepAccounts, who: "The person who runs the server"),
            Step(
                title: "People", purpose: "Add several at once, then request a role for each: directors, managers, auditors, analysts.",
                done: counts.people < 3 ? nil : "\(counts.people) people have a role", button: "Add people", place: AccountPages.several,
                act: .keepAccounts, who: "The administrator"),
            Step(
                title: "Teams", purpose: "Access to children’s records is given by team.", done: some(counts.teams, "team", "teams"),
                button: "Add teams", place: ChildPlaces.teams, act: .keepTeams, who: "The administrator or a service manager"),
            Step(
                title: "Posts", purpose: "Actions belong to posts. Enter who holds each post, so that they get update requests.",
                done: some(counts.posts, "post is held", "posts are held"), button: "Add posts", place: ActionPlanPlaces.posts,
                act: .managePosts, who: "A director, a service manager or the administrator"),
            Step(
                title: "Inspection report", purpose: "Upload Ofsted’s report, check what was read from it, and confirm it.",
                done: some(counts.reports, "report", "reports"), button: "Upload a report", place: InspectionPlaces.upload,
                act: .uploadReport, who: "A director, a service manager or an auditor"),
            Step(
                title: "Action plan", purpose: "Draft the plan from the report: one action or more for each area to improve.",
                done: some(counts.plans, "plan", "plans"), button: "Draft the plan", place: ActionPlanPlaces.list, act: .editPlan,
                who: "A director, a service manager or an auditor"),
            Step(
                title: "Data", purpose: "Load the council’s returns. This can wait until the plan is drafted.",
                done: some(counts.loads, "load accepted", "loads accepted"), button: "Load data", place: LoadPlaces.list, act: .loadReturns,
                who: "An analyst"),
        ]
    }
}
