import ActionPlans
import GRDB
import SiteKit
import Vocabulary

extension ActionPlanStore {
    /// A new post, vacant until it is given to somebody. A title is used once, whatever its capital letters.
    @discardableResult
    package func addPost(title: String, by changer: Changer) async throws -> Identifier<Post> {
        let id = Identifier<Post>()
        try await store.change(by: changer, .managePosts, on: id.text, note: "post added") { db in
            if let post = try ActionPlanRecords.posts(in: db).named(title) { throw PostRefusal.titleInUse(post.title) }
            try ActionPlanStore.insert(id, title, in: db)
        }
        return id
    }

    /// Gives a post to a new holder from a day; nil leaves it vacant.
    package func handOver(
        _ post: Identifier<Post>, to name: String?, account: Identifier<Person>? = nil, from day: Day, by changer: Changer
    ) async throws {
        try await store.change(by: changer, .managePosts, on: post.text, note: "post handed over") { db in
            var held = try self.post(post, in: db)
            try held.handOver(to: name.map { Post.Holder(name: $0, account: account?.text) }, from: day)
            try db.execute(
                sql: "INSERT INTO post_holder (post, from_day, name, account) VALUES (?, ?, ?, ?)", arguments: [post, day, name, account])
        }
    }

    /// A new title for the same post, as after a restructure.
    package func rename(_ post: Identifier<Post>, to title: String, version: Int, by changer: Changer) async throws {
        try await store.change(by: changer, .managePosts, on: post.text, note: "post renamed") { db in
            let kept = try self.post(post, in: db)
            guard kept.version == version else {
                throw EditConflict(saved: [("title", "Title of the post", kept.title)], version: kept.version)
            }
            if let other = try ActionPlanRecords.posts(in: db).named(title), other.id != post { throw PostRefusal.titleInUse(other.title) }
            try db.execute(sql: "UPDATE post SET title = ?, version = version + 1 WHERE id = ?", arguments: [title, post])
        }
    }

    /// The council's own numbers for the rules of plans.
    package func set(_ settings: PlanSettings, by changer: Changer) async throws {
        try await store.change(by: changer, .managePosts, on: "plans.rules", note: "rules of plans set") { db in
            for name in PlanSettings.Name.allCases {
                try db.execute(
                    sql: "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    arguments: [name.rawValue, String(settings[name])])
            }
        }
    }

    /// The post an owner choice means; a title that is new becomes a post without a holder.
    static func owner(_ choice: OwnerChoice, in db: Database) throws -> Identifier<Post>? {
        switch choice {
        case .nobody: return nil
        case .post(let id): return id
        case .titled(let title):
            if title.isEmpty { return nil }
            if let post = try ActionPlanRecords.posts(in: db).named(title) { return post.id }
            let id = Identifier<Post>()
            try insert(id, title, in: db)
            return id
        }
    }

    private static func insert(_ id: Identifier<Post>, _ title: String, in db: Database) throws {
        try db.execute(sql: "INSERT INTO post (id, title) VALUES (?, ?)", arguments: [id, title])
    }
}
