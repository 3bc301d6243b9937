import ActionPlans
import Vocabulary

/// An update request is escalated to whoever holds the post above the owner's; where that post is vacant, its holder away, without an account
/// or the same person, to the next post above; where nobody is found, to the plan officer.
package struct EscalationRoute: Sendable {
    private let posts: PostBook
    private let above: [Identifier<Post>: Identifier<Post>]
    private let officer: Identifier<Post>?

    package init(posts: PostBook, above: [Identifier<Post>: Identifier<Post>], officer: Identifier<Post>?) {
        (self.posts, self.above, self.officer) = (posts, above, officer)
    }

    /// The account it is escalated to, or nil when there is nobody.
    /// - Parameter isAvailable: false for an account that is away or may not see the plan.
    package func account(above post: Identifier<Post>?, on day: Day, isAvailable: (String) throws -> Bool) rethrows -> String? {
        let owner = posts.holder(of: post, on: day)?.account
        var (next, seen) = (post.flatMap { above[$0] }, Set<Identifier<Post>>())
        while let post = next, seen.insert(post).inserted {
            if let account = posts.holder(of: post, on: day)?.account, account != owner, try isAvailable(account) { return account }
            next = above[post]
        }
        return try posts.holder(of: officer, on: day)?.account.flatMap { try isAvailable($0) ? $0 : nil }
    }
}
