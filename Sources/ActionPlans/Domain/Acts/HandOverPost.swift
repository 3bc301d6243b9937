import Vocabulary

/// Why a post cannot be handed over.
package enum PostRefusal: Error, Sendable, Hashable {
    case notAfterPresentHolder(since: Day)
    case heldAlready(by: String)
    case titleInUse(String)
}

extension Post {
    /// Gives the post to a new holder from a day, or leaves it vacant. What was held before stays as it was.
    package mutating func handOver(to holder: Holder?, from day: Day) throws(PostRefusal) {
        if let last = holdings.last {
            guard day > last.from else { throw .notAfterPresentHolder(since: last.from) }
            if let holder, holder == last.holder { throw .heldAlready(by: holder.name) }
        }
        append(Holding(from: day, holder: holder))
    }
}
