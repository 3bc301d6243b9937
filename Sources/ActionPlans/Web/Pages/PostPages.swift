import ActionPlans
import GRDB
import InspectionsWeb
import SiteKit
import Vocabulary

extension ActionPlanPages {
    func showPosts(_ request: PageRequest) async throws -> Answer { .page(try await postsPage(request)) }

    func postsPage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let (posts, owned, accounts) = try await store.read { db in
            (
                try ActionPlanRecords.posts(in: db), try ActionPlanPages.owned(by: nil, for: request, in: db),
                try ActionPlanPages.accounts(in: db)
            )
        }
        let open = Dictionary(grouping: owned.filter(\.isOpen), by: \.owner).compactMap { key, actions in
            key.map { ($0, actions.count) }
        }
        return PostsPage(
            request: request, posts: posts, openActions: Dictionary(open) { first, _ in first }, accounts: accounts, problems: problems
        ).page
    }

    func addPost(_ request: PageRequest) async throws -> Answer {
        var form = FormReader(request.form)
        let title = form.text("title", "Enter a title for the post.", limit: 150)
        let holder = try await holder(&form, request.form)
        try form.finish()
        try await asProblems {
            let id = try await acts.addPost(title: title, by: request.changer)
            if let holder, let name = holder.name {
                try await acts.handOver(id, to: name, account: holder.account, from: holder.from, on: request.today, by: request.changer)
            }
        }
        return .seeOther(ActionPlanPlaces.posts.path, saying: "Added: the post \(title).")
    }

    func showPost(_ request: PageRequest, _ id: Identifier<Post>) async throws -> Answer { .page(try await postPage(request, id)) }

    func postPage(_ request: PageRequest, _ id: Identifier<Post>, _ problems: Problems? = nil) async throws -> Page {
        let (post, owned, accounts) = try await store.read { db in
            (
                try ActionPlanRecords.posts(in: db).post(id), try ActionPlanPages.owned(by: id, for: request, in: db),
                try ActionPlanPages.accounts(in: db)
            )
        }
        guard let post else { throw NotFound() }
        return PostPage(
            request: request, post: post, actions: owned.map { (plan: $0.plan, action: $0) }, accounts: accounts, problems: problems
        ).page
    }

    func handOver(_ request: PageRequest, _ id: Identifier<Post>) async throws -> Answer {
        var form = FormReader(request.form)
        let read = try await holder(&form, request.form)
        let holder = try form.finish(read)
        try await asProblems {
            try await acts.handOver(
                id, to: holder.name, account: holder.account, from: holder.from, on: request.today, by: request.changer)
        }
        return .seeOther(
            ActionPlanPlaces.post.path(id),
            saying: .saved([holder.name.map { "\($0) holds the post from \(holder.from)" } ?? "the post is vacant from \(holder.from)"])
        )
    }

    func renamePost(_ request: PageRequest, _ id: Identifier<Post>) async throws -> Answer {
        var form = FormReader(request.form)
        let title = form.text("title", "Enter a title for the post.", limit: 150)
        try form.finish()
        let version = form.version
        try await asProblems { try await acts.rename(id, to: title, version: version, on: request.today, by: request.changer) }
        return .seeOther(ActionPlanPlaces.post.path(id), saying: "Saved: the title of the post is \(title).")
    }

    private struct NewHolder {
        let name: String?
        let account: Identifier<Person>?
        let from: Day
    }

    /// Reads who takes a post and from when; nil when the form has problems.
    private func holder(_ form: inout FormReader, _ fields: Fields) async throws -> NewHolder? {
        let day = form.day("from", "Enter the date from which they hold it.")
        let chosen = fields["holder"]
        if chosen.isEmpty { return day.map { NewHolder(name: nil, account: nil, from: $0) } }
        if chosen == "other" {
            let name = form.text("name", "Enter their name.", limit: 150)
            return day.map { NewHolder(name: name, account: nil, from: $0) }
        }
        let accounts = try await store.read { try ActionPlanPages.accounts(in: $0) }
        guard let account = accounts.first(where: { $0.id.text == chosen }) else {
            form.note(Problem("holder", "Select who holds the post."))
            return nil
        }
        return day.map { NewHolder(name: account.name, account: account.id, from: $0) }
    }

    private static func accounts(in db: Database) throws -> [AccountName] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name FROM account WHERE active = 1 ORDER BY name, id")).map {
            AccountName(id: $0["id"], name: $0["name"])
        }
    }

    /// The current actions of posts, except those of an inspection under embargo that this person may not see.
    private static func owned(by post: Identifier<Post>?, for request: PageRequest, in db: Database) throws -> [Action] {
        // An administrator manages who holds which post, and cannot open plans.
        guard request.may(.readPlan) else { return [] }
        return try ActionPlanRecords.plans(in: db).flatMap { plan -> [Action] in
            let inspection = try InspectionRecords.inspection(plan.inspection, in: db)
            guard inspection?.isOpen(to: request.person, by: request.site.policy) == true else { return [] }
            return try ActionPlanRecords.actions(of: plan.id, in: db)
                .filter { $0.withdrawal == nil && (post == nil ? $0.owner != nil : $0.owner == post) }
        }
    }
}

