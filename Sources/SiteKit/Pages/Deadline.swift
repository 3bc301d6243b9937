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
    /// Whose turn it is. Nobody else has it on their work list.
    package let next: NextToAct
    /// True for a timescale that law or guidance sets: a director sees these whoever’s turn it is.
    package let isClock: Bool

    package init(
        id: String, due: Day, title: String, reason: String, step: String, path: String, next: NextToAct, isClock: Bool = false
    ) {
        self.id = id
        self.due = due
        self.title = title
        self.reason = reason
        self.step = step
        self.path = path
        self.next = next
        self.isClock = isClock
    }

    /// What is due later than this many days from now waits under “Later” (a local choice).
    package static let horizon = 28

    /// How near it is, in the words of plans: `In 3 days`, `2 days late`.
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

/// Who is next to act on something that falls due.
package struct NextToAct: Sendable, Hashable {
    private enum Who: Sendable, Hashable {
        case accounts(Set<String>)
        case everyone(besides: Set<String>)
    }

    private let who: Who
    /// What they need to be allowed to do, so that nobody is asked for what would be refused.
    private let act: Act
    /// False for a date to know, such as a meeting: it is in the calendar and on no work list.
    package let isTask: Bool

    private init(_ who: Who, _ act: Act, isTask: Bool = true) {
        self.who = who
        self.act = act
        self.isTask = isTask
    }

    /// One account, as far as it may do this.
    package static func account(_ account: String, may act: Act) -> NextToAct { NextToAct(.accounts([account]), act) }

    /// Whoever may do this, but for those who have done their part: nobody approves what they asked for.
    package static func whoever(may act: Act, besides done: Set<String> = []) -> NextToAct { NextToAct(.everyone(besides: done), act) }

    /// The account that holds a post; where nobody holds it, or its holder has no account, whoever may put that right.
    package static func holder(_ account: String?, may act: Act, otherwise other: Act) -> NextToAct {
        account.map { .account($0, may: act) } ?? .whoever(may: other)
    }

    /// Nobody has to act: these accounts should know the date.
    package static func toKnow(_ accounts: Set<String>, may act: Act = .signedIn) -> NextToAct {
        NextToAct(.accounts(accounts), act, isTask: false)
    }

    /// Nobody has to act: whoever may do this should know the date.
    package static func toKnow(may act: Act) -> NextToAct { NextToAct(.everyone(besides: []), act, isTask: false) }

    /// True when it is this person’s turn and they may do it.
    package func isTurn(of person: Person, by policy: Policy) -> Bool {
        guard policy.allows(act, to: person) else { return false }
        return switch who {
        case .accounts(let accounts): accounts.contains(person.id.text)
        case .everyone(let done): !done.contains(person.id.text)
        }
    }
}

/// Asks a domain what falls due. Home, the calendar and the list for spreadsheets draw on all of them.
///
/// A source says what falls due and whose turn each thing is; it leaves out only what the person may not know of. Whether it is this
/// person’s turn is asked here, once for all domains.
package struct DeadlineSource: Sendable {
    package typealias Read = @Sendable (Person, Policy, Day) async throws -> [Deadline]

    /// Everything that this person may know of, whoever’s turn it is.
    package let everything: Read

    package init(_ everything: @escaping Read) { self.everything = everything }

    /// What falls due for this person.
    package func callAsFunction(_ person: Person, _ policy: Policy, _ today: Day) async throws -> [Deadline] {
        try await everything(person, policy, today).filter { $0.next.isTurn(of: person, by: policy) }
    }
}

extension [DeadlineSource] {
    /// Everything that this person may know of, whoever’s turn it is. Two domains may name one clock alike; the one further along the
    /// golden thread knows better whose turn it is.
    package func everything(for person: Person, policy: Policy, on day: Day) async throws -> [Deadline] {
        var all: [String: Deadline] = [:]
        for source in self { for deadline in try await source.everything(person, policy, day) { all[deadline.id] = deadline } }
        return all.values.sorted { ($0.due, $0.title, $0.id) < ($1.due, $1.title, $1.id) }
    }

    package func everything(for request: PageRequest) async throws -> [Deadline] {
        try await everything(for: request.person, policy: request.site.policy, on: request.today)
    }

    /// What falls due for this person, the earliest first.
    package func all(for person: Person, policy: Policy, on day: Day) async throws -> [Deadline] {
        try await everything(for: person, policy: policy, on: day).filter { $0.next.isTurn(of: person, by: policy) }
    }

    package func all(for request: PageRequest) async throws -> [Deadline] {
        try await all(for: request.person, policy: request.site.policy, on: request.today)
    }
}
