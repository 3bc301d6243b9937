import GRDB
import Vocabulary

extension Settings.Name {
    /// The council's own authority, code and name: see ``OwnAuthority``.
    package static let authority = Settings.Name("authority")
}

extension OwnAuthority {
    /// The council's own authority: as set, or else the council of the list that has this installation's name; nil where neither is known.
    package static func read(in db: Database) throws -> OwnAuthority? {
        func value(_ name: Settings.Name) throws -> String? {
            try String.fetchOne(db.cachedStatement(sql: "SELECT value FROM setting WHERE name = ?"), arguments: [name.text])
        }
        if let stored = try value(.authority), !stored.isEmpty {
            guard let own = OwnAuthority(stored: stored) else { throw UnreadableValue("setting", "authority") }
            return own
        }
        return try value(.council).flatMap { LocalAuthorities.england.named($0) }.map { OwnAuthority($0) }
    }
}
