import ActionPlans
import Boards
import GRDB
import SiteKit
import Vocabulary

/// A link that opens one action for somebody without an account. The token itself is kept nowhere.
package struct PartnerLink: Sendable, Identifiable {
    package let id: Identifier<PartnerLink>
    package let action: Identifier<Action>
    package let partner: Identifier<Partner>
    package let receiver: String
    package let made: Day
    package let last: Day
    package let ended: Day?
    package let openings: Int

    package func isGood(on today: Day) -> Bool { LinkHolds.isGood(until: last, ended: ended, on: today) }
}

/// What a partner said of an action, and how it came.
package struct PartnerReply: Sendable {
    package enum Way: String, Sendable, CaseIterable {
        case link, email, telephone, meeting, letter

        package var words: String {
            switch self {
            case .link: "through their link"
            case .email: "by e-mail"
            case .telephone: "by telephone"
            case .meeting: "at a meeting"
            case .letter: "by letter"
            }
        }
    }

    package let day: Day
    package let giver: String
    package let words: String
    package let way: Way
    package let recordedBy: String
}

/// Reads of partners, their links, replies and promises.
package enum PartnerRecords {
    package static func partners(in db: Database) throws -> [Partner] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM partner ORDER BY name")).map {
            Partner(
                id: $0["id"], name: $0["name"], kind: Partner.Kind(rawValue: $0["kind"]) ?? .other, contact: $0["contact"],
                version: $0["version"])
        }
    }

    package static func partner(of action: Identifier<Action>, in db: Database) throws -> Partner? {
        let id = try Identifier<Partner>.fetchOne(
            db.cachedStatement(sql: "SELECT partner FROM action_partner WHERE action = ?"), arguments: [action])
        return try id.flatMap { id in try partners(in: db).first { $0.id == id } }
    }

    /// The partner of each action that has one.
    package static func byAction(in db: Database) throws -> [Identifier<Action>: String] {
        let sql = "SELECT action, partner.name FROM action_partner JOIN partner ON partner.id = action_partner.partner"
        return Dictionary(try Row.fetchAll(db.cachedStatement(sql: sql)).map { ($0["action"], $0["name"]) }) { first, _ in first }
    }

    static func links(of action: Identifier<Action>, in db: Database) throws -> [PartnerLink] {
        try links("partner_link.action = ?", [action], in: db)
    }

    static func link(_ token: SecretToken, in db: Database) throws -> PartnerLink? {
        try links("partner_link.digest = ?", [token.digest], in: db).first
    }

    private static func links(_ condition: StaticString, _ arguments: StatementArguments, in db: Database) throws -> [PartnerLink] {
        let condition = condition.description
        let sql = """
            SELECT partner_link.*, (SELECT count(*) FROM partner_link_opening WHERE link = partner_link.id) AS openings
            FROM partner_link WHERE \(condition) ORDER BY made_on DESC, partner_link.rowid DESC
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map {
            PartnerLink(
                id: $0["id"], action: $0["action"], partner: $0["partner"], receiver: $0["receiver"], made: $0["made_on"],
                last: $0["last_day"], ended: $0["ended_on"], openings: $0["openings"])
        }
    }

    static func replies(to action: Identifier<Action>, in db: Database) throws -> [PartnerReply] {
        let sql = "SELECT * FROM partner_reply WHERE action = ? ORDER BY day DESC, id DESC"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [action]).map {
            PartnerReply(
                day: $0["day"], giver: $0["giver"], words: $0["words"], way: PartnerReply.Way(rawValue: $0["way"]) ?? .email,
                recordedBy: $0["recorded_by"])
        }
    }

    /// Every promise, those due first at the top.
    package static func promises(in db: Database) throws -> [PartnerPromise] {
        let sql = """
            SELECT promise.*, partner.name FROM promise JOIN partner ON partner.id = promise.partner ORDER BY by_day, promise.rowid
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql)).map { row in
            var outcome = PartnerPromise.Outcome.open
            if let day = row["settled_on"] as Day? {
                let words: String = row["settled_words"]
                outcome = row["settled_as"] == "kept" ? .kept(on: day, words: words) : .notKept(on: day, words: words)
            }
            return PartnerPromise(
                id: row["id"], partner: row["partner"], partnerName: row["name"], plan: row["plan"], action: row["action"],
                what: row["what"], by: row["by_day"], made: row["made_on"], outcome: outcome, version: row["version"])
        }
    }

    package static func promises(of plan: Identifier<Plan>, in db: Database) throws -> [PartnerPromise] {
        try promises(in: db).filter { $0.plan == plan }
    }
}
