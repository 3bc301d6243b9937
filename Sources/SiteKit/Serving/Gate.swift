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

    func pass(_ http: Request, _ context: SiteContext, to route: Site.Route) async -> Response {
        var request = request(http, context)
        do {
            guard entrance.allows(host: http.head.authority) else { throw RequestFault.foreignHost }
            if route.method == .post { try checkOrigin(http) }
            let session = try await session(of: http)
            request = self.request(http, context, session)
            // Nobody makes the service read a body for a door that is closed to them.
            guard facts.policy.allows(route.act, to: request.person) else { return try await refuse(request, route, http, context) }
            if let answer = try await leadingToTwoFactor(request, route) { return respond(answer, to: request) }
            request = try await read(http, context, route, session)
            guard try await isOfThisSession(request, route) else { return respond(.page(.sendAgain(HeldForm(request))), to: request) }
            try checkNames(request)
            request.form = request.form.settled
            return try await askingAgain(request, route) { try await answerOnce($0, route, context) }
        } catch let problem as RequestFault {
            return respond(.page(problem.page), to: request)
        } catch {
            return respond(.page(failed(error, route, context)), to: request)
        }
    }

    /// The page for what no handler expected. Its kind only is logged: its text may hold what a record holds.
    private func failed(_ error: any Error, _ route: Site.Route, _ context: SiteContext) -> Page {
        let isFull = error.saysDiskFull || (error is StoreFault && store.isFull)
        let fault = error as? any Unavailable ?? (isFull ? StoreFull() : nil)
        context.logger.error(
            fault == nil ? "a request failed" : "a request could not be served",
            metadata: ["route": "\(route.method.rawValue) \(route.pattern)", "kind": "\(type(of: fault ?? error))"])
        return fault.map(Page.unavailable) ?? .failed
    }

    private func answerOnce(_ request: PageRequest, _ route: Site.Route, _ context: SiteContext) async throws -> Response {
        guard route.method == .post else { return try await shown(await answer(request, route, context), to: request) }
        guard let form = request.formKey else { return try await led(await answer(request, route, context), request) }
        await queue.enter(form)
        let response: Response
        do {
            if let location = try await FormKey.outcome(of: form, account: request.changer.account, in: store) {
                response = respond(.seeOther(location), to: request)
            } else {
                response = try await led(await answer(request, route, context), request)
            }
        } catch {
            await queue.leave(form)
            throw error
        }
        await queue.leave(form)
        return response
    }

    /// A page, which says what was saved by the form before it and does so once.
    private func shown(_ answer: Answer, to request: PageRequest) async throws -> Response {
        guard case .page(let page) = answer, page.status == 200, let session = request.session, let words = session.confirmation else {
            return respond(answer, to: request)
        }
        try await session.clearConfirmation(in: store)
        var saying = request
        saying.confirmation = words
        return respond(answer, to: saying)
    }

    /// The answer to a form: where it leads is kept with its key, and what the next page says about it with the session.
    private func led(_ answer: Answer, _ request: PageRequest) async throws -> Response {
        let response = respond(answer, to: request)
        guard response.status == .seeOther, let location = response.headers[.location] else { return response }
        var confirmation = Confirmation.nothing
        if case .seeOther(_, let saying) = answer { confirmation = saying }
        if request.formKey != nil || confirmation.text(changed: false) != nil {
            try await FormKey.record(location, saying: confirmation, for: request.formKey, of: request.session, in: store)
        }
        return response
    }

    private func answer(_ request: PageRequest, _ route: Site.Route, _ context: SiteContext) async -> Answer {
        do {
            return try await route.handle(request, context.parts(of: route.pattern))
        } catch is NotFound {
            return .page(.notFound)
        } catch let conflict as EditConflict {
            return .page(.conflict(conflict, request))
        } catch let problems as Problems {
            return .page(.problems(problems))
        } catch let refusal as any InWords {
            return .page(.refused(refusal.words))
        } catch {
            return .page(failed(error, route, context))
        }
    }

    private func refuse(_ request: PageRequest, _ route: Site.Route, _ http: Request, _ context: SiteContext) async throws -> Response {
        if request.person.isSignedIn { return respond(.page(.notAllowed(route.act)), to: request) }
        if route.method == .post, let held = try await held(request, http, context) {
            return respond(.page(.signedOut(HeldForm(held))), to: held)
        }
        let wanted = route.method == .get ? "?next=" + http.uri.string.asQueryValue : ""
        return respond(.seeOther(SignInPages.signIn.path + wanted), to: request)
    }

    private func cookie(of http: Request) -> SecretToken? { http.cookies[SessionCookie.name].flatMap { SecretToken($0.value) } }

    private func bearer(of http: Request) -> SecretToken? {
        guard let sent = http.headers[.authorization], sent.hasPrefix("Bearer ") else { return nil }
        return SecretToken(String(sent.dropFirst(7)))
    }

    private func session(of http: Request) async throws -> Session? {
        guard let cookie = cookie(of: http) else { return nil }
        let path = http.method == .get ? http.uri.path : nil
        return try await Session.find(cookie, in: store, now: Date(), today: clock.today, at: path)
    }

    /// The form of a session that ended by itself, so that what was typed is not lost. Nil for everybody else: their bodies are not read.
    private func held(_ request: PageRequest, _ http: Request, _ context: SiteContext) async throws -> PageRequest? {
        guard let cookie = request.cookie, try await Session.hasEnded(cookie, in: store) else { return nil }
        guard let sent = try? await Submission(http, limit: HeldForm.limit), sent.files.isEmpty else { return nil }
        return self.request(http, context, nil, sent)
    }

    private func request(
        _ http: Request, _ context: SiteContext, _ session: Session? = nil, query: Fields = Fields(), _ sent: Submission = Submission()
    ) -> PageRequest {
        PageRequest(
            site: facts, person: session?.person ?? .visitor, today: clock.today, path: http.uri.path, query: query,
            form: sent.fields, files: sent.files, session: session,
            formKey: Identifier<FormKey>(sent.fields["form-key"]).map { FormKey(id: $0, path: http.uri.path) },
            address: context.address(trusting: entrance.trustedProxy, http),
            ownAddress: context.ownAddress(trusting: entrance.trustedProxy, http), cookie: cookie(of: http),
            passing: http.cookies[PassingCookie.name].flatMap { SecretToken($0.value) }, kept: sent.kept, bearer: bearer(of: http))
    }

    private func read(_ http: Request, _ context: SiteContext, _ route: Site.Route, _ session: Session?) async throws -> PageRequest {
        guard let query = Fields(urlEncoded: Array((http.uri.query ?? "").utf8)) else { throw RequestFault.unreadable }
        let folder = route.files == .onDisk ? store.incoming : nil
        let sent = route.method == .post ? try await Submission(http, limit: route.bodyLimit, filesBelow: folder) : Submission()
        return request(http, context, session, query: query, sent)
    }

    /// An unsafe request comes from a page of our own: the browser says so in one header or the other.
    private func checkOrigin(_ http: Request) throws {
        let site = http.headers[.secFetchSite]
        guard site == nil || site == "same-origin" else { throw RequestFault.foreignOrigin }
        guard let origin = http.headers[.origin] else {
            guard site == "same-origin" else { throw RequestFault.foreignOrigin }
            return
        }
        guard entrance.isOwn(origin: origin, host: http.head.authority) else { throw RequestFault.foreignOrigin }
    }

    /// A form sends its own fields and no others.
    private func checkNames(_ request: PageRequest) throws {
        let sent = request.form.pairs.map(\.name) + request.files.map(\.field)
        if let stranger = FormNames(sentIn: request.form)?.stranger(among: sent) { throw RequestFault.strangeField(stranger) }
    }

    /// A form comes from this very session. False for one of an earlier session of the same person: they are asked to send it again.
    private func isOfThisSession(_ request: PageRequest, _ route: Site.Route) async throws -> Bool {
        guard route.method == .post, let session = request.session else { return true }
        let token = request.form["token"]
        if SecretToken.equal(token, session.token) { return true }
        guard request.files.isEmpty, request.kept.isEmpty, try await Session.account(ofToken: token, in: store) == session.person.id else {
            throw RequestFault.staleForm
        }
        return false
    }
}
