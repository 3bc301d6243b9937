import Foundation
import Hummingbird
import Vocabulary

extension Gate {
    /// Asks again who somebody is before an act for which the table says so, and lets them on once they have proved it.
    func askingAgain(_ request: PageRequest, _ route: Site.Route, _ onward: (PageRequest) async throws -> Response) async throws -> Response
    {
        let now = Date()
        let asks = facts.policy.asksAgain(before: route.act, changing: route.method == .post)
        guard asks, let session = request.session, !session.isFresh(at: now) else {
            return try await onward(request)
        }
        let hasCode = try await proof.secondStep.standing(of: session.person.id).isSet
        let isCouncils = try await facts.provider?.isWayOf(request) ?? false
        var question = AskedAgain(
            request: request, hasCode: hasCode, isCouncils: isCouncils, act: route.act, next: request.path(with: "", nil))
        let held = route.method == .post ? HeldForm(request) : nil
        guard let held, request.form.has("proof") else { return respond(.page(question.page(holding: held)), to: request) }
        do {
            let typed = request.form.pairs.first { $0.name == "proof" }?.value ?? ""
            guard try await proof.again(typed, by: session.person, request) else {
                question.problem = hasCode ? TwoFactorRefusal.wrong.words : AskedAgain.wrongPassword
                return respond(.page(question.page(holding: held)), to: request)
            }
        } catch let problems as Problems {
            question.problem = problems.all.first?.words
            return respond(.page(question.page(holding: held)), to: request)
        }
        let cookie = try await session.renewed(in: store, now: now)
        var response = try await onward(request)
        response.headers[.setCookie] = SessionCookie.setting(cookie)
        return response
    }
}
