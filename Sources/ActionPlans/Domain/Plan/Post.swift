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

        package init(from: Day, holder: Holder?) {
            self.from = from
            self.holder = holder
        }
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
    package func holder(on day: Day) -> Holder? { holdings.last { $0.from <= day }?.holder }

    /// Each holding with its last day, the latest first.
    package var history: [(holding: Holding, to: Day?)] {
        zip(holdings, holdings.dropFirst().map { Optional($0.from - 1) } + [nil]).map { ($0, $1) }.reversed()
    }

    mutating func append(_ holding: Holding) { holdings.append(holding) }
}
