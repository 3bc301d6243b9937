import Law
import Vocabulary

/// The clocks that start when a council receives its report or letter.
///
/// A graded report must be made public by the council within 30 working days of receipt and answered with a statement of
/// proposed action within 70. A letter with an area for priority action asks for a draft plan within 20. The day of receipt is
/// day 0 and the due day itself is in time. Where the day of receipt is not known, the clocks run from publication and say so:
/// receipt comes first, so the true due day is earlier.
package struct InspectionClocks: Sendable, Hashable {
    /// The day a clock is counted from.
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
            case .published(let day): "counted from publication on \(day), as the day of receipt is not recorded"
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

    /// Which clocks run for a kind of report.
    package static func timescales(framework: Framework?, hasPriorityAction: Bool) -> [Timescale] {
        let report: [Timescale] = framework?.isLetter == true ? [] : [.publishReport, .actionStatement]
        return (hasPriorityAction ? [.draftAfterPriorityAction] : []) + report
    }
}

/// One clock: what is due, when, and how it stands.
package struct InspectionClock: Sendable, Hashable, Identifiable {
    package enum Standing: Sendable, Hashable {
        /// Working days left; nought on the due day.
        case running(daysLeft: Int)
        case late(by: Int)
        case metInTime(on: Day)
        case metLate(on: Day, by: Int)
    }

    package let timescale: Timescale
    package let start: InspectionClocks.Start
    package let due: Day

    package var id: String { timescale.id }

    /// How it stands on a day, given the day it was met.
    package func standing(on today: Day, met: Day?, calendar: WorkingDays = .england) -> Standing {
        if let met {
            return met <= due ? .metInTime(on: met) : .metLate(on: met, by: calendar.count(after: due, through: met))
        }
        return today <= due
            ? .running(daysLeft: calendar.count(after: today, through: due)) : .late(by: calendar.count(after: due, through: today))
    }
}