/// An account that can hold a post.
struct AccountName: Sendable {
    let id: Identifier<Person>
    let name: String
}

/// The council's posts, who holds them, and how many open actions each owns.
struct PostsPage {
    let request: PageRequest
    let posts: PostBook
    let openActions: [Identifier<Post>: Int]
    let accounts: [AccountName]
    let problems: Problems?

    /// An administrator, who cannot open plans, does not see how many actions a post has.
    private var columns: [SiteKit.Table.Column] {
        [SiteKit.Table.Column("Post"), SiteKit.Table.Column("Held by"), SiteKit.Table.Column("Since")]
            + (request.may(.readPlan) ? [SiteKit.Table.Column("Open actions", isNumber: true)] : [])
    }

    var page: Page {
        Page(
            "Posts", breadcrumbs: PostsPage.trail(request), problems: problems,
            """
            <h1>Posts</h1><p>Actions belong to posts, so that they stay in place when the holder changes.</p>
            \(list)\(form)
            """)
    }

    static func trail(_ request: PageRequest) -> [(title: String, path: String)] {
        request.may(.readPlan) ? [("Action plans", ActionPlanPlaces.list.path)] : [("Settings", SitePlaces.settings.path)]
    }

    private var list: HTML {
        if posts.all.isEmpty { return "<p class=\"note\">There are no posts yet. Add one below, or while drafting a plan.</p>" }
        let rows = posts.all.map { post -> HTML in
            let holding = post.holding(on: request.today)
            let holder: HTML =
                holding?.holder.map { "\($0.name)\($0.account == nil ? "<span class=\"sub\">without an account</span>" as HTML : nil)" }
                ?? "<span class=\"hint\">vacant</span>"
            return SiteKit.Table.row(
                columns,
                [
                    "<a href=\"\(ActionPlanPlaces.post.path(post.id))\">\(post.title)</a>", holder, "\(holding?.from.description ?? "")",
                ] + (request.may(.readPlan) ? ["\(openActions[post.id] ?? 0)" as HTML] : []))
        }
        let vacant = posts.all.count { $0.holder(on: request.today) == nil }
        let caption: HTML = "\(posts.all.count) post\("s", when: posts.all.count != 1)\(vacant > 0 ? ", \(vacant) vacant" : "")"
        return SiteKit.Table(caption, columns, rows: rows).html()
    }

