import ActionPlans
import ActionPlansWeb
import GRDB
import SiteKit
import Vocabulary

extension Act {
    package static let readChasers = Act("plans.read-chasers", "read update requests and whether they were answered")
    package static let noteLeave = Act("plans.note-leave", "record the leave of people they manage")
}

/// Update requests, whether they were answered, and to whom they are escalated.
package struct ChaserPages: Sendable {
    package static let escalation = Place("/update-requests/escalation")
    static let leave = Place("/update-requests/leave")

    let store: Store
    package init(store: Store) { self.store = store }

    package func register(on site: inout Site) {
        RegisterPages(
            UpdateRequestRegister.register, store: store, frame: { _, _ in ([], [("Action plans", ActionPlanPlaces.list.path)]) },
            ownPages: true
        ).register(on: &site)
        site.get(ChaserPages.leave, .noteLeave) { .page(try await leavePage($0)) }
        site.get(ChaserPages.escalation, .managePosts) { .page(try await escalationPage($0)) }
        site.post(ChaserPages.escalation, .managePosts, saveEscalation, again: escalationPage)
        site.post(ChaserPages.leave, .noteLeave, noteLeave, again: leavePage)
        site.moved("/chasing", to: "/update-requests")
        site.moved("/chasing.csv", to: "/update-requests.csv")
        site.moved("/chasing/who", to: "/update-requests/escalation")
    }

    private func leavePage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let people = try await store.read { try led(by: request, in: $0) }
        let fields = FormFields(typed: request.form.has("account") ? request.form : nil, problems: problems)
        let options = [(value: "", words: "Select a person")] + people.map { (value: $0.id.text, words: $0.name) }
        let body: HTML = """
            \(fields.select("account", "Person", options: options))\(fields.day("from", "First day of leave"))
            \(fields.day("to", "Last day of leave"))<p><button class="btn">Record leave</button></p>
            """
        return Page(
            "Record leave", breadcrumbs: [("Update requests", UpdateRequestRegister.address.list)], problems: problems,
            """
            <h1>Record leave</h1><p>Everybody can record their own leave under My notices.</p>\
            \(request.form(to: ChaserPages.leave.path, body))
            """)
    }

    /// The people whose leave this person may record: everybody for those who manage boards, else the holders of posts below their own.
    private func led(by request: PageRequest, in db: Database) throws -> [(id: Identifier<Person>, name: String)] {
        guard request.may(.noteLeave) else { return [] }
        let accounts = try BoardPages.accounts(in: db)
        if request.may(.manageBoards) { return accounts }
        let (posts, above) = (try ActionPlanRecords.posts(in: db), try ChaserRecords.above(in: db))
        let own = posts.held(by: request.person.id.text, on: request.today)
        let below = Set(
            above.filter { own.contains($0.value) }.compactMap { posts.holder(of: $0.key, on: request.today)?.account })
        return accounts.filter { below.contains($0.id.text) }
    }

    private func noteLeave(_ request: PageRequest) async throws -> Answer {
        var form = FormReader(request.form)
        let from = form.day("from", "Enter the first day of leave.")
        let to = form.day("to", "Enter the last day of leave.")
        let people = try await store.read { try led(by: request, in: $0) }
        let person = people.first { $0.id.text == request.form["account"] }
        if person == nil { form.note(Problem("account", "Select a person.")) }
        let (first, last, absentee) = try form.values(from, to, person)
        try await Leave.note(absentee.id, from: first, to: last, notedBy: request.person.name, in: store, by: request.changer)
        return .seeOther(UpdateRequestRegister.address.list, saying: "Saved: \(absentee.name) is on leave from \(first) to \(last).")
    }

    private func escalationPage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let (posts, above, officer) = try await store.read { db in
            (try ActionPlanRecords.posts(in: db), try ChaserRecords.above(in: db), try ChaserRecords.officer(in: db))
        }
        return EscalationPage(request: request, posts: posts, above: above, officer: officer, problems: problems).page
    }

    private func saveEscalation(_ request: PageRequest) async throws -> Answer {
        let posts = try await store.read { try ActionPlanRecords.posts(in: $0) }
        var form = FormReader(request.form)
        func chosen(_ field: String, but own: Identifier<Post>? = nil) -> Identifier<Post>? {
            if request.form[field].isEmpty { return nil }
            let post = Identifier<Post>(request.form[field]).flatMap { posts.post($0)?.id }
            if post == nil || post == own { form.note(Problem(field, "Select another post from the list.")) }
            return post
        }
        let pairs = posts.all.compactMap { post in chosen("above-\(post.id)", but: post.id).map { (post.id, $0) } }
        let officer = chosen("officer")
        try form.finish()
        try await BoardStore(store).setEscalation(
            above: Dictionary(pairs) { first, _ in first }, officer: officer, by: request.changer)
        return .seeOther(ChaserPages.escalation.path, saying: "Escalation saved.")
    }
}

/// Which post is above which, and the plan officer.
struct EscalationPage {
    let request: PageRequest
    let posts: PostBook
    let above: [Identifier<Post>: Identifier<Post>]
    let officer: Identifier<Post>?
    let problems: Problems?

    var page: Page {
        let options = [(value: "", words: "Not set")] + posts.all.map { (value: $0.id.text, words: $0.title) }
        let fields = FormFields(typed: request.form.has("officer") ? request.form : nil, problems: problems)
        let lines = posts.all.map { post -> HTML in
            let others = options.filter { $0.value != post.id.text }
            return fields.select("above-\(post.id)", "Post above \(post.title)", options: others, value: above[post.id]?.text ?? "")
        }
        let body: HTML = """
            \(fields.select("officer", "Plan officer", hint: "Gets requests with nobody above the owner’s post, and those for actions without an owner.", options: options, value: officer?.text ?? ""))
            \(lines)<p><button class="btn">Save</button></p>
            """
        return Page(
            "Escalation", breadcrumbs: [("Settings", SitePlaces.settings.path)], problems: problems,
            """
            <h1>Escalation</h1><p>An unanswered update request is escalated to the holder of the post above the action’s owner. If that post is \
            vacant, or its holder is on leave or has no account, it goes to the next post above.</p>\(request.form(to: ChaserPages.escalation.path, body))
            """)
    }
}
