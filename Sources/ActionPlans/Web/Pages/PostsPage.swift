import ActionPlans
import SiteKit
import Vocabulary

/// An account that may hold a post.
struct AccountName: Sendable {
    let id: Identifier<Person>
    let name: String
}

/// The council's posts, who holds them, and how many open actions each owns.
struct PostsPage {
    let visit: Visit
    let posts: PostBook
    let openActions: [Identifier<Post>: Int]
    let accounts: [AccountName]
    let problems: Problems?

    private let columns = [
        Table.Column("Post"), Table.Column("Held by"), Table.Column("Since"), Table.Column("Open actions", isNumber: true),
    ]

    var page: Page {
        Page(
            "Posts", breadcrumbs: [("Action plans", ActionPlanPlaces.list.path)], problems: problems,
            """
            <h1>Posts</h1><p>Actions belong to posts, so that a change of person loses none of them and rewrites nothing.</p>
            \(list)\(form)
            """)
    }

    private var list: HTML {
        if posts.all.isEmpty { return "<p class=\"note\">There is no post yet. Posts are added below, or while a plan is drafted.</p>" }
        let rows = posts.all.map { post -> HTML in
            let holding = post.history.first { $0.holding.from <= visit.today }?.holding
            let holder: HTML =
                holding?.holder.map { "\($0.name)\($0.account == nil ? "<span class=\"sub\">without an account</span>" as HTML : nil)" }
                ?? "<span class=\"hint\">vacant</span>"
            return Table.row(
                columns,
                [
                    "<a href=\"\(ActionPlanPlaces.post.path(post.id))\">\(post.title)</a>", holder, "\(holding?.from.description ?? "")",
                    "\(openActions[post.id] ?? 0)",
                ])
        }
        let vacant = posts.all.count { $0.holder(on: visit.today) == nil }
        let caption: HTML = "\(posts.all.count) post\("s", when: posts.all.count != 1)\(vacant > 0 ? ", \(vacant) vacant" : "")"
        return Table(caption, columns, rows: rows).html()
    }

    private var form: HTML? {
        guard visit.may(.managePosts) else { return nil }
        let fields = FormFields(typed: visit.form.has("title") ? visit.form : nil, problems: problems)
        let body: HTML = """
            \(fields.text("title", "Title of the post", hint: "As in Head of safeguarding and review."))
            \(HolderFields(fields: fields, accounts: accounts, from: visit.today).html)<p><button class="btn">Add the post</button></p>
            """
        return "<h2>Add a post</h2>\(visit.form(to: ActionPlanPlaces.posts.path, body))"
    }
}

/// Who takes a post and from when.
struct HolderFields {
    let fields: FormFields
    let accounts: [AccountName]
    let from: Day

    var html: HTML {
        let options =
            [(value: "", words: "Nobody: the post is vacant"), (value: "other", words: "Somebody without an account")]
            + accounts.map { (value: $0.id.text, words: $0.name) }
        return """
            \(fields.select("holder", "Who holds it?", hint: "Somebody with an account sees the post’s actions on their Today page.", options: options))
            \(fields.text("name", "Their name, where they have no account"))\(fields.day("from", "From which day?", value: from))
            """
    }
}

/// One post: who holds it, who held it before, and what it owns.
struct PostPage {
    let visit: Visit
    let post: Post
    /// The standing actions it owns, each with its plan.
    let actions: [(plan: Identifier<Plan>, action: Action)]
    let accounts: [AccountName]
    let problems: Problems?

    var page: Page {
        Page(
            post.title, breadcrumbs: [("Action plans", ActionPlanPlaces.list.path), ("Posts", ActionPlanPlaces.posts.path)],
            problems: problems,
            "<h1>\(post.title)</h1>\(held)\(history)\(owned)\(forms)")
    }

    private var held: HTML {
        let holding = post.history.first { $0.holding.from <= visit.today }?.holding
        return holding?.holder.map { "<p>Held by <strong>\($0.name)</strong> since \(holding?.from).</p>" }
            ?? "<p class=\"note\">The post is vacant. Its actions stay with it, and nobody is asked for updates until it is given to somebody.</p>"
    }

    private var history: HTML? {
        guard !post.holdings.isEmpty else { return nil }
        let columns = ["Held by", "From", "To"].map { Table.Column($0) }
        let rows = post.history.map { entry in
            Table.row(
                columns, ["\(entry.holding.holder?.name ?? "vacant")", "\(entry.holding.from)", "\(entry.to?.description ?? "until now")"])
        }
        return Table("Holders now and before", columns, rows: rows).html()
    }

    private var owned: HTML {
        if actions.isEmpty { return "<h2>Actions</h2><p class=\"hint\">The post owns no action.</p>" }
        let columns = ["Ref", "What will be done", "Due", "Delivery"].map { Table.Column($0) }
        let rows = actions.map { plan, action -> HTML in
            let link: HTML = "<a href=\"\(ActionPlanPlaces.action.path(plan, action.id))\">\(action.text)</a>"
            return Table.row(
                columns, ["\(action.ref.description)", link, "\(action.due)", action.deliveryTag.html],
                late: PastDue.days(action, on: visit.today) != nil)
        }
        return "<h2>Actions</h2>\(Table("\(actions.count) action\("s", when: actions.count != 1)", columns, rows: rows).html())"
    }

    private var forms: HTML? {
        guard visit.may(.managePosts) else { return nil }
        let handing = FormFields(typed: visit.form.has("holder") ? visit.form : nil, problems: problems)
        let naming = FormFields(typed: visit.form.has("title") ? visit.form : nil, problems: problems)
        let hand = visit.form(
            to: ActionPlanPlaces.post.path(post.id),
            "\(HolderFields(fields: handing, accounts: accounts, from: visit.today).html)<p><button class=\"btn\">Hand over</button></p>")
        let name = visit.form(
            to: ActionPlanPlaces.renamePost.path(post.id), version: post.version,
            "\(naming.text("title", "New title", value: post.title))<p><button class=\"btn quiet\">Save the title</button></p>")
        return "<h2>Hand over the post</h2>\(hand)<h2>Change its title</h2>\(name)"
    }
}