    private var form: HTML? {
        guard request.may(.managePosts) else { return nil }
        let fields = FormFields(typed: request.form.has("title") ? request.form : nil, problems: problems)
        let body: HTML = """
            \(fields.text("title", "Title of the post", hint: "For example Head of safeguarding and review."))
            \(HolderFields(fields: fields, accounts: accounts, from: request.today).html)<p><button class="btn">Add the post</button></p>
            """
        return "<h2>Add a post</h2>\(request.form(to: ActionPlanPlaces.posts.path, body))"
    }
}

/// Who takes a post and from when.
struct HolderFields {
    let fields: FormFields
    let accounts: [AccountName]
    let from: Day

    var html: HTML {
        let options =
            [(value: "", words: "Nobody (vacant)"), (value: "other", words: "Somebody without an account")]
            + accounts.map { (value: $0.id.text, words: $0.name) }
        return """
            \(fields.select("holder", "Who holds it?", hint: "A person with an account sees the post’s actions on their home page.", options: options))
            \(fields.text("name", "Name (if they have no account)"))\(fields.day("from", "From", value: from))
            """
    }
}

/// One post: who holds it, who held it before, and what it owns.
struct PostPage {
    let request: PageRequest
    let post: Post
    /// The current actions it owns, each with its plan.
    let actions: [(plan: Identifier<Plan>, action: Action)]
    let accounts: [AccountName]
    let problems: Problems?

    var page: Page {
        Page(
            post.title, breadcrumbs: PostsPage.trail(request) + [("Posts", ActionPlanPlaces.posts.path)],
            problems: problems,
            "<h1>\(post.title)</h1>\(held)\(history)\(owned)\(forms)")
    }

    private var held: HTML {
        let holding = post.holding(on: request.today)
        return holding?.holder.map { "<p>Held by <strong>\($0.name)</strong> since \(holding?.from).</p>" }
            ?? "<p class=\"note\">The post is vacant. It keeps its actions, and nobody is asked for updates until it has a holder.</p>"
    }

    private var history: HTML? {
        guard !post.holdings.isEmpty else { return nil }
        let columns = ["Held by", "From", "To"].map { SiteKit.Table.Column($0) }
        let rows = post.history.map { entry in
            SiteKit.Table.row(
                columns, ["\(entry.holding.holder?.name ?? "vacant")", "\(entry.holding.from)", "\(entry.to?.description ?? "now")"])
        }
        return SiteKit.Table("Holders now and before", columns, rows: rows).html()
    }

    private var owned: HTML {
        if actions.isEmpty { return "<h2>Actions</h2><p class=\"hint\">The post owns no actions.</p>" }
        let columns = ["Ref", "Action", "Due", "Delivery"].map { SiteKit.Table.Column($0) }
        let rows = actions.map { plan, action -> HTML in
            let link: HTML = "<a href=\"\(ActionPlanPlaces.action.path(plan, action.id))\">\(action.title)</a>"
            return SiteKit.Table.row(
                columns, ["\(action.ref.description)", link, "\(action.due)", action.deliveryStatus.tag.html],
                late: Overdue.days(action, on: request.today) != nil)
        }
        return "<h2>Actions</h2>\(Table("\(actions.count) action\("s", when: actions.count != 1)", columns, rows: rows).html())"
    }

    private var forms: HTML? {
        guard request.may(.managePosts) else { return nil }
        let handing = FormFields(typed: request.form.has("holder") ? request.form : nil, problems: problems)
        let naming = FormFields(typed: request.form.has("title") ? request.form : nil, problems: problems)
        let hand = request.form(
            to: ActionPlanPlaces.post.path(post.id),
            "\(HolderFields(fields: handing, accounts: accounts, from: request.today).html)<p><button class=\"btn\">Hand over</button></p>")
        let name = request.form(
            to: ActionPlanPlaces.renamePost.path(post.id), version: post.version,
            "\(naming.text("title", "New title", value: post.title))<p><button class=\"btn quiet\">Save the title</button></p>")
        return "<h2>Hand over the post</h2>\(hand)<h2>Change its title</h2>\(name)"
    }
}
