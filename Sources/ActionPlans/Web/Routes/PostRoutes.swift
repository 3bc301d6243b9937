import ActionPlans
import GRDB
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

extension ActionPlanPages {
    func showPosts(_ visit: Visit) async throws -> Answer { .page(try await postsPage(visit)) }

    private func postsPage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let (posts, owned, accounts) = try await store.read { db in
            (
                try ActionPlanRecords.posts(in: db), try ActionPlanPages.owned(by: nil, for: visit, in: db),
                try ActionPlanPages.accounts(in: db)
            )
        }
        let open = Dictionary(grouping: owned.filter(\.isOpen), by: \.owner).compactMap { key, actions in
            key.map { ($0, actions.count) }
        }
        return PostsPage(
            visit: visit, posts: posts, openActions: Dictionary(open) { first, _ in first }, accounts: accounts, problems: problems
        ).page
    }

    func addPost(_ visit: Visit) async throws -> Answer {
        do {
            var form = FormReader(visit.form)
            let title = form.text("title", "Give the post a title.", limit: 150)
            let holder = try await holder(&form, visit.form)
            try form.finish()
            try await asProblems {
                let id = try await acts.addPost(title: title, by: visit.changer)
                if let holder, let name = holder.name {
                    try await acts.handOver(id, to: name, account: holder.account, from: holder.from, by: visit.changer)
                }
            }
            return .seeOther(ActionPlanPlaces.posts.path)
        } catch let problems as Problems {
            return .page(try await postsPage(visit, problems))
        }
    }

    func showPost(_ visit: Visit, _ id: Identifier<Post>) async throws -> Answer { .page(try await postPage(visit, id)) }

    private func postPage(_ visit: Visit, _ id: Identifier<Post>, _ problems: Problems? = nil) async throws -> Page {
        let (post, owned, accounts) = try await store.read { db in
            (
                try ActionPlanRecords.posts(in: db).post(id), try ActionPlanPages.owned(by: id, for: visit, in: db),
                try ActionPlanPages.accounts(in: db)
            )
        }
        guard let post else { throw NotFound() }
        return PostPage(
            visit: visit, post: post, actions: owned.map { (plan: $0.plan, action: $0) }, accounts: accounts, problems: problems
        ).page
    }

    func handOver(_ visit: Visit, _ id: Identifier<Post>) async throws -> Answer {
        do {
            var form = FormReader(visit.form)
            let holder = try await holder(&form, visit.form)
            try form.finish()
            guard let holder else { throw NotFound() }
            try await asProblems {
                try await acts.handOver(id, to: holder.name, account: holder.account, from: holder.from, by: visit.changer)
            }
            return .seeOther(ActionPlanPlaces.post.path(id))
        } catch let problems as Problems {
            return .page(try await postPage(visit, id, problems))
        }
    }

    func renamePost(_ visit: Visit, _ id: Identifier<Post>) async throws -> Answer {
        do {
            var form = FormReader(visit.form)
            let title = form.text("title", "Give the post a title.", limit: 150)
            try form.finish()
            let version = form.version
            try await asProblems { try await acts.rename(id, to: title, version: version, by: visit.changer) }
            return .seeOther(ActionPlanPlaces.post.path(id))
        } catch let problems as Problems {
            return .page(try await postPage(visit, id, problems))
        }
    }

    private struct NewHolder {
        let name: String?
        let account: Identifier<Person>?
        let from: Day
    }

    /// Reads who takes a post and from when; nil when the form was not right.
    private func holder(_ form: inout FormReader, _ fields: Fields) async throws -> NewHolder? {
        let day = form.day("from", "Give the day from which they hold it.")
        let chosen = fields["holder"]
        if chosen.isEmpty { return day.map { NewHolder(name: nil, account: nil, from: $0) } }
        if chosen == "other" {
            let name = form.text("name", "Give their name.", limit: 150)
            return day.map { NewHolder(name: name, account: nil, from: $0) }
        }
        let accounts = try await store.read { try ActionPlanPages.accounts(in: $0) }
        guard let account = accounts.first(where: { $0.id.text == chosen }) else {
            form.note(Problem("holder", "Choose who holds the post."))
            return nil
        }
        return day.map { NewHolder(name: account.name, account: account.id, from: $0) }
    }

    private static func accounts(in db: Database) throws -> [AccountName] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name FROM account WHERE active = 1 ORDER BY name, id")).map {
            AccountName(id: $0["id"], name: $0["name"])
        }
    }

    /// The standing actions of posts, but for those of an inspection under embargo that this person may not know of.
    private static func owned(by post: Identifier<Post>?, for visit: Visit, in db: Database) throws -> [Action] {
        try ActionPlanRecords.plans(in: db).flatMap { plan -> [Action] in
            let inspection = try InspectionRecords.inspection(plan.inspection, in: db)
            guard inspection?.isOpen(to: visit.person, by: visit.site.policy) == true else { return [] }
            return try ActionPlanRecords.actions(of: plan.id, in: db)
                .filter { $0.withdrawal == nil && (post == nil ? $0.owner != nil : $0.owner == post) }
        }
    }
}
