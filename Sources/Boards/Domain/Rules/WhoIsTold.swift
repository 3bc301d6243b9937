import ActionPlans
import Vocabulary

/// The manager of a post is whoever holds the post above it; where that is vacant, away, without an account or the same person, the next
/// one above; where nobody is found, the plan officer.
package struct WhoIsTold: Sendable {
    private let posts: PostBook
    private let above: [Identifier<Post>: Identifier<Post>]
    private let officer: Identifier<Post>?

    package init(posts: PostBook, above: [Identifier<Post>: Identifier<Post>], officer: Identifier<Post>?) {
        (self.posts, self.above, self.officer) = (posts, above, officer)
    }

    /// The account that is told, or nil when there is nobody.
    /// - Parameter mayBeTold: false for an account that is away or may not know of the plan.
    package func account(above post: Identifier<Post>?, on day: Day, mayBeTold: (String) -> Bool) -> String? {
        let owner = posts.holder(of: post, on: day)?.account
        var (next, seen) = (post.flatMap { above[$0] }, Set<Identifier<Post>>())
        while let post = next, seen.insert(post).inserted {
            if let account = posts.holder(of: post, on: day)?.account, account != owner, mayBeTold(account) { return account }
            next = above[post]
        }
        return posts.holder(of: officer, on: day)?.account.flatMap { mayBeTold($0) ? $0 : nil }
    }
}
