import Vocabulary

/// One thing that a return says of one child: an event on a day, or a spell from a day until a day, with the row it came from.
package struct Entry: Hashable, Sendable {
    package var kind: EntryKind
    /// Nil only for what is said of the service itself: its workers and teams.
    package var child: LAChildID?
    /// The day of an event, the first day of a spell. Nil where the return gives none.
    package var from: Day?
    /// The last day of a spell that has ended.
    package var until: Day?
    /// The case system's own number of this thing, and of the thing that it belongs to.
    package var reference: String?
    package var within: String?
    package var team: String?
    package var worker: String?
    package var facts: [Fact: String]
    package var origin: Origin

    package init(
        _ kind: EntryKind, child: LAChildID?, from: Day? = nil, until: Day? = nil, reference: String? = nil, within: String? = nil,
        team: String? = nil, worker: String? = nil, facts: [Fact: String] = [:], origin: Origin
    ) {
        self.kind = kind
        self.child = child
        self.from = from
        self.until = until
        self.reference = reference
        self.within = within
        self.team = team
        self.worker = worker
        self.facts = facts
        self.origin = origin
    }

    package func coded<Codes: CodeSet>(_ fact: Fact, as: Codes.Type = Codes.self) -> Coded<Codes> { Coded(fact: facts[fact]) }
    package func answer(_ fact: Fact) -> YesNo { YesNo(fact: facts[fact]) }
    /// As the file has it, without the mark of a code that no list holds.
    package func written(_ fact: Fact) -> String? { facts[fact].map { $0.hasPrefix("?") ? String($0.dropFirst()) : $0 } }
    package func written(list fact: Fact) -> String {
        list(fact).map { $0.hasPrefix("?") ? String($0.dropFirst()) : $0 }.joined(separator: ", ")
    }
    package func day(_ fact: Fact) -> Day? { facts[fact].flatMap { Day(iso: $0) } }
    package func number(_ fact: Fact) -> Int? { facts[fact].flatMap { Int($0) } }
    /// Several codes in one fact, one behind the other: disabilities, factors of an assessment.
    package func list(_ fact: Fact) -> [String] { facts[fact]?.split(separator: " ").map(String.init) ?? [] }

    /// Both days count. An event holds on its own day alone. An open spell that a yearly return tells holds up to the data day of that return:
    /// what came after it, a later return has to say.
    package func holds(on day: Day) -> Bool {
        guard let from else { return false }
        if kind.isSpell, until == nil, origin.format.isYearly, let taken = origin.taken, day > taken { return false }
        return kind.isSpell ? from <= day && (until.map { day <= $0 } ?? true) : from == day
    }
}
