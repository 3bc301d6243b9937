import Vocabulary

/// A step in requesting an update on an action: its owner is asked and reminded, then the request is escalated.
package enum Chase: String, Sendable, Hashable, CaseIterable {
    case ask, remind
    case escalate = "manager"

    package var words: String {
        switch self {
        case .ask: "Update requested"
        case .remind: "Reminder sent"
        case .escalate: "Escalated to manager"
        }
    }
}

/// The update requests for one action since its last update.
package struct ChaserRound: Sendable, Hashable {
    package let asked: Day?
    /// The day of the last reminder.
    package let reminded: Day?
    package let reminders: Int
    package let escalated: Day?

    /// - Parameter reminders: how many there were; counted as one where only the day is given.
    package init(asked: Day? = nil, reminded: Day? = nil, reminders: Int? = nil, escalated: Day? = nil) {
        (self.asked, self.reminded, self.escalated) = (asked, reminded, escalated)
        self.reminders = reminders ?? (reminded == nil ? 0 : 1)
    }

    /// The round that began with the latest request; what came before it belongs to an earlier round.
    package init(_ steps: [(chase: Chase, day: Day)]) {
        let begin = steps.filter { $0.chase == .ask }.map(\.day).max()
        func last(_ chase: Chase) -> Day? { steps.filter { $0.chase == chase && $0.day >= begin ?? $0.day }.map(\.day).max() }
        let reminders = steps.count { $0.chase == .remind && $0.day >= begin ?? $0.day }
        self.init(asked: begin, reminded: last(.remind), reminders: reminders, escalated: last(.escalate))
    }
}
