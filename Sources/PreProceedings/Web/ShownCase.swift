import ChildRecords
import GRDB
import Law
import PreProceedings
import SiteKit
import Vocabulary

/// What lists of the tracker are filtered and ordered by: made from the steps, the rules and the council’s time limits, and stored beside them.
struct ShownCase: Hashable, Sendable {
    private struct Part: Hashable {
        let child: Identifier<Child>
        let stage: String
        let since: Day
        let decided, nextDue, expected: Day?
        let nextKind: String?
        let isOpen, section20, drift: Int
    }

    private struct Clock: Hashable {
        let child: Identifier<Child>
        let kind: String
        let due: Day
        let done: Day?
        let isDrift: Int

        /// By which two of them stand in one order, wherever they come from.
        var place: String { "\(child) \(due.iso) \(kind) \(done?.iso ?? "")" }
    }

    private let stage: String
    private let nextDue, decided, expected: Day?
    private let nextKind: String?
    private let section20: Int
    private let parts: [Part]
    private let clocks: [Clock]

    /// As the case is, by these time limits.
    init(_ item: PreProceedingsCase, _ terms: LocalTerms) {
        let children = item.children.values.sorted { $0.id.text < $1.id.text }
        let next = children.flatMap { $0.clocks(terms) }.filter(\.isRunning).min {
            ($0.due, $0.kind.rawValue) < ($1.due, $1.kind.rawValue)
        }
        let open = children.filter { $0.stage?.isOpen ?? false }
        stage = (item.stage ?? .screening).rawValue
        (nextDue, nextKind) = (next?.due, next?.kind.rawValue)
        decided = open.filter { $0.stage?.isInPreProceedings ?? false }.compactMap { $0.spell?.decided }.min()
        expected = open.compactMap(\.expected).min()
        section20 = children.contains { $0.section20 != nil } ? 1 : 0
        parts = children.compactMap { ShownCase.part($0, terms) }
        clocks = children.filter { $0.stage != nil && $0.since != nil }.flatMap { child in
            child.clocks(terms).map {
                Clock(
                    child: child.id, kind: $0.kind.rawValue, due: $0.due, done: $0.done,
                    isDrift: CaseClock.Kind.drift.contains($0.kind) ? 1 : 0)
            }
        }.sorted { $0.place < $1.place }
    }

    private static func part(_ part: ChildsPart, _ terms: LocalTerms) -> Part? {
        guard let stage = part.stage, let since = part.since else { return nil }
        let next = part.clocks(terms).first(where: \.isRunning)
        return Part(
            child: part.id, stage: stage.rawValue, since: since, decided: part.spell?.decided, nextDue: next?.due,
            expected: stage.isOpen ? part.expected : nil, nextKind: next?.kind.rawValue, isOpen: stage.isOpen ? 1 : 0,
            section20: part.section20 == nil ? 0 : 1, drift: part.driftBeforeRunning(terms))
    }

    /// As it is stored.
    init?(of id: Identifier<PreProceedingsCase>, in db: Database) throws {
        guard let row = try Row.fetchAll(db, literal: "SELECT * FROM pre_proceedings_case WHERE id = \(id)").first else { return nil }
        (stage, nextDue, nextKind) = (row["stage"], row["next_due"], row["next_kind"])
        (decided, expected, section20) = (row["decided"], row["expected"], row["section20"])
        parts = try Row.fetchAll(db, literal: "SELECT * FROM pre_proceedings_child WHERE proceedings = \(id) ORDER BY child").map { row in
            Part(
                child: row["child"], stage: row["stage"], since: row["since"], decided: row["decided"], nextDue: row["next_due"],
                expected: row["expected"], nextKind: row["next_kind"], isOpen: row["is_open"], section20: row["section20"],
                drift: row["drift_done"])
        }
        clocks = try Row.fetchAll(db, literal: "SELECT * FROM pre_proceedings_clock WHERE proceedings = \(id)").map { row in
            Clock(child: row["child"], kind: row["kind"], due: row["due"], done: row["done"], isDrift: row["is_drift"])
        }.sorted { $0.place < $1.place }
    }

    func save(of id: Identifier<PreProceedingsCase>, in db: Database) throws {
        try db.execute(literal: "DELETE FROM pre_proceedings_clock WHERE proceedings = \(id)")
        try db.execute(literal: "DELETE FROM pre_proceedings_child WHERE proceedings = \(id)")
        for part in parts {
            try db.execute(
                literal: """
                    INSERT INTO pre_proceedings_child (proceedings, child, stage, since, decided, is_open, next_due, next_kind, expected, section20,
                        drift_done)
                    VALUES (\(id), \(part.child), \(part.stage), \(part.since), \(part.decided), \(part.isOpen), \(part.nextDue),
                        \(part.nextKind), \(part.expected), \(part.section20), \(part.drift))
                    """)
        }
        for clock in clocks {
            try db.execute(
                literal: """
                    INSERT INTO pre_proceedings_clock (proceedings, child, kind, due, done, is_drift)
                    VALUES (\(id), \(clock.child), \(clock.kind), \(clock.due), \(clock.done), \(clock.isDrift))
                    """)
        }
        try db.execute(
            literal: """
                UPDATE pre_proceedings_case SET stage = \(stage), next_due = \(nextDue), next_kind = \(nextKind), decided = \(decided),
                expected = \(expected), section20 = \(section20) WHERE id = \(id)
                """)
    }
}

extension PreProceedingsCase {
    func saveShown(_ terms: LocalTerms, in db: Database) throws { try ShownCase(self, terms).save(of: id, in: db) }
}
