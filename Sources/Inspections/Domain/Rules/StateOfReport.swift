import Vocabulary

/// How far an inspection report is changes only by an act of its own, with a reason: the final report is received, Ofsted publishes it, or
/// it goes back under embargo because it was opened by mistake.
///
/// The first two only move forwards. Putting a report back under embargo takes it away from everybody who is not a named reader, so its
/// readers are named in the same act, and whoever does it is one of them: otherwise nobody could find it again. A day of publication lies
/// neither in the future nor before the report was received.
package enum StateOfReport {
    package static let shortestReason = 15

    package enum Change: Hashable, Sendable {
        case finalReceived
        case published(on: Day)
        /// - Parameter readers: the accounts that may see it from now on.
        case underEmbargo(Inspection.State, readers: Set<String>)
    }

    /// The state after a change.
    /// - Parameter person: the account that makes the change.
    /// - Throws: why the change is refused.
    package static func after(
        _ change: Change, from state: Inspection.State, received: Day? = nil, by person: String, because reason: String, on today: Day
    ) throws(StateRefusal) -> Inspection.State {
        guard reason.count >= shortestReason else { throw .reasonTooShort }
        switch change {
        case .finalReceived:
            guard state == .draftUnderEmbargo else { throw .notForwards(state) }
            return .finalUnderEmbargo
        case .published(let day):
            guard state != .published else { throw .notForwards(state) }
            guard day <= today else { throw .publishedLater(day) }
            if let received, day < received { throw .publishedBeforeReceived(received) }
            return .published
        case .underEmbargo(let earlier, let readers):
            guard earlier.isUnderEmbargo, earlier < state else { throw .notBackwards(state) }
            guard !readers.isEmpty else { throw .noReader }
            guard readers.contains(person) else { throw .yourselfMissing }
            return earlier
        }
    }
}

extension Inspection.State: Comparable {
    private var step: Int {
        switch self {
        case .draftUnderEmbargo: 0
        case .finalUnderEmbargo: 1
        case .published: 2
        }
    }

    package static func < (one: Inspection.State, other: Inspection.State) -> Bool { one.step < other.step }
}

/// Why the state of a report does not change.
package enum StateRefusal: Error, Hashable, Sendable {
    case reasonTooShort
    case notForwards(Inspection.State)
    case notBackwards(Inspection.State)
    case publishedLater(Day)
    case publishedBeforeReceived(Day)
    case noReader
    case yourselfMissing
}
