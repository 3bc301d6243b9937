import GRDB
import Law
import PreProceedings
import SiteKit
import Vocabulary

extension LocalTerms {
    private static let prefix = "pre-proceedings."
    static let duty = "duty-from"

    /// As the council set them; a setting that cannot be read is an error.
    package static func read(in db: Database) throws -> LocalTerms {
        let sql: SQL = "SELECT name, value FROM setting WHERE name >= \(prefix) AND name < \(prefix + "~")"
        let stored = try Row.fetchAll(db, literal: sql).map { ($0["name"] as String, $0["value"] as String) }
        var terms = LocalTerms()
        for (name, value) in stored {
            let name = String(name.dropFirst(prefix.count))
            if name == duty {
                terms.dutyFrom = try value.isEmpty ? nil : Day(iso: value).orUnreadable(name)
            } else if let timescale = settable.first(where: { $0.id == name }) {
                terms.set(timescale, try Int(value).orUnreadable(name))
            }
        }
        return terms
    }

    /// Saves them and counts every case anew, in the transaction of the change.
    func save(in db: Database) throws {
        for timescale in LocalTerms.settable { try set(timescale.id, String(own(timescale).length), in: db) }
        try set(LocalTerms.duty, dutyFrom?.iso ?? "", in: db)
        let ids = try Row.fetchAll(db, literal: "SELECT id FROM pre_proceedings_case").map { $0["id"] as Identifier<PreProceedingsCase> }
        for id in ids { try PreProceedingsCase.load(id, in: db)?.saveShown(self, in: db) }
    }

    private func set(_ name: String, _ value: String, in db: Database) throws {
        try db.execute(
            literal: """
                INSERT INTO setting (name, value) VALUES (\(LocalTerms.prefix + name), \(value))
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """)
    }
}

extension Optional {
    fileprivate func orUnreadable(_ name: String) throws -> Wrapped {
        guard let self else { throw UnreadableValue("setting", "pre-proceedings.\(name)") }
        return self
    }
}
