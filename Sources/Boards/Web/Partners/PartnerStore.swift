import ActionPlans
import ActionPlansWeb
import Boards
import Foundation
import GRDB
import SiteKit
import Vocabulary

/// A link that opens one action for somebody without an account. The token itself is not stored.
package struct PartnerLink: Sendable, Identifiable {
    package let id: Identifier<PartnerLink>
    package let action: Identifier<Action>
    package let partner: Identifier<Partner>
    package let receiver: String
    package let made: Day
    package let last: Day
    package let ended: Day?
    package let openings: Int

    package func isGood(on today: Day) -> Bool { LinkValidity.isGood(until: last, ended: ended, on: today) }
}

/// What a partner's link opens.
struct OpenedLink: Sendable {
    let link: PartnerLink
    let action: Action
    let status: OutwardStatus
    let partner: Partner
    /// Whether an update came through this link today: only then does the page say that one was saved.
    let hasReplied: Bool
}

/// What a partner said about an action, and how it arrived.
package struct PartnerReply: Sendable {
    package enum Way: String, Sendable, CaseIterable {
        case link, email, telephone, meeting, letter

        package var words: String {
            switch self {
            case .link: "through their link"
            case .email: "by email"
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

/// Reads of partners, their links, replies and commitments.
package enum PartnerRecords {
    package static func partner(of action: Identifier<Action>, in db: Database) throws -> Partner? {
        try SQLRequest(
            literal: """
                SELECT partner.* FROM partner JOIN action_partner ON action_partner.partner = partner.id
                WHERE action_partner.action = \(action)
                """
        ).fetchOne(db)
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
                day: $0["day"], giver: $0["giver"], words: $0["words"], way: try $0.word("way", of: "partner_reply"),
                recordedBy: $0["recorded_by"])
        }
    }

    /// Every commitment, by due date.
    package static func commitments(in db: Database) throws -> [PartnerCommitment] {
        try SQLRequest(
            literal: "\(literal: PartnerCommitment.select) ORDER BY partner_commitment.due, partner_commitment.rowid"
        ).fetchAll(db)
    }

    package static func commitments(of plan: Identifier<Plan>, in db: Database) throws -> [PartnerCommitment] {
        try commitments(in: db).filter { $0.plan == plan }
    }
}

extension Act {
    package static let managePartners = Act("partners.keep", "manage partners, their links, replies and commitments")
    package static let answerAsPartner = Act("partners.answer", "post an update through a partner’s link")
}

/// Every act on partners, each in one transaction with its audit row.
package struct PartnerStore: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    /// Assigns an action to a partner, or takes it back. The links of the previous partner end with it.
    package func assign(_ action: Identifier<Action>, to partner: Identifier<Partner>?, on day: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .managePartners, on: action.text, note: "action assigned to partner") { db in
            _ = try open(action, in: db)
            if let partner, try Partner.load(partner, in: db) == nil { throw NotFound() }
            try db.execute(sql: "DELETE FROM action_partner WHERE action = ?", arguments: [action])
            try db.execute(
                sql: "UPDATE partner_link SET ended_on = ? WHERE action = ? AND ended_on IS NULL AND partner IS NOT ?",
                arguments: [day, action, partner])
            if let partner {
                try db.execute(
                    sql: "INSERT INTO action_partner (action, partner, since) VALUES (?, ?, ?)", arguments: [action, partner, day])
            }
        }
    }

    private func open(_ id: Identifier<Action>, in db: Database) throws -> Action {
        guard let action = try ActionPlanRecords.action(id, in: db) else { throw NotFound() }
        if action.withdrawal != nil { throw PartnerRefusal.actionClosed }
        return action
    }

    /// A link to one action, shown once. There is none while the plan is under embargo.
    package func makeLink(
        to action: Identifier<Action>, for receiver: String, until last: Day, on today: Day, by changer: Changer
    ) async throws -> SecretToken {
        let token = SecretToken()
        try await store.change(by: changer, .managePartners, on: action.text, note: "partner’s link made") { db in
            let opened = try open(action, in: db)
            guard let partner = try PartnerRecords.partner(of: action, in: db) else { throw PartnerRefusal.noPartner }
            if try OpenPlans.isUnderEmbargo(opened.plan, in: db) { throw PartnerRefusal.underEmbargo }
            if let refusal = LinkValidity.refusal(until: last, made: today, settings: try BoardRecords.settings(in: db)) { throw refusal }
            try db.execute(
                sql: """
                    INSERT INTO partner_link (id, digest, action, partner, receiver, made_by, made_on, last_day)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    Identifier<PartnerLink>(), token.digest, action, partner.id, receiver, try BoardStore.author(changer, in: db), today,
                    last,
                ])
        }
        return token
    }

    package func endLink(
        _ link: Identifier<PartnerLink>, of action: Identifier<Action>, on day: Day, by changer: Changer
    ) async throws {
        try await store.change(by: changer, .managePartners, on: link.text, note: "partner’s link ended") { db in
            guard try PartnerRecords.links(of: action, in: db).contains(where: { $0.id == link }) else { throw NotFound() }
            try db.execute(sql: "UPDATE partner_link SET ended_on = ? WHERE id = ? AND ended_on IS NULL", arguments: [day, link])
            if db.changesCount == 0 { throw PartnerRefusal.linkEndedAlready }
        }
    }

    /// Opens a link: the action it leads to, if it is valid today and its plan is under no embargo. The opening is recorded.
    func open(_ token: SecretToken, what: String, on today: Day, at moment: Date) async throws -> OpenedLink {
        try await store.change(by: Changer(account: "visitor"), .answerAsPartner, on: token.digest.text, note: what) { db in
            let visible = try Visibility.partnerLink(token).condition(.nobody(on: today))
            let found = try Row.fetchAll(db, literal: "SELECT action.id FROM action WHERE \(literal: visible)").first
            guard let found, let action = try ActionPlanRecords.action(found["id"], in: db),
                let link = try PartnerRecords.link(token, in: db), let partner = try Partner.load(link.partner, in: db),
                let status = try ActionPlanRecords.outward(of: action.plan, on: today, in: db)[action.id]
            else { throw NotFound() }
            try db.execute(
                sql: "INSERT INTO partner_link_opening (link, at, what) VALUES (?, ?, ?)",
                arguments: [link.id, moment.formatted(.iso8601), what])
            let replied = try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM partner_reply WHERE link = ? AND day = ?)", arguments: [link.id, today])
            return OpenedLink(link: link, action: action, status: status, partner: partner, hasReplied: replied ?? false)
        }
    }

    /// What the partner says through the link: an update of the action in their name. It does not change the impact rating.
    func answer(_ token: SecretToken, giver: String, words: String, delivery: Delivery, on today: Day, form: Changer) async throws {
        let opened = try await open(token, what: "update given", on: today, at: Date())
        try await store.change(by: form, .answerAsPartner, on: opened.action.id.text, note: "partner’s update") { db in
            try PartnerStore.insert(
                PartnerReply(day: today, giver: giver, words: words, way: .link, recordedBy: giver), to: opened.action.id, opened.partner,
                delivery,
                link: opened.link.id, in: db)
        }
    }

    /// A reply that came another way, recorded as theirs by the person who received it.
    package func record(
        _ words: String, from giver: String, way: PartnerReply.Way, delivery: Delivery, to action: Identifier<Action>, on day: Day,
        by changer: Changer
    ) async throws {
        try await store.change(by: changer, .managePartners, on: action.text, note: "partner’s reply recorded") { db in
            _ = try open(action, in: db)
            guard let partner = try PartnerRecords.partner(of: action, in: db) else { throw PartnerRefusal.noPartner }
            let author = try BoardStore.author(changer, in: db)
            try PartnerStore.insert(
                PartnerReply(day: day, giver: giver, words: words, way: way, recordedBy: author), to: action, partner, delivery, link: nil,
                in: db)
        }
    }

    private static func insert(
        _ reply: PartnerReply, to id: Identifier<Action>, _ partner: Partner, _ delivery: Delivery, link: Identifier<PartnerLink>?,
        in db: Database
    ) throws {
        guard var action = try ActionPlanRecords.action(id, in: db) else { throw NotFound() }
        let source = "\(partner.name), \(reply.way.words)"
        let author = "\(reply.giver), \(partner.name)"
        let update = Update(
            day: reply.day, words: "\(reply.words)\n(\(source))", delivery: delivery, impact: action.impact, author: author,
            owner: action.owner)
        try action.post(update, today: reply.day)
        try db.execute(
            sql: "INSERT INTO action_update (action, day, words, delivery, impact, author, owner) VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [id, update.day, update.words, delivery.rawValue, update.impact.rawValue, author, update.owner])
        try db.execute(
            sql: """
                INSERT INTO partner_reply (action, partner, day, giver, words, way, link, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [id, partner.id, reply.day, reply.giver, reply.words, reply.way.rawValue, link, reply.recordedBy])
    }
}

extension PartnerRefusal: BesideField {
    package var words: String {
        switch self {
        case .nameInUse(let name): "There is already a partner called “\(name)”. Choose another name."
        case .metAlready(let day): "This commitment was already recorded as met on \(day)."
        case .underEmbargo:
            "The plan responds to a report under embargo, so it cannot be shared by link. Wait until Ofsted has published the report."
        case .noPartner: "No partner owns this action. Select its partner and save, then try again."
        case .linkEnds(let latest): "Enter a date from today to \(latest). The longest time is a local setting."
        case .linkEndedAlready: "This link has already been ended."
        case .actionClosed: "This action was withdrawn and can no longer be changed."
        case .dueBeforeMade(let day): "The commitment is recorded on \(day). Enter that date or a later one."
        }
    }

    package var field: String {
        switch self {
        case .nameInUse: "name"
        case .noPartner: "partner"
        case .linkEnds, .underEmbargo: "until"
        case .dueBeforeMade: "due"
        case .metAlready, .linkEndedAlready, .actionClosed: ""
        }
    }
}

extension Visibility {
    /// The one action that a partner’s link was made for: until its last day, unless the link was ended, the action withdrawn or the report
    /// that its plan responds to put under embargo.
    static func partnerLink(_ token: SecretToken) -> Visibility {
        Visibility { viewer in
            """
            EXISTS (SELECT 1 FROM partner_link AS made WHERE made.action = action.id AND made.digest = \(token.digest)
                AND made.last_day >= \(viewer.today) AND made.ended_on IS NULL)
            AND action.withdrawn_on IS NULL AND \(literal: viewer.maySee(plan: "action.plan"))
            """
        }
    }
}

extension Viewer {
    /// Somebody who is not signed in, and so no named reader of anything.
    fileprivate static func nobody(on today: Day) -> Viewer { Viewer(.visitor, Policy([]), on: today) }
}
