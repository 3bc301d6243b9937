import ActionPlans
import GRDB
import SiteKit
import Vocabulary

/// A post before and after somebody handed it over or gave it another title.
package struct PostChange: Sendable {
    package let before, after: Post
    package let changer: Changer
    package let today: Day

    /// True where whoever changes it holds the post then, and did not hold it under this title before.
    package var isToThemselves: Bool {
        let isRenamed = before.title != after.title
        return after.holdings.contains { $0.holder?.account == changer.account && (isRenamed || !before.holdings.contains($0)) }
    }
}

/// What a module that builds on posts has to say to a change of one, inside it: it may refuse the change, and tell people.
package typealias PostWatch = @Sendable (PostChange, Database) throws -> Void

extension ActionPlanStore {
    /// A new post, vacant until it is given to somebody. Each title is used once, ignoring capital letters.
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
        _ post: Identifier<Post>, to name: String?, account: Identifier<Person>? = nil, from day: Day, on today: Day = Clock().today,
        by changer: Changer
    ) async throws {
        try await store.change(by: changer, .managePosts, on: post.text, note: "post handed over") { db in
            let before = try self.post(post, in: db)
            var after = before
            let holder = name.map { Post.Holder(name: $0, account: account?.text) }
            try after.handOver(to: holder, from: day, handedOver: Post.HandedOver(by: changer.account, on: today))
            try watch(PostChange(before: before, after: after, changer: changer, today: today), db)
            try db.execute(
                sql: "INSERT INTO post_holder (post, from_day, name, account, handed_over_by, handed_over_on) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [post, day, name, account, changer.account, today])
        }
    }

    /// A new title for the same post, as after a restructure.
    package func rename(
        _ post: Identifier<Post>, to title: String, version: Int, on today: Day = Clock().today, by changer: Changer
    ) async throws {
        try await store.change(by: changer, .managePosts, on: post.text, note: "post renamed") { db in
            let kept = try self.post(post, in: db)
            guard kept.version == version else {
                throw EditConflict([.text("title", "Title of the post", kept.title)], version: kept.version)
            }
            if let other = try ActionPlanRecords.posts(in: db).named(title), other.id != post { throw PostRefusal.titleInUse(other.title) }
            let renamed = Post(id: post, title: title, holdings: kept.holdings)
            try watch(PostChange(before: kept, after: renamed, changer: changer, today: today), db)
            try db.execute(sql: "UPDATE post SET title = ?, version = version + 1 WHERE id = ?", arguments: [title, post])
        }
    }

    /// The council's own numbers for the calculation of ratings.
    package func set(_ settings: PlanSettings, by changer: Changer) async throws {
        try await store.change(by: changer, .managePosts, on: "plans.rules", note: "rules of plans set") { db in
            for name in PlanSettings.Name.allCases {
                try db.execute(
                    sql: "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    arguments: [name.rawValue, String(settings[name])])
            }
        }
    }

    /// The post of an owner choice; a new title becomes a vacant post.
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
