import Inspections
import Vocabulary

/// A post of the council, as `Head of safeguarding`. Actions belong to posts; who holds a post may change.
package struct Post: Sendable, Hashable, Identifiable {
    /// Somebody who holds a post, with their account where they have one.
    package struct Holder: Sendable, Hashable {
        package let name: String
        package let account: String?

        package init(name: String, account: String? = nil) {
            self.name = name
            self.account = account
        }
    }

    /// From this day the post is held by this person, or vacant, until the next holding begins.
    package struct Holding: Sendable, Hashable {
        package let from: Day
        package let holder: Holder?
        /// Nil where it was handed over before this was recorded.
        package let handedOver: HandedOver?

        package init(from: Day, holder: Holder?, handedOver: HandedOver? = nil) {
            (self.from, self.holder, self.handedOver) = (from, holder, handedOver)
        }
    }

    /// Which account handed a post over, and on what day it did so.
    package struct HandedOver: Sendable, Hashable {
        package let by: String
        package let on: Day

        package init(by: String, on: Day) { (self.by, self.on) = (by, on) }
    }

    package let id: Identifier<Post>
    package let title: String
    /// In the order of their days.
    package private(set) var holdings: [Holding]
    package let version: Int

    package init(id: Identifier<Post> = Identifier(), title: String, holdings: [Holding] = [], version: Int = 1) {
        self.id = id
        self.title = title
        self.holdings = holdings.sorted { $0.from < $1.from }
        self.version = version
    }

    /// Who held the post on a day; nil when it was vacant or nobody is recorded.
    package func holder(on day: Day) -> Holder? { holding(on: day)?.holder }
    package func holding(on day: Day) -> Holding? { holdings.last { $0.from <= day } }

    /// Each holding with its last day, the latest first.
    package var history: [(holding: Holding, to: Day?)] {
        zip(holdings, holdings.dropFirst().map { Optional($0.from - 1) } + [nil]).map { ($0, $1) }.reversed()
    }

    mutating func append(_ holding: Holding) { holdings.append(holding) }
}

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
    /// The post of a title, whatever its capital letters, spaces and signs.
    package func named(_ title: String) -> Post? { all.first { PostBook.key($0.title) == PostBook.key(title) } }
    private static func key(_ title: String) -> [Substring] {
        title.lowercased().filter { !"'’‘`".contains($0) }.split { !$0.isLetter && !$0.isNumber }
    }

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

/// Why a post cannot be handed over.
package enum PostRefusal: Error, Sendable, Hashable {
    case notAfterPresentHolder(since: Day)
    case heldAlready(by: String)
    case titleInUse(String)
    /// Somebody would give themselves a post that signs off a report that is not published.
    case ownSignOff
}

extension Post {
    /// Gives the post to a new holder from a day, or leaves it vacant. Earlier holders stay on record.
    package mutating func handOver(to holder: Holder?, from day: Day, handedOver: HandedOver? = nil) throws(PostRefusal) {
        if let last = holdings.last {
            guard day > last.from else { throw .notAfterPresentHolder(since: last.from) }
            if let holder, holder == last.holder { throw .heldAlready(by: holder.name) }
        }
        append(Holding(from: day, holder: holder, handedOver: handedOver))
    }
}
