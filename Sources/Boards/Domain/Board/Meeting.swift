import ActionPlans
import Vocabulary

/// One meeting of a board.
package struct Meeting: Sendable, Hashable, Identifiable {
    package enum State: Sendable, Hashable {
        case planned
        /// The agenda was issued on that day.
        case issued(on: Day)
        case held(on: Day)
        case cancelled(on: Day, reason: String)

        package var words: String {
            switch self {
            case .planned: "Planned"
            case .issued(let day): "Agenda issued \(day.withoutYear)"
            case .held: "Held"
            case .cancelled: "Cancelled"
            }
        }
    }

    /// A meeting moved to another date. Every earlier date stays on record.
    package struct Move: Sendable, Hashable {
        package let was: Day
        package let became: Day
        package let reason: String
        package let on: Day
        package let author: String

        package init(was: Day, became: Day, reason: String, on: Day, author: String) {
            (self.was, self.became, self.reason, self.on, self.author) = (was, became, reason, on, author)
        }
    }

    package let id: Identifier<Meeting>
    package let board: Identifier<Board>
    /// The date the cycle gave it; nil for an extra meeting.
    package let planned: Day?
    package private(set) var day: Day
    package private(set) var state: State
    package private(set) var moves: [Move]
    package let notes: String
    /// Its own time and place where they are not the board's usual ones; else empty.
    package let timeAndPlace: String
    package let version: Int

    package init(
        id: Identifier<Meeting> = Identifier(), board: Identifier<Board>, planned: Day?, day: Day, state: State = .planned,
        moves: [Move] = [], notes: String = "", timeAndPlace: String = "", version: Int = 1
    ) {
        self.timeAndPlace = timeAndPlace
        (self.id, self.board, self.planned, self.day) = (id, board, planned, day)
        (self.state, self.moves, self.notes, self.version) = (state, moves, notes, version)
    }

    /// True until it is held or cancelled.
    package var isUpcoming: Bool {
        switch state {
        case .planned, .issued: true
        case .held, .cancelled: false
        }
    }

    package var heldOn: Day? { if case .held(let day) = state { day } else { nil } }
    package var issuedOn: Day? { if case .issued(let day) = state { day } else { nil } }

    /// Moves the meeting to another date, with a reason.
    package mutating func move(to day: Day, reason: String, author: String, today: Day) throws(BoardRefusal) {
        guard isUpcoming else { throw .notUpcoming(state.words) }
        if day == self.day { throw .sameDay(day) }
        if day < today { throw .inThePast(day) }
        moves.append(Move(was: self.day, became: day, reason: reason, on: today, author: author))
        self.day = day
    }

    /// Issues the agenda; what arises after that is shown separately.
    package mutating func issueAgenda(today: Day) throws(BoardRefusal) {
        guard isUpcoming else { throw .notUpcoming(state.words) }
        if case .issued(let day) = state { throw .issuedAlready(on: day) }
        state = .issued(on: today)
    }

    /// The meeting took place. A meeting that nobody attended takes no decisions.
    package mutating func hold(present: Int, today: Day) throws(BoardRefusal) {
        guard isUpcoming else { throw .notUpcoming(state.words) }
        if day > today { throw .isInTheFuture(day) }
        guard present > 0 else { throw .nobodyPresent }
        state = .held(on: day)
    }

    package mutating func cancel(reason: String, today: Day) throws(BoardRefusal) {
        guard isUpcoming else { throw .notUpcoming(state.words) }
        state = .cancelled(on: today, reason: reason)
    }
}

/// One item of an agenda: what it is about, why it is on the agenda, and what it links to.
package struct AgendaItem: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case standing
        case notSustained = "not_sustained"
        case commitmentNotMet = "commitment_not_met"
        case decisionDue = "decision_due"
        case offTrack = "off_track"
        case raised

        package var heading: String {
            switch self {
            case .standing: "Standing items"
            case .notSustained: "Improvement not sustained"
            case .commitmentNotMet: "Partner commitments not met"
            case .decisionDue: "Decisions due"
            case .offTrack: "Off track or overdue"
            case .raised: "Raised for this meeting"
            }
        }
    }

    package let kind: Kind
    /// The identifier of what it is about; empty for a standing item.
    package let subject: String
    package let plan: Identifier<Plan>?
    package let action: Identifier<Action>?
    package let title: String
    package let why: String

    package init(
        _ kind: Kind, subject: String = "", plan: Identifier<Plan>? = nil, action: Identifier<Action>? = nil, title: String,
        why: String = ""
    ) {
        (self.kind, self.subject, self.plan, self.action, self.title, self.why) = (kind, subject, plan, action, title, why)
    }

    /// True when both are about the same thing, however they are worded.
    package func isAbout(_ other: AgendaItem) -> Bool { kind == other.kind && subject == other.subject && !subject.isEmpty }
}

/// Why a change to a board, a meeting or a decision is refused.
package enum BoardRefusal: Error, Sendable, Hashable {
    case nameInUse(String)
    case notUpcoming(String)
    case sameDay(Day)
    case inThePast(Day)
    case isInTheFuture(Day)
    case issuedAlready(on: Day)
    case nobodyPresent
    case notHeldYet(Day)
    case dueBeforeMeeting(Day)
    case outcomeRecorded(on: Day)
    case endsBeforeItBegins(Day)
    case underEmbargo
}
