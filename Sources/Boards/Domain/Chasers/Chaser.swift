import ActionPlans
import Vocabulary

/// A step of asking after an action: its owner is asked, reminded once, and then somebody above is told.
package enum Chase: String, Sendable, Hashable, CaseIterable {
    case ask, remind
    case tellManager = "manager"

    package var words: String {
        switch self {
        case .ask: "Asked for an update"
        case .remind: "Reminded"
        case .tellManager: "Manager told"
        }
    }
}

/// What was asked after one action since somebody last said something about it.
package struct ChaserRound: Sendable, Hashable {
    package let asked: Day?
    package let reminded: Day?
    package let told: Day?

    package init(asked: Day? = nil, reminded: Day? = nil, told: Day? = nil) {
        (self.asked, self.reminded, self.told) = (asked, reminded, told)
    }

    /// The round that the latest ask began; what came before it belongs to a round that is over.
    package init(_ steps: [(chase: Chase, day: Day)]) {
        let begin = steps.filter { $0.chase == .ask }.map(\.day).max()
        func last(_ chase: Chase) -> Day? { steps.filter { $0.chase == chase && $0.day >= begin ?? $0.day }.map(\.day).max() }
        self.init(asked: begin, reminded: last(.remind), told: last(.tellManager))
    }
}
