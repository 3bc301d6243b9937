import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Vocabulary

/// The web service: the routes behind their gate, ready to be run or to be asked by a test.
package struct Service: Sendable {
    package let site: Site
    package let accounts: Accounts
    private let gate: Gate
    private let assets: Assets

    package init(
        store: Store, council: String, isDemonstration: Bool, policy: Policy, navigation: [NavigationItem], clock: Clock,
        entrance: Entrance, passwords: Passwords = Passwords(), ways: SignInWays? = nil, notices: Notices? = nil, health: [String] = [],
        hasSearch: Bool = false,
        registering: (inout Site) -> Void
    ) throws {
        assets = try Assets()
        let ways = ways ?? SignInWays(keys: AuditHeads.directory(beside: store.directory))
        accounts = Accounts(
            store: store, passwords: passwords, denied: ways.denied, policy: policy,
            notices: notices ?? Notices(store, origin: entrance.origin, council: council))
        let proof = Proof(accounts: accounts, secondStep: TwoFactor(store: store, keys: ways.keys), throttle: Throttle())
        let facts = SiteFacts(
            council: council, isDemonstration: isDemonstration, policy: policy, navigation: navigation, provider: ways.provider,
            hasSearch: hasSearch,
            styleSheet: assets.styleSheet.path, script: assets.script.path)
        gate = Gate(store: store, facts: facts, clock: clock, entrance: entrance, proof: proof)
        var site = Site()
        SignInPages(proof: proof).register(on: &site)
        OwnAccountPages(proof: proof).register(on: &site)
        RequiredTwoFactor(store: store).register(on: &site)
        AccountPages(accounts: accounts, origin: entrance.origin).register(on: &site)
        HealthPage(store: store, notes: health).register(on: &site)
        registering(&site)
        self.site = site
    }

    package var responder: some HTTPResponder<SiteContext> {
        let router = Router(context: SiteContext.self, options: .autoGenerateHeadEndpoints)
        for asset in assets.all { router.get(RouterPath(asset.path)) { [gate] _, _ in gate.asset(asset) } }
        for route in site.routes + site.moves {
            router.on(RouterPath(route.pattern), method: route.method == .get ? .get : .post) { [gate] request, context in
                await gate.pass(request, context, to: route)
            }
        }
        return WholeSite(router: router.buildResponder(), gate: gate)
    }

    /// The server on loopback: idle connections end after 30 seconds, and a stop lets requests under way finish.
    package func application(
        port: Int, beside others: [any ApplicationProtocol] = [], logger: Logger, onStart: @escaping @Sendable (Int) async -> Void
    ) -> some ApplicationProtocol {
        Application(
            responder: responder,
            server: .http1(configuration: .init(idleTimeout: .seconds(30))),
            configuration: .init(
                address: .hostname("127.0.0.1", port: port), availableConnectionsDelegate: MaximumAvailableConnections(1024)),
            services: others,
            onServerRunning: { channel in await onStart(channel.localAddress?.port ?? port) },
            logger: logger)
    }
}

/// The router, with the gate also before every address and method that it does not know.
struct WholeSite<Router: HTTPResponder<SiteContext>>: HTTPResponder {
    let router: Router
    let gate: Gate

    func respond(to request: Request, context: SiteContext) async throws -> Response {
        let response = try await router.respond(to: request, context: context)
        // Every answer of ours has this header, so one without it is the router's own.
        if response.headers[.contentSecurityPolicy] != nil { return response }
        return await gate.pass(request, context, to: Site.unknown)
    }
}

extension Site {
    /// What stands behind every address that is no page.
    static let unknown = Route(method: .get, pattern: "", act: .anyone, bodyLimit: 0, files: .held) { _, _ in throw NotFound() }
}

extension Gate {
    func asset(_ asset: Assets.Asset) -> Response {
        respond(.file(Download(asset.bytes, type: asset.type, name: asset.name, manner: .inline, keepable: true)), to: .asset(facts))
    }
}

extension PageRequest {
    /// Nobody in particular asks for a stylesheet.
    fileprivate static func asset(_ facts: SiteFacts) -> PageRequest {
        PageRequest(
            site: facts, person: .visitor, today: Day(number: 0), path: "", query: Fields(), form: Fields(), files: [], session: nil,
            formKey: nil, address: "")
    }
}
