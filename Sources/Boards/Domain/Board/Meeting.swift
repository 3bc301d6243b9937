import Vocabulary

/// One meeting of a board.
package struct Meeting: Sendable, Hashable, Identifiable {
    package enum State: Sendable, Hashable {
        case planned
        /// The agenda went out as it stood on that day.
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

    /// A meeting that was put on another day. Every earlier day stays on record.
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
    /// The day the cycle gave it; nil for a meeting called besides.
    package let planned: Day?
    package private(set) var day: Day
    package private(set) var state: State
    package private(set) var moves: [Move]
    package let notes: String
    package let version: Int

    package init(
        id: Identifier<Meeting> = Identifier(), board: Identifier<Board>, planned: Day?, day: Day, state: State = .planned,
        moves: [Move] = [], notes: String = "", version: Int = 1
    ) {
        (self.id, self.board, self.planned, self.day) = (id, board, planned, day)
        (self.state, self.moves, self.notes, self.version) = (state, moves, notes, version)
    }

    /// True until it is held or cancelled.
    package var isToCome: Bool {
        switch state {
        case .planned, .issued: true
        case .held, .cancelled: false
        }
    }

    package var heldOn: Day? { if case .held(let day) = state { day } else { nil } }
    package var issuedOn: Day? { if case .issued(let day) = state { day } else { nil } }

    /// Puts the meeting on another day, with a reason.
    package mutating func move(to day: Day, reason: String, author: String, today: Day) throws(BoardRefusal) {
        guard isToCome else { throw .notToCome(state.words) }
        if day == self.day { throw .sameDay(day) }
        if day < today { throw .inThePast(day) }
        moves.append(Move(was: self.day, became: day, reason: reason, on: today, author: author))
        self.day = day
    }

    /// Sends the agenda out as it stands; what arises after that is shown besides.
    package mutating func issueAgenda(today: Day) throws(BoardRefusal) {
        guard isToCome else { throw .notToCome(state.words) }
        if case .issued(let day) = state { throw .issuedAlready(on: day) }
        state = .issued(on: today)
    }

    /// The meeting took place. Nobody decides at a meeting at which nobody was.
    package mutating func hold(present: Int, today: Day) throws(BoardRefusal) {
        guard isToCome else { throw .notToCome(state.words) }
        if day > today { throw .liesAhead(day) }
        guard present > 0 else { throw .nobodyPresent }
        state = .held(on: day)
    }

    package mutating func cancel(reason: String, today: Day) throws(BoardRefusal) {
        guard isToCome else { throw .notToCome(state.words) }
        state = .cancelled(on: today, reason: reason)
    }
}

/// Why something cannot be done to a board, a meeting or a decision.
package enum BoardRefusal: Error, Sendable, Hashable {
    case nameInUse(String)
    case notToCome(String)
    case sameDay(Day)
    case inThePast(Day)
    case liesAhead(Day)
    case issuedAlready(on: Day)
    case nobodyPresent
    case notHeldYet(Day)
    case dueBeforeMeeting(Day)
    case settledAlready(on: Day)
    case endsBeforeItBegins(Day)
    case underEmbargo
}
