import Foundation
import Hummingbird
import Vocabulary

extension Gate {
    /// Asks again who somebody is before an act for which the table says so, and lets them on once they have proved it.
    func askingAgain(_ visit: Visit, _ route: Site.Route, _ onward: (Visit) async throws -> Response) async throws -> Response {
        let now = Date()
        guard facts.policy.askingAgain.contains(route.act), let session = visit.session, !session.isFresh(at: now) else {
            return try await onward(visit)
        }
        let hasCode = try await proof.secondStep.standing(of: session.person.id).isSet
        let isCouncils = try await facts.provider?.isWayOf(visit) ?? false
        var question = AskedAgain(
            visit: visit, hasCode: hasCode, isCouncils: isCouncils, act: route.act, next: visit.path(with: "", nil))
        let held = route.method == .post ? HeldForm(visit) : nil
        guard let held, visit.form.has("proof") else { return respond(.page(question.page(holding: held)), to: visit) }
        do {
            let typed = visit.form.pairs.first { $0.name == "proof" }?.value ?? ""
            guard try await proof.again(typed, by: session.person, visit) else {
                question.problem = hasCode ? SecondStepRefusal.wrong.words : AskedAgain.wrongPassword
                return respond(.page(question.page(holding: held)), to: visit)
            }
        } catch let problems as Problems {
            question.problem = problems.all.first?.words
            return respond(.page(question.page(holding: held)), to: visit)
        }
        let cookie = try await session.renewed(in: store, now: now)
        var response = try await onward(visit)
        response.headers[.setCookie] = SessionCookie.setting(cookie)
        return response
    }
}
