import Vocabulary

/// Something of the plan, the report or a meeting that falls due: never a family or a case.
package struct Deadline: Sendable {
    package let id: String
    package let due: Day
    package let title: String
    /// Why it is due, and by which rule.
    package let reason: String
    /// The one next step, as a verb: “Post an update”.
    package let step: String
    package let path: String

    package init(id: String, due: Day, title: String, reason: String, step: String, path: String) {
        self.id = id
        self.due = due
        self.title = title
        self.reason = reason
        self.step = step
        self.path = path
    }

    /// How near it is, in the words of plans: `Due in 3 days`, `2 days late`.
    package func when(on today: Day) -> String {
        switch due - today {
        case 0: "Today"
        case 1: "Tomorrow"
        case let days where days > 1: "In \(days) days"
        case -1: "1 day late"
        case let days: "\(-days) days late"
        }
    }
}

/// Asks a domain what falls due for a person; the Today page, the calendar and the list for spreadsheets draw on all of them.
package typealias DeadlineSource = @Sendable (Person, Policy, Day) async throws -> [Deadline]
