import Inspections
import Vocabulary

/// The council's posts by their identifier.
package struct PostBook: Sendable, Hashable {
    /// In the order of their titles.
    package let all: [Post]
    private let byID: [Identifier<Post>: Post]

    package init(_ posts: [Post]) {
        all = posts.sorted { $0.title.lowercased() < $1.title.lowercased() }
        byID = Dictionary(posts.map { ($0.id, $0) }) { first, _ in first }
    }

    package func post(_ id: Identifier<Post>) -> Post? { byID[id] }
    package func title(of id: Identifier<Post>) -> String? { byID[id]?.title }
    package func holder(of id: Identifier<Post>?, on day: Day) -> Post.Holder? { id.flatMap { byID[$0]?.holder(on: day) } }
    package func named(_ title: String) -> Post? { all.first { $0.title.lowercased() == title.lowercased() } }

    /// The posts that an account holds on a day.
    package func held(by account: String, on day: Day) -> Set<Identifier<Post>> {
        Set(all.filter { $0.holder(on: day)?.account == account }.map(\.id))
    }
}

/// The wording of findings by their identifier.
package struct FindingTexts: Sendable, Hashable {
    private let texts: [Identifier<Finding>: String]

    package init(_ findings: [Finding]) { texts = Dictionary(findings.map { ($0.id, $0.text) }) { first, _ in first } }

    package func text(of id: Identifier<Finding>) -> String? { texts[id] }
}
