import ActionPlans
import ActionPlansWeb
import EvidenceItems
import GRDB
import Vocabulary

/// A piece of evidence and what its page needs besides.
struct ItemRead: Sendable {
    let item: EvidenceItem
    let sight: EvidenceSight
    let posts: Posts
    let citations: [Citation]

    /// The posts by name, and which of them an account holds.
    struct Posts: Sendable {
        let book: PostBook
        init(in db: Database) throws { book = try ActionPlanRecords.posts(in: db) }
        func title(of id: Identifier<Post>?) -> String? { id.flatMap { book.title(of: $0) } }
        var choices: [(value: String, words: String)] { [("", "Nobody yet")] + book.all.map { ($0.id.text, $0.title) } }
    }
}
