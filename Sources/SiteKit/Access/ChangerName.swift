import GRDB

extension Changer {
    /// The name that the record shows for whoever makes a change.
    package func name(in db: Database) throws -> String {
        try String.fetchOne(db.cachedStatement(sql: "SELECT name FROM account WHERE id = ?"), arguments: [account]) ?? "Set-up"
    }
}
