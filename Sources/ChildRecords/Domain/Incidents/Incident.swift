import Law
import Vocabulary

/// A near miss or a breach of personal data: what happened, which documents, who opened them, who was told and what was learnt.
package struct Incident: Identifiable, Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case nearMiss = "near_miss"
        case breach

        package var words: String { self == .nearMiss ? "Near miss" : "Breach" }
    }

    /// Something added to the record of an incident; nothing is overwritten.
    package struct Entry: Hashable, Sendable {
        package enum Kind: String, Hashable, Sendable, CaseIterable {
            case document, opening
            case toldRegulator = "told_regulator"
            case notReported = "not_reported"
            case toldFamily = "told_family"
            case toldPartner = "told_partner"

            package var words: String {
                switch self {
                case .document: "Document involved"
                case .opening: "Who opened it"
                case .toldRegulator: "Information Commissioner told"
                case .notReported: "Not reported to the Information Commissioner, with the reason"
                case .toldFamily: "Child or family told"
                case .toldPartner: "Partner told"
                }
            }

            /// True when it answers whether the Information Commissioner had to be told.
            package var meetsClock: Bool { self == .toldRegulator || self == .notReported }
        }

        package let kind: Kind
        package let day: Day
        package let words, author: String

        package init(_ kind: Kind, on day: Day, _ words: String, by author: String) {
            (self.kind, self.day, self.words, self.author) = (kind, day, words, author)
        }
    }

    package enum State: Hashable, Sendable {
        case open
        case closed(on: Day, lessons: String)
    }

    package let id: Identifier<Incident>
    package private(set) var kind: Kind
    package private(set) var what: String
    /// The day on which the council became aware: the clock runs from it.
    package private(set) var aware: Day
    package private(set) var advice: String
    package private(set) var entries: [Entry]
    package private(set) var state: State
    package let version: Int

    package init(
        id: Identifier<Incident>, _ kind: Kind, what: String, aware: Day, advice: String = "", entries: [Entry] = [], state: State = .open,
        version: Int = 1
    ) {
        (self.id, self.kind, self.what, self.aware, self.advice) = (id, kind, what, aware, advice)
        (self.entries, self.state, self.version) = (entries, state, version)
    }

    /// The last day to tell the Information Commissioner; a near miss has none.
    package var due: Day? { kind == .breach ? Timescale.breachToRegulator.due(after: aware) : nil }
    package var isOpen: Bool { state == .open }
    package var isClockMet: Bool { entries.contains { $0.kind.meetsClock } }
}

/// Why something cannot be done to an incident.
package enum IncidentRefusal: Error, Hashable, Sendable {
    case closed
    case beforeAware(Day)
    case regulatorUndecided
}

extension Incident {
    package mutating func correct(_ kind: Kind, what: String, aware: Day, advice: String) throws(IncidentRefusal) {
        guard isOpen else { throw .closed }
        (self.kind, self.what, self.aware, self.advice) = (kind, what, aware, advice)
    }

    package mutating func add(_ entry: Entry) throws(IncidentRefusal) {
        guard isOpen else { throw .closed }
        if entry.day < aware { throw .beforeAware(aware) }
        entries.append(entry)
    }

    /// A breach is closed once it is written down whether the Information Commissioner was told, or why not.
    package mutating func close(on day: Day, lessons: String) throws(IncidentRefusal) {
        guard isOpen else { throw .closed }
        if due != nil, !isClockMet { throw .regulatorUndecided }
        state = .closed(on: day, lessons: lessons)
    }
}
