import Indicators
import Vocabulary

/// One line of a list of what is due: something that is to be done for one child, by a day.
package struct DueClock: Identifiable, Sendable {
    /// How near it is, on a day, by what the data can say.
    package enum Standing: String, CaseIterable, Sendable {
        /// Its day was before the data day: the data shows that it was not done.
        case late
        /// Its day has come since the data day: whether it was done, the next load says.
        case notKnown = "not-known"
        case next

        package var words: String {
            switch self {
            case .late: "Overdue"
            case .notKnown: "Due since the data day"
            case .next: "Due in the next 10 working days"
            }
        }
    }

    /// How far ahead the lists look, in working days.
    package static let ahead = 10

    package let id: Identifier<DueClock>
    package let kind: DueClocks.Kind
    package let began: Day
    package let due: Day
    /// The day up to which the data knows of it.
    package let known: Day
    package private(set) var reasons: [LateReason]
    package let version: Int

    package init(
        id: Identifier<DueClock>, _ kind: DueClocks.Kind, began: Day, due: Day, known: Day, reasons: [LateReason], version: Int
    ) {
        (self.id, self.kind, self.began, self.due, self.known) = (id, kind, began, due, known)
        (self.reasons, self.version) = (reasons, version)
    }

    package func isLate(on day: Day) -> Bool { due < day }

    package static func standing(due: Day, known: Day, on day: Day) -> Standing { due >= day ? .next : due < known ? .late : .notKnown }

    /// A reason holds for the clock, over loads, until what is due is done and a new clock begins. One that is given again is added.
    package mutating func explain(_ reason: LateReason) throws(DueRefusal) {
        guard isLate(on: reason.day) else { throw .notLate(due) }
        reasons.append(reason)
    }
}

/// Why something was not done in time, as somebody who knows said it.
package struct LateReason: Hashable, Sendable {
    /// The raw values are stored, and last. The list is a local choice.
    package enum Kind: String, CaseIterable, Sendable {
        case recording, family, notSeen = "not-seen", worker, partner, booked, other

        package var words: String {
            switch self {
            case .recording: "Done and not recorded yet"
            case .family: "The family was not available"
            case .notSeen: "Visited, and the child was not seen"
            case .worker: "No worker was available"
            case .partner: "Waiting for a partner"
            case .booked: "Booked for a later date"
            case .other: "Another reason"
            }
        }
    }

    package let kind: Kind
    package let words: String
    package let author: String
    package let day: Day

    package init(_ kind: Kind, _ words: String, by author: String, on day: Day) {
        (self.kind, self.words, self.author, self.day) = (kind, words, author, day)
    }
}

package enum DueRefusal: Error, Equatable {
    case notLate(Day)
}
