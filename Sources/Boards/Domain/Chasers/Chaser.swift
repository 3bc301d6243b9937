import ActionPlans
import Vocabulary

/// A step of asking after an action: its owner is asked, reminded, and then somebody above is told.
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
    /// The last day of a reminder.
    package let reminded: Day?
    package let reminders: Int
    package let told: Day?

    /// - Parameter reminders: how many there were; one where only its day is given.
    package init(asked: Day? = nil, reminded: Day? = nil, reminders: Int? = nil, told: Day? = nil) {
        (self.asked, self.reminded, self.told) = (asked, reminded, told)
        self.reminders = reminders ?? (reminded == nil ? 0 : 1)
    }

    /// The round that the latest ask began; what came before it belongs to a round that is over.
    package init(_ steps: [(chase: Chase, day: Day)]) {
        let begin = steps.filter { $0.chase == .ask }.map(\.day).max()
        func last(_ chase: Chase) -> Day? { steps.filter { $0.chase == chase && $0.day >= begin ?? $0.day }.map(\.day).max() }
        let reminders = steps.count { $0.chase == .remind && $0.day >= begin ?? $0.day }
        self.init(asked: begin, reminded: last(.remind), reminders: reminders, told: last(.tellManager))
    }
}
