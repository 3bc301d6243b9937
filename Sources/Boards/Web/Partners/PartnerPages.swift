import ActionPlans
import ActionPlansWeb
import Boards
import Foundation
import GRDB
import SiteKit
import Vocabulary

/// Partners, what they carry and promised; and the one page that opens to a partner without an account.
package struct PartnerPages: Sendable {
    package static let list = Place("/partners")
    static let promises = Place("/partners/promises")
    static let spreadsheet = Place("/partners/promises.csv")
    static let settle = PlaceOf<PartnerPromise>("/partners/promises/:promise/settle")
    package static let action = PlaceOf<Action>("/partners/actions/:action")
    static let entrust = PlaceOf<Action>("/partners/actions/:action/partner")
    static let makeLink = PlaceOf<Action>("/partners/actions/:action/links")
    static let endLink = PlaceIn<Action, PartnerLink>("/partners/actions/:action/links/:link/end")
    static let record = PlaceOf<Action>("/partners/actions/:action/replies")
    package static let openPattern = "/partner/:token"

    let store: Store
    let acts: PartnerStore
    let origin: String
    let limit = LinkLimit()

    package init(store: Store, origin: String) {
        self.store = store
        self.origin = origin
        acts = PartnerStore(store)
    }

    package func register(on site: inout Site) {
        site.get(PartnerPages.list, .readBoards) { .page(try await listPage($0)) }
        site.post(PartnerPages.list, .keepPartners, addPartner)
        site.post(PartnerPages.promises, .keepPartners, addPromise)
        site.get(PartnerPages.spreadsheet, .readBoards) { visit in
            .file(PartnerListPage.file(PromiseQuery(visit).promises(of: try await read(visit).promises, on: visit.today), visit.today))
        }
        site.post(PartnerPages.settle, .keepPartners, settlePromise)
        site.get(PartnerPages.action, .readBoards) { .page(try await actionPage($0, $1)) }
        site.post(PartnerPages.entrust, .keepPartners) { visit, id in
            let partner = Identifier<Partner>(visit.form["partner"])
            return try await act(visit, id) { try await acts.entrust(id, to: partner, on: visit.today, by: visit.changer) }
        }
        site.post(PartnerPages.makeLink, .keepPartners, makeLink)
        site.post(PartnerPages.endLink, .keepPartners) { visit, id, link in
            try await act(visit, id) { try await acts.endLink(link, on: visit.today, by: visit.changer) }
        }
        site.post(PartnerPages.record, .keepPartners, recordReply)
        site.get(named: PartnerPages.openPattern, .anyone, open)
        site.post(named: PartnerPages.openPattern, .anyone, answer)
    }

    /// What somebody may see of partners’ promises: none of a plan under embargo but for its readers.
    func read(_ visit: Visit) async throws -> PartnerRead {
        try await store.read { db in
            let hidden = try OpenPlans.hidden(from: visit.person, visit.site.policy, in: db)
            let plans = try ActionPlanRecords.plans(in: db).filter { !hidden.contains($0.id) }
            return PartnerRead(
                partners: try PartnerRecords.partners(in: db),
                promises: try PartnerRecords.promises(in: db).filter { !hidden.contains($0.plan) },
                plans: try plans.map { FollowedPlan(plan: $0, actions: try ActionPlanRecords.actions(of: $0.id, in: db)) },
                carried: try PartnerRecords.byAction(in: db))
        }
    }

    private func listPage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let read = try await read(visit)
        return PartnerListPage(
            visit: visit, read: read, shown: PromiseQuery(visit).promises(of: read.promises, on: visit.today), problems: problems
        ).page
    }

    private func addPartner(_ visit: Visit) async throws -> Answer {
        do {
            var form = FormReader(visit.form)
            let name = form.text("name", "Give the organisation’s name.", limit: 150)
            let kind = form.choice("kind", "Choose what kind of organisation it is.", as: Partner.Kind.self)
            let contact = form.optionalText("contact", limit: 200)
            try form.finish()
            try await inFields { try await acts.add(name: name, kind: kind ?? .other, contact: contact, by: visit.changer) }
            return .seeOther(PartnerPages.list.path)
        } catch let problems as Problems {
            return .page(try await listPage(visit, problems))
        }
    }

    private func addPromise(_ visit: Visit) async throws -> Answer {
        do {
            let read = try await read(visit)
            var form = FormReader(visit.form)
            let what = form.text("what", "Say what was promised.", limit: 1000)
            let due = form.day("by", "Give the day by which it was promised.")
            let partner = read.partners.first { $0.id.text == visit.form["promised-by"] }
            if partner == nil { form.note(Problem("promised-by", "Choose who promised it.")) }
            let (plan, action) = read.target(visit.form["for"])
            if plan == nil { form.note(Problem("for", "Choose what it was promised for.")) }
            try form.finish()
            guard let due, let partner, let plan else { throw NotFound() }
            try await inFields {
                try await acts.promise(what, by: due, from: partner.id, plan: plan, action: action, on: visit.today, by: visit.changer)
            }
            return .seeOther(PartnerPages.list.path + "#promises")
        } catch let problems as Problems {
            return .page(try await listPage(visit, problems))
        }
    }

    private func settlePromise(_ visit: Visit, _ id: Identifier<PartnerPromise>) async throws -> Answer {
        guard try await read(visit).promises.contains(where: { $0.id == id }) else { throw NotFound() }
        var form = FormReader(visit.form)
        let words = form.text("words", "Say how it was kept, or why it was not.", limit: 1000)
        let isKept = visit.form["manner"] == "kept"
        if !isKept, visit.form["manner"] != "not-kept" { form.note(Problem("", "Choose whether it was kept.")) }
        try form.finish()
        try await acts.settle(
            id, isKept ? .kept(on: visit.today, words: words) : .notKept(on: visit.today, words: words), by: visit.changer)
        return .seeOther(PartnerPages.list.path + "#promises")
    }

    /// The action, unless it is not there or belongs to a plan that this person may not know of.
    private func actionRead(_ visit: Visit, _ id: Identifier<Action>) async throws -> PartnerActionRead {
        try await store.read { db in
            guard let action = try ActionPlanRecords.action(id, in: db), let plan = try ActionPlanRecords.plan(action.plan, in: db),
                try OpenPlans.isOpen(plan, to: visit.person, visit.site.policy, in: db)
            else { throw NotFound() }
            return PartnerActionRead(
                action: action, plan: plan, partner: try PartnerRecords.partner(of: id, in: db),
                partners: try PartnerRecords.partners(in: db), links: try PartnerRecords.links(of: id, in: db),
                replies: try PartnerRecords.replies(to: id, in: db), isUnderEmbargo: try OpenPlans.isUnderEmbargo(plan.id, in: db),
                settings: try BoardRecords.settings(in: db))
        }
    }

    private func actionPage(
        _ visit: Visit, _ id: Identifier<Action>, _ problems: Problems? = nil, address: String? = nil
    ) async throws -> Page {
        PartnerActionPage(visit: visit, read: try await actionRead(visit, id), problems: problems, address: address).page
    }

    private func act(_ visit: Visit, _ id: Identifier<Action>, _ body: @Sendable () async throws -> Void) async throws -> Answer {
        _ = try await actionRead(visit, id)
        do {
            try await inFields(body)
            return .seeOther(PartnerPages.action.path(id))
        } catch let problems as Problems {
            return .page(try await actionPage(visit, id, problems))
        }
    }

    /// The address is shown once, on the answer to the form itself.
    private func makeLink(_ visit: Visit, _ id: Identifier<Action>) async throws -> Answer {
        _ = try await actionRead(visit, id)
        do {
            var form = FormReader(visit.form)
            let receiver = form.text("receiver", "Say for whom the link is.", limit: 150)
            let last = form.day("until", "Give the last day on which it opens.")
            try form.finish()
            guard let last else { throw NotFound() }
            let token = try await inFields {
                try await acts.makeLink(to: id, for: receiver, until: last, on: visit.today, by: visit.changer)
            }
            return .page(try await actionPage(visit, id, address: "\(origin)/partner/\(token.text)"))
        } catch let problems as Problems {
            return .page(try await actionPage(visit, id, problems))
        }
    }

    private func recordReply(_ visit: Visit, _ id: Identifier<Action>) async throws -> Answer {
        try await act(visit, id) {
            var form = FormReader(visit.form)
            let words = form.text("words", "Say what they said.", limit: 4000)
            let giver = form.text("giver", "Say who said it.", limit: 150)
            let way = form.choice("way", "Choose how it came.", as: PartnerReply.Way.self)
            let delivery = form.choice("delivery", "Choose how far it is.", as: Delivery.self)
            try form.finish()
            guard let way, way != .link, let delivery else { return }
            try await acts.record(words, from: giver, way: way, delivery: delivery, to: id, on: visit.today, by: visit.changer)
        }
    }

    private func inFields<T>(_ body: () async throws -> T) async throws -> T {
        do {
            return try await body()
        } catch let refusal as PartnerRefusal where !refusal.field.isEmpty {
            throw Problems(refusal.field, refusal.words)
        } catch let refusal as ActionRefusal {
            throw Problems("delivery", refusal.words)
        }
    }

    private func token(_ text: String, _ visit: Visit) async throws -> SecretToken {
        guard let token = SecretToken(text) else { throw NotFound() }
        guard await limit.admits(token.digest, address: visit.ownAddress) else { throw TooManyTries() }
        return token
    }

    @Sendable private func open(_ visit: Visit, _ text: String) async throws -> Answer {
        let token = try await token(text, visit)
        let (link, action, partner) = try await acts.open(token, what: "opened", on: visit.today, at: Date())
        return .page(
            OpenActionPage(
                visit: visit, link: link, action: action, partner: partner, problems: nil, isThanked: visit.query["given"] == "yes"
            ).page)
    }

    @Sendable private func answer(_ visit: Visit, _ text: String) async throws -> Answer {
        let token = try await token(text, visit)
        do {
            var form = FormReader(visit.form)
            let giver = form.text("giver", "Give your name.", limit: 150)
            let words = form.text("words", "Say what has been done.", limit: 4000)
            let delivery = form.choice("delivery", "Choose how far it is.", as: Delivery.self)
            if delivery == .doneAndEvidenced { form.note(Problem("delivery", "Say so in words: the council marks an action as done.")) }
            try form.finish()
            guard let delivery else { throw NotFound() }
            try await inFields {
                try await acts.answer(token, giver: giver, words: words, delivery: delivery, on: visit.today, form: visit.changer)
            }
            return .seeOther(visit.path + "?given=yes")
        } catch let problems as Problems {
            let (link, action, partner) = try await acts.open(token, what: "form refused", on: visit.today, at: Date())
            return .page(
                OpenActionPage(visit: visit, link: link, action: action, partner: partner, problems: problems, isThanked: false).page)
        }
    }
}
