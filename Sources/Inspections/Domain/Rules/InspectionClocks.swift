import Law
import Vocabulary

/// The deadlines that start when a council receives its report or letter.
///
/// The council must publish a graded report within 30 working days of receipt and answer it with a statement of proposed action
/// within 70. After a letter with an area for priority action Ofsted asks for a draft plan within 20, and the statement is due within 70 as
/// well. The day of receipt is day 0, and the due date
/// itself is on time. Where the date of receipt is not known, deadlines are counted from publication and say so: receipt comes first,
/// so the real due date is earlier.
package struct InspectionClocks: Sendable, Hashable {
    /// The day a deadline is counted from.
    package enum Start: Sendable, Hashable {
        case received(Day)
        case published(Day)

        package var day: Day {
            switch self {
            case .received(let day), .published(let day): day
            }
        }

        package var words: String {
            switch self {
            case .received(let day): "counted from receipt on \(day)"
            case .published(let day): "counted from publication on \(day), because the date of receipt is not recorded"
            }
        }
    }

    package let clocks: [InspectionClock]

    /// Empty when neither day is known.
    package init(
        framework: Framework?, received: Day?, published: Day?, hasPriorityAction: Bool, calendar: WorkingDays = .england
    ) {
        guard let start = received.map(Start.received) ?? published.map(Start.published) else {
            clocks = []
            return
        }
        clocks = InspectionClocks.timescales(framework: framework, hasPriorityAction: hasPriorityAction).map {
            InspectionClock(timescale: $0, start: start, due: $0.due(after: start.day, in: calendar))
        }
    }

    /// The deadlines for a kind of report.
    package static func timescales(framework: Framework?, hasPriorityAction: Bool) -> [Timescale] {
        let isLetter = framework?.isLetter == true
        return (hasPriorityAction ? [.draftAfterPriorityAction] : []) + (isLetter ? [] : [.publishReport])
            + (isLetter && !hasPriorityAction ? [] : [.actionStatement])
    }
}

/// One deadline: what is due, when, and its status.
package struct InspectionClock: Sendable, Hashable, Identifiable {
    package enum Status: Sendable, Hashable {
        /// Working days left; 0 on the due date.
        case running(daysLeft: Int)
        case late(by: Int)
        case metInTime(on: Day)
        case metLate(on: Day, by: Int)
    }

    package let timescale: Timescale
    package let start: InspectionClocks.Start
    package let due: Day

    package var id: String { timescale.id }

    /// Its status on a day, given the day it was met.
    package func status(on today: Day, met: Day?, calendar: WorkingDays = .england) -> Status {
        if let met {
            return met <= due ? .metInTime(on: met) : .metLate(on: met, by: calendar.count(after: due, through: met))
        }
        return today <= due
            ? .running(daysLeft: calendar.count(after: today, through: due)) : .late(by: calendar.count(after: due, through: today))
    }
}
