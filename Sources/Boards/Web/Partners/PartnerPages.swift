import ActionPlans
import ActionPlansWeb
import Boards
import Foundation
import GRDB
import SiteKit
import Vocabulary

/// Partners, their actions and commitments; and the page that opens to a partner without an account.
package struct PartnerPages: Sendable {
    package static let action = PlaceOf<Action>("/partners/actions/:action")
    static let assign = PlaceOf<Action>("/partners/actions/:action/partner")
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
        RegisterPages(PartnerRegister.register, store: store, frame: { _, _ in ([], [BoardTrail.list]) }).register(on: &site)
        RegisterPages(
            CommitmentRegister.register, store: store,
            frame: { _, _ in ([], [BoardTrail.list, ("Partners", PartnerRegister.address.list)]) }
        ).register(on: &site)
        site.moved("/partners/promises.csv", to: "/partners/commitments.csv")
        site.get(PartnerPages.action, .readBoards) { .page(try await actionPage($0, $1)) }
        site.post(PartnerPages.assign, .managePartners) { request, id in
            try await act(request, id, saying: "Saved: the partner of the action.") {
                var form = FormReader(request.form)
                let partner: Identifier<Partner>? = form.optionalIdentifier("partner", "Select a partner from the list, or “No partner”.")
                try form.finish()
                try await acts.assign(id, to: partner, on: request.today, by: request.changer)
            }
        }
        site.post(PartnerPages.makeLink, .makeLinks, makeLink)
        site.post(PartnerPages.endLink, .managePartners) { request, id, link in
            try await act(request, id, saying: "Saved: the link is ended.") {
                try await acts.endLink(link, of: id, on: request.today, by: request.changer)
            }
        }
        site.post(PartnerPages.record, .managePartners, recordReply)
        site.get(named: PartnerPages.openPattern, .anyone, open)
        site.post(named: PartnerPages.openPattern, .anyone, answer)
    }

    /// The action, unless it does not exist or belongs to a plan that this person may not see.
    private func actionRead(_ request: PageRequest, _ id: Identifier<Action>) async throws -> PartnerActionRead {
        try await store.read { db in
            guard let action = try ActionPlanRecords.action(id, in: db), let plan = try ActionPlanRecords.plan(action.plan, in: db),
                try OpenPlans.isOpen(plan, to: request.person, request.site.policy, in: db)
            else { throw NotFound() }
            return PartnerActionRead(
                action: action, plan: plan, partner: try PartnerRecords.partner(of: id, in: db),
                partners: try Partner.all(in: db), links: try PartnerRecords.links(of: id, in: db),
                replies: try PartnerRecords.replies(to: id, in: db), isUnderEmbargo: try OpenPlans.isUnderEmbargo(plan.id, in: db),
                settings: try BoardRecords.settings(in: db))
        }
    }

    private func actionPage(
        _ request: PageRequest, _ id: Identifier<Action>, _ problems: Problems? = nil, address: String? = nil
    ) async throws -> Page {
        PartnerActionPage(request: request, read: try await actionRead(request, id), problems: problems, address: address).page
    }

    private func act(_ request: PageRequest, _ id: Identifier<Action>, saying said: Confirmation, _ body: @Sendable () async throws -> Void)
        async throws -> Answer
    {
        _ = try await actionRead(request, id)
        do {
            try await inFields(body)
            return .seeOther(PartnerPages.action.path(id), saying: said)
        } catch let problems as Problems {
            return .page(try await actionPage(request, id, problems))
        }
    }

    /// The address is shown once, on the answer to the form itself.
    private func makeLink(_ request: PageRequest, _ id: Identifier<Action>) async throws -> Answer {
        _ = try await actionRead(request, id)
        do {
            var form = FormReader(request.form)
            let receiver = form.text("receiver", "Enter the name of the person.", limit: 150)
            let until = form.day("until", "Enter the last day on which the link opens.")
            let last = try form.values(until)
            let token = try await inFields {
                try await acts.makeLink(to: id, for: receiver, until: last, on: request.today, by: request.changer)
            }
            return .page(try await actionPage(request, id, address: "\(origin)/partner/\(token.text)"))
        } catch let problems as Problems {
            return .page(try await actionPage(request, id, problems))
        }
    }

    private func recordReply(_ request: PageRequest, _ id: Identifier<Action>) async throws -> Answer {
        try await act(request, id, saying: "Saved: the reply.") {
            var form = FormReader(request.form)
            let words = form.text("words", "Enter the reply.", limit: 4000)
            let giver = form.text("giver", "Enter who replied.", limit: 150)
            let way = form.choice("way", "Select how the reply arrived.", as: PartnerReply.Way.self)
            let delivery = form.choice("delivery", "Select the progress.", as: Delivery.self)
            if way == .link { form.note(Problem("way", "Select how the reply arrived.")) }
            let (arrived, progress) = try form.values(way, delivery)
            try await acts.record(words, from: giver, way: arrived, delivery: progress, to: id, on: request.today, by: request.changer)
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

    private func token(_ text: String, _ request: PageRequest) async throws -> SecretToken {
        guard let token = SecretToken(text) else { throw NotFound() }
        guard await limit.admits(token.digest, address: request.ownAddress) else { throw TooManyTries() }
        return token
    }

    @Sendable private func open(_ request: PageRequest, _ text: String) async throws -> Answer {
        let token = try await token(text, request)
        let opened = try await acts.open(token, what: "opened", on: request.today, at: Date())
        return .page(
            PartnerUpdatePage(
                request: request, opened: opened, problems: nil, isThanked: request.query["given"] == "yes" && opened.hasReplied
            ).page)
    }

    @Sendable private func answer(_ request: PageRequest, _ text: String) async throws -> Answer {
        let token = try await token(text, request)
        do {
            var form = FormReader(request.form)
            let giver = form.text("giver", "Enter your name.", limit: 150)
            let words = form.text("words", "Enter what has been done.", limit: 4000)
            let delivery = form.choice("delivery", "Select the progress.", as: Delivery.self)
            if delivery == .doneAndEvidenced {
                form.note(Problem("delivery", "Select another status. Only the council can mark an action as done."))
            }
            let progress = try form.values(delivery)
            try await inFields {
                try await acts.answer(token, giver: giver, words: words, delivery: progress, on: request.today, form: request.changer)
            }
            return .seeOther(request.path + "?given=yes")
        } catch let problems as Problems {
            let opened = try await acts.open(token, what: "form refused", on: request.today, at: Date())
            return .page(PartnerUpdatePage(request: request, opened: opened, problems: problems, isThanked: false).page)
        }
    }
}
