import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// A line of the register of incidents.
package struct IncidentLine: FetchableRecord, Decodable, Sendable, Identifiable {
    package let id: Identifier<Incident>
    let kind: IncidentKind
    let what, advice, reporter: String
    let aware: Day
    let due, closed: Day?
    let lessons: String?
    let isMet: Bool
}

/// The stored word of a kind: a word that is none of them is an error.
typealias IncidentKind = Incident.Kind
extension Incident.Kind: Decodable {}

extension Incident: Registered {
    package typealias Line = IncidentLine
    package static let table = "incident"

    package static func load(_ id: Identifier<Incident>, in db: Database) throws -> Incident? {
        guard let row = try Row.fetchAll(db, literal: "SELECT * FROM incident WHERE id = \(id)").first else { return nil }
        let entries = try Row.fetchAll(db, literal: "SELECT * FROM incident_entry WHERE incident = \(id) ORDER BY id").map {
            Entry(try $0.word("kind", of: "incident_entry"), on: $0["day"], $0["words"], by: $0["author"])
        }
        let state: State =
            if let day = row["closed"] as Day?, let lessons = row["lessons"] as String? { .closed(on: day, lessons: lessons) } else {
                .open
            }
        return Incident(
            id: id, try row.word("kind", of: "incident"), what: row["what"], aware: row["aware"], advice: row["advice"], entries: entries,
            state: state, version: row["version"])
    }

    func insert(by acting: Acting) throws {
        try acting.db.execute(
            literal: """
                INSERT INTO incident (id, kind, what, aware, due, advice, reported_by, reporter)
                VALUES (\(id), \(kind.rawValue), \(what), \(aware), \(due), \(advice), \(acting.changer.account), \(try acting.author()))
                """)
    }

    func save(_ acting: Acting) throws {
        let (closed, lessons): (Day?, String?) = if case .closed(let day, let lessons) = state { (day, lessons) } else { (nil, nil) }
        try acting.db.execute(
            literal: """
                UPDATE incident SET kind = \(kind.rawValue), what = \(what), aware = \(aware), due = \(due), advice = \(advice),
                closed = \(closed), lessons = \(lessons) WHERE id = \(id)
                """)
    }
}

package enum IncidentSchema {
    package static let migrations = [
        StoreMigration(
            "2026-11-29 near misses and breaches",
            """
            CREATE TABLE incident (
                id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('near_miss', 'breach')), what TEXT NOT NULL CHECK (what <> ''),
                aware TEXT NOT NULL, due TEXT, advice TEXT NOT NULL, reported_by TEXT NOT NULL, reporter TEXT NOT NULL, closed TEXT,
                lessons TEXT, version INTEGER NOT NULL DEFAULT 1, CHECK ((closed IS NULL) = (lessons IS NULL)),
                CHECK ((kind = 'breach') = (due IS NOT NULL))
            ) STRICT;
            CREATE TABLE incident_entry (
                id INTEGER PRIMARY KEY, incident TEXT NOT NULL REFERENCES incident (id), kind TEXT NOT NULL CHECK (kind IN ('document',
                    'opening', 'told_regulator', 'not_reported', 'told_family', 'told_partner')),
                day TEXT NOT NULL, words TEXT NOT NULL CHECK (words <> ''), author TEXT NOT NULL
            ) STRICT;
            CREATE INDEX incident_entry_of_incident ON incident_entry (incident);
            CREATE INDEX incident_by_aware ON incident (aware);
            """)
    ]
}
