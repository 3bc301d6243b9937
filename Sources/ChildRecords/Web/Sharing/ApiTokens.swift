import GRDB
import SiteKit
import Vocabulary

extension Act {
    package static let keepTokens = Act("api.keep", "create and revoke tokens that let other software read figures")
    /// Written when a program reads figures. No table gives it: the token does.
    package static let readByToken = Act("api.read", "read figures of the measures as a program")
}

/// What lets a program, such as Power BI, read figures: never anything about a child. It is shown once, kept as a digest, ends on a day, and
/// works only while the person who made it may make tokens.
struct ApiToken: Identifiable, Sendable {
    /// What may be read with it. The raw values are stored, and last.
    enum Scope: String, CaseIterable, Sendable {
        case published, figures

        var words: String {
            switch self {
            case .published: "Published figures, with small numbers hidden"
            case .figures: "All figures by team, with small numbers as they are: for use inside the council"
            }
        }
    }

    let id: Identifier<ApiToken>
    let name: String
    let scope: Scope
    let madeBy: String
    let made, ends: Day
    let revoked, used: Day?

    /// For how many days a token can be made.
    static let lengths = [30, 90, 180, 365]

    func words(on today: Day) -> String {
        if let revoked { return "Revoked on \(revoked)" }
        return ends < today ? "Ended on \(ends)" : "Works until \(ends)"
    }

    func works(on today: Day) -> Bool { revoked == nil && ends >= today }

    init(_ row: Row) throws {
        (id, name, madeBy) = (row["id"], row["name"], row["maker"])
        scope = try row.word("scope", of: "api_token")
        (made, ends, revoked, used) = (row["made_on"], row["ends_on"], row["revoked_on"], row["used_on"])
    }

    static func all(in db: Database) throws -> [ApiToken] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT api_token.*, account.name AS maker FROM api_token JOIN account ON account.id = api_token.account
                    ORDER BY revoked_on IS NOT NULL, made_on DESC, api_token.id
                    """)
        ).map(ApiToken.init)
    }

    static func make(
        _ token: SecretToken, _ name: String, _ scope: Scope, days: Int, by request: PageRequest, in db: Database
    ) throws -> Identifier<ApiToken> {
        let id = Identifier<ApiToken>()
        try db.execute(
            literal: """
                INSERT INTO api_token (id, digest, name, scope, account, made_on, ends_on)
                VALUES (\(id), \(token.digest), \(name), \(scope.rawValue), \(request.person.id), \(request.today), \(request.today + days))
                """)
        return id
    }

    /// What was revoked already stays so, since its first day.
    /// - Returns: false where there is none.
    static func revoke(_ id: Identifier<ApiToken>, on day: Day, in db: Database) throws -> Bool {
        try db.execute(sql: "UPDATE api_token SET revoked_on = coalesce(revoked_on, ?) WHERE id = ?", arguments: [day, id])
        return db.changesCount == 1
    }

    /// The token that was sent, while it works and its maker may make tokens.
    static func admitted(_ sent: SecretToken?, _ policy: Policy, on today: Day, in db: Database) throws -> ApiToken? {
        guard let sent,
            let row = try Row.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT api_token.*, account.name AS maker FROM api_token JOIN account ON account.id = api_token.account
                        WHERE digest = ? AND revoked_on IS NULL AND ends_on >= ? AND account.active = 1
                        """), arguments: [sent.digest, today])
        else { return nil }
        let account: Identifier<Person> = row["account"]
        let maker = Person(id: account, name: "", grants: try Grants.live(of: account, on: today, in: db))
        return policy.allows(.keepTokens, to: maker) ? try ApiToken(row) : nil
    }
}

enum ApiSchema {
    static let migrations = [
        StoreMigration(
            "2026-11-30 tokens of programs",
            """
            CREATE TABLE api_token (
                id TEXT PRIMARY KEY, digest TEXT NOT NULL UNIQUE, name TEXT NOT NULL CHECK (name <> ''),
                scope TEXT NOT NULL CHECK (scope IN ('published', 'figures')), account TEXT NOT NULL REFERENCES account (id),
                made_on TEXT NOT NULL, ends_on TEXT NOT NULL, revoked_on TEXT, used_on TEXT
            ) STRICT;
            """)
    ]
}
