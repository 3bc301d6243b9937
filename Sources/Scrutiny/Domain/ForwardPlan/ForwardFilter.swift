import ActionPlans
import Vocabulary

/// Which items of the forward plan are asked for.
package struct ForwardFilter: Sendable, Hashable {
    package enum Standing: String, Sendable, Hashable, CaseIterable {
        case planned
        case underWay = "under-way"
        case heard, withdrawn

        package var words: String {
            switch self {
            case .planned: "Planned"
            case .underWay: "Being written"
            case .heard: "Heard"
            case .withdrawn: "Withdrawn"
            }
        }
    }

    package enum When: String, Sendable, Hashable, CaseIterable {
        case ahead, past

        package var words: String { self == .ahead ? "Meetings to come" : "Meetings held" }
    }

    package enum Author: Sendable, Hashable {
        case post(Identifier<Post>)
        case nobody
    }

    package var committee: String?
    package var author: Author?
    package var standing: Standing?
    package var when: When?
    /// Only those whose meeting was moved.
    package var isMoved: Bool

    package init(
        committee: String? = nil, author: Author? = nil, standing: Standing? = nil, when: When? = nil, isMoved: Bool = false
    ) {
        (self.committee, self.author, self.standing, self.when, self.isMoved) = (committee, author, standing, when, isMoved)
    }

    package func holds(_ item: ForwardItem, on today: Day) -> Bool {
        if let committee, item.committee != committee { return false }
        if let standing, item.standing != standing { return false }
        if let when, (when == .ahead) != (item.meeting >= today) { return false }
        if isMoved, item.moves.isEmpty { return false }
        switch author {
        case nil: return true
        case .nobody: return item.author == nil
        case .post(let post): return item.author == post
        }
    }
}

extension ForwardItem {
    package var standing: ForwardFilter.Standing {
        switch state {
        case .planned: .planned
        case .underWay: .underWay
        case .heard: .heard
        case .withdrawn: .withdrawn
        }
    }
}
