import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Vocabulary

/// The one way into every route: origin, session, access, form, and then the handler; every refusal in words.
struct Gate: Sendable {
    let store: Store
    let facts: SiteFacts
    let clock: Clock
    let entrance: Entrance
    let proof: Proof
    let queue = FormQueue()

    func pass(_ request: Request, _ context: SiteContext, to route: Site.Route) async -> Response {
        var visit = visit(request, context)
        do {
            guard entrance.allows(host: request.head.authority) else { throw RequestFault.foreignHost }
            if route.method == .post { try checkOrigin(request) }
            let session = try await session(of: request)
            visit = self.visit(request, context, session)
            // Nobody makes the service read a body for a door that is closed to them.
            guard facts.policy.allows(route.act, to: visit.person) else { return try await refuse(visit, route, request, context) }
            visit = try await read(request, context, route, session)
            guard try await isOfThisSession(visit, route) else { return respond(.page(.sendAgain(HeldForm(visit))), to: visit) }
            try checkNames(visit)
            return try await askingAgain(visit, route) { try await answerOnce($0, route, context) }
        } catch let problem as RequestFault {
            return respond(.page(problem.page), to: visit)
        } catch let fault as any Unavailable {
            context.logger.error("the store has no room", metadata: ["kind": "\(type(of: fault))"])
            return respond(.page(.unavailable(fault)), to: visit)
        } catch {
            context.logger.error(
                "a request failed", metadata: ["route": "\(route.method.rawValue) \(route.pattern)", "kind": "\(type(of: error))"])
            return respond(.page(.failed), to: visit)
        }
    }

    private func answerOnce(_ visit: Visit, _ route: Site.Route, _ context: SiteContext) async throws -> Response {
        guard route.method == .post, let form = visit.formKey else { return await answer(visit, route, context) }
        await queue.enter(form)
        let response: Response
        do {
            if let location = try await FormKey.outcome(of: form, account: visit.changer.account, in: store) {
                response = respond(.seeOther(location), to: visit)
            } else {
                response = await answer(visit, route, context)
                if response.status == .seeOther, let location = response.headers[.location] {
                    try await FormKey.record(location, for: form, in: store)
                }
            }
        } catch {
            await queue.leave(form)
            throw error
        }
        await queue.leave(form)
        return response
    }

    private func answer(_ visit: Visit, _ route: Site.Route, _ context: SiteContext) async -> Response {
        do {
            return respond(try await route.handle(visit, context.parts(of: route.pattern)), to: visit)
        } catch is NotFound {
            return respond(.page(.notFound), to: visit)
        } catch let conflict as EditConflict {
            return respond(.page(.conflict(conflict, visit)), to: visit)
        } catch let problems as Problems {
            return respond(.page(.problems(problems)), to: visit)
        } catch let refusal as any InWords {
            return respond(.page(.refused(refusal.words)), to: visit)
        } catch let fault as any Unavailable {
            context.logger.error("the store has no room", metadata: ["kind": "\(type(of: fault))"])
            return respond(.page(.unavailable(fault)), to: visit)
        } catch {
            // The kind of the error only: its text may hold what a record holds.
            context.logger.error(
                "a request failed", metadata: ["route": "\(route.method.rawValue) \(route.pattern)", "kind": "\(type(of: error))"])
            return respond(.page(.failed), to: visit)
        }
    }

    private func refuse(_ visit: Visit, _ route: Site.Route, _ request: Request, _ context: SiteContext) async throws -> Response {
        if visit.person.isSignedIn { return respond(.page(.notAllowed(route.act)), to: visit) }
        if route.method == .post, let held = try await held(visit, request, context) {
            return respond(.page(.signedOut(HeldForm(held))), to: held)
        }
        let wanted = route.method == .get ? "?next=" + request.uri.string.asQueryValue : ""
        return respond(.seeOther(SignInPages.signIn.path + wanted), to: visit)
    }

    private func cookie(of request: Request) -> SecretToken? { request.cookies[SessionCookie.name].flatMap { SecretToken($0.value) } }

    private func session(of request: Request) async throws -> Session? {
        guard let cookie = cookie(of: request) else { return nil }
        let path = request.method == .get ? request.uri.path : nil
        return try await Session.find(cookie, in: store, now: Date(), today: clock.today, at: path)
    }

    /// The form of a session that ended by itself, so that what was typed is not lost. Nil for everybody else: their bodies are not read.
    private func held(_ visit: Visit, _ request: Request, _ context: SiteContext) async throws -> Visit? {
        guard let cookie = visit.cookie, try await Session.hasEnded(cookie, in: store) else { return nil }
        guard let sent = try? await Submission(request, limit: HeldForm.limit), sent.files.isEmpty else { return nil }
        return self.visit(request, context, nil, sent)
    }

    private func visit(
        _ request: Request, _ context: SiteContext, _ session: Session? = nil, query: Fields = Fields(), _ sent: Submission = Submission()
    ) -> Visit {
        Visit(
            site: facts, person: session?.person ?? .visitor, today: clock.today, path: request.uri.path, query: query,
            form: sent.fields, files: sent.files, session: session,
            formKey: Identifier<FormKey>(sent.fields["form-key"]).map { FormKey(id: $0, path: request.uri.path) },
            address: context.address(trusting: entrance.trustedProxy, request),
            ownAddress: context.ownAddress(trusting: entrance.trustedProxy, request), cookie: cookie(of: request),
            passing: request.cookies[PassingCookie.name].flatMap { SecretToken($0.value) }, kept: sent.kept)
    }

    private func read(_ request: Request, _ context: SiteContext, _ route: Site.Route, _ session: Session?) async throws -> Visit {
        guard let query = Fields(urlEncoded: Array((request.uri.query ?? "").utf8)) else { throw RequestFault.unreadable }
        let folder = route.files == .onDisk ? store.incoming : nil
        let sent = route.method == .post ? try await Submission(request, limit: route.bodyLimit, filesBelow: folder) : Submission()
        return visit(request, context, session, query: query, sent)
    }

    /// An unsafe request comes from a page of our own: the browser says so in one header or the other.
    private func checkOrigin(_ request: Request) throws {
        let site = request.headers[.secFetchSite]
        guard site == nil || site == "same-origin" else { throw RequestFault.foreignOrigin }
        guard let origin = request.headers[.origin] else {
            guard site == "same-origin" else { throw RequestFault.foreignOrigin }
            return
        }
        guard entrance.isOwn(origin: origin, host: request.head.authority) else { throw RequestFault.foreignOrigin }
    }

    /// A form sends its own fields and no others.
    private func checkNames(_ visit: Visit) throws {
        let sent = visit.form.pairs.map(\.name) + visit.files.map(\.field)
        if let stranger = FormNames(sentIn: visit.form)?.stranger(among: sent) { throw RequestFault.strangeField(stranger) }
    }

    /// A form comes from this very session. False for one of an earlier session of the same person: they are asked to send it again.
    private func isOfThisSession(_ visit: Visit, _ route: Site.Route) async throws -> Bool {
        guard route.method == .post, let session = visit.session else { return true }
        let token = visit.form["token"]
        if SecretToken.equal(token, session.token) { return true }
        guard visit.files.isEmpty, visit.kept.isEmpty, try await Session.account(ofToken: token, in: store) == session.person.id else {
            throw RequestFault.staleForm
        }
        return false
    }
}
