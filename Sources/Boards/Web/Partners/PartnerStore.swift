import ActionPlans
import ActionPlansWeb
import Boards
import Foundation
import GRDB
import SiteKit
import Vocabulary

extension Act {
    package static let keepPartners = Act("partners.keep", "keep partners, their links, replies and promises")
    package static let answerAsPartner = Act("partners.answer", "give an update through a partner’s link")
}

/// Every act on partners, each in one transaction with its audit row.
package struct PartnerStore: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    @discardableResult
    package func add(name: String, kind: Partner.Kind, contact: String, by changer: Changer) async throws -> Identifier<Partner> {
        let id = Identifier<Partner>()
        try await store.change(by: changer, .keepPartners, on: id.text, note: "partner added") { db in
            if try PartnerRecords.partners(in: db).contains(where: { $0.name.lowercased() == name.lowercased() }) {
                throw PartnerRefusal.nameInUse(name)
            }
            try db.execute(
                sql: "INSERT INTO partner (id, name, kind, contact) VALUES (?, ?, ?, ?)", arguments: [id, name, kind.rawValue, contact])
        }
        return id
    }

    /// Gives an action to a partner to carry, or takes it back. Links of the partner before end with it.
    package func entrust(_ action: Identifier<Action>, to partner: Identifier<Partner>?, on day: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .keepPartners, on: action.text, note: "action entrusted") { db in
            _ = try open(action, in: db)
            guard try partner == nil || PartnerRecords.partners(in: db).contains(where: { $0.id == partner }) else { throw NotFound() }
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

    /// A link to one action, shown once. A plan under embargo gives none.
    package func makeLink(
        to action: Identifier<Action>, for receiver: String, until last: Day, on today: Day, by changer: Changer
    ) async throws -> SecretToken {
        let token = SecretToken()
        try await store.change(by: changer, .keepPartners, on: action.text, note: "partner’s link made") { db in
            let kept = try open(action, in: db)
            guard let partner = try PartnerRecords.partner(of: action, in: db) else { throw NotFound() }
            if try OpenPlans.isUnderEmbargo(kept.plan, in: db) { throw PartnerRefusal.underEmbargo }
            if let refusal = LinkHolds.refusal(until: last, made: today, settings: try BoardRecords.settings(in: db)) { throw refusal }
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

    package func endLink(_ link: Identifier<PartnerLink>, on day: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .keepPartners, on: link.text, note: "partner’s link ended") { db in
            try db.execute(sql: "UPDATE partner_link SET ended_on = ? WHERE id = ? AND ended_on IS NULL", arguments: [day, link])
            if db.changesCount == 0 { throw PartnerRefusal.linkEndedAlready }
        }
    }

    /// Opens a link: the action it leads to, if it is good today and its plan is under no embargo. The opening is kept.
    func open(_ token: SecretToken, what: String, on today: Day, at moment: Date) async throws -> (PartnerLink, Action, Partner) {
        try await store.change(by: Changer(account: "visitor"), .answerAsPartner, on: token.digest.text, note: what) { db in
            guard let link = try PartnerRecords.link(token, in: db), link.isGood(on: today),
                let action = try ActionPlanRecords.action(link.action, in: db), action.withdrawal == nil,
                try !OpenPlans.isUnderEmbargo(action.plan, in: db),
                let partner = try PartnerRecords.partners(in: db).first(where: { $0.id == link.partner })
            else { throw NotFound() }
            try db.execute(
                sql: "INSERT INTO partner_link_opening (link, at, what) VALUES (?, ?, ?)",
                arguments: [link.id, moment.formatted(.iso8601), what])
            return (link, action, partner)
        }
    }

    /// What the partner says through the link: an update of the action in their name, which leaves the judgement of practice as it was.
    func answer(_ token: SecretToken, giver: String, words: String, delivery: Delivery, on today: Day, form: Changer) async throws {
        let (link, action, partner) = try await open(token, what: "update given", on: today, at: Date())
        try await store.change(by: form, .answerAsPartner, on: action.id.text, note: "partner’s update") { db in
            try PartnerStore.keep(
                PartnerReply(day: today, giver: giver, words: words, way: .link, recordedBy: giver), to: action.id, partner, delivery,
                link: link.id, in: db)
        }
    }

    /// A reply that came another way, recorded as theirs by whoever took it.
    package func record(
        _ words: String, from giver: String, way: PartnerReply.Way, delivery: Delivery, to action: Identifier<Action>, on day: Day,
        by changer: Changer
    ) async throws {
        try await store.change(by: changer, .keepPartners, on: action.text, note: "partner’s reply recorded") { db in
            _ = try open(action, in: db)
            guard let partner = try PartnerRecords.partner(of: action, in: db) else { throw NotFound() }
            let author = try BoardStore.author(changer, in: db)
            try PartnerStore.keep(
                PartnerReply(day: day, giver: giver, words: words, way: way, recordedBy: author), to: action, partner, delivery, link: nil,
                in: db)
        }
    }

    private static func keep(
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

    @discardableResult
    package func promise(
        _ what: String, by due: Day, from partner: Identifier<Partner>, plan: Identifier<Plan>, action: Identifier<Action>?, on day: Day,
        by changer: Changer
    ) async throws -> Identifier<PartnerPromise> {
        if due < day { throw PartnerRefusal.promisedBeforeMade(day) }
        let id = Identifier<PartnerPromise>()
        try await store.change(by: changer, .keepPartners, on: id.text, note: "promise recorded") { db in
            try db.execute(
                sql: """
                    INSERT INTO promise (id, partner, plan, action, what, by_day, made_on, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [id, partner, plan, action, what, due, day, try BoardStore.author(changer, in: db)])
        }
        return id
    }

    package func settle(_ id: Identifier<PartnerPromise>, _ outcome: PartnerPromise.Outcome, by changer: Changer) async throws {
        try await store.change(by: changer, .keepPartners, on: id.text, note: "promise settled") { db in
            guard var promise = try PartnerRecords.promises(in: db).first(where: { $0.id == id }) else { throw NotFound() }
            try promise.settle(outcome)
            let (day, manner, words): (Day?, String?, String?) =
                switch outcome {
                case .open: (nil, nil, nil)
                case .kept(let day, let words): (day, "kept", words)
                case .notKept(let day, let words): (day, "not_kept", words)
                }
            try db.execute(
                sql: "UPDATE promise SET settled_on = ?, settled_as = ?, settled_words = ?, version = version + 1 WHERE id = ?",
                arguments: [day, manner, words, id])
        }
    }
}
