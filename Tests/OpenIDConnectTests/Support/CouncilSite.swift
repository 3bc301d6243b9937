import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import TestProvider
import Vocabulary

@testable import OpenIDConnect
@testable import SiteKit

/// A site behind the product's own gate whose people sign in at the provider of the tests.
final class CouncilSite: Sendable {
    static let today = Day(2022, 6, 20) ?? Day(number: 0)
    static let origin = "http://localhost:8080"
    static let managers = "0760b6cf-170e-4a14-91b3-4b78e0739963"
    static let auditors = "/children/auditors"

    private static let policy = Policy(
        [(.keepGroups, [.administrator]), (.giveAccess, [.administrator]), (.publishSomething, [.serviceManager])],
        askingAgain: [.publishSomething])

    let store: Store
    let provider: TestProvider
    let logs = LogBook()
    private let directory: URL
    private let responder: any HTTPResponder<SiteContext>

    /// - Parameters:
    ///   - today: the day of this site; another one shows what time does to access.
    ///   - now: the clock that sign-ins under way are kept by.
    init(
        _ provider: TestProvider, patience: Double = 120, onlyLocalAccount: String? = nil, strong: [String] = [],
        today: Day = CouncilSite.today,
        beside other: CouncilSite? = nil, now: @escaping @Sendable () -> Date = { Date() }
    ) async throws {
        self.provider = provider
        directory = FileManager.default.temporaryDirectory.appending(path: "throughline-council-\(UUID().uuidString)")
        let store =
            try other?.store ?? Store.open(directory, migrations: SiteSchema.migrations + NoticeSchema.migrations + OpenIDSchema.migrations)
        self.store = store
        let settings = try await ProviderSettings(
            issuer: provider.issuer, client: TestProvider.client, secret: TestProvider.secret, strong: strong,
            onlyLocalAccount: onlyLocalAccount)
        let pages = OpenIDPages(
            store: store, provider: Provider(settings, patience: patience, now: now), origin: CouncilSite.origin,
            logger: Logger(label: "test") { [logs] _ in KeepingLogHandler(book: logs) }, now: now)
        responder = try Service(
            store: store, council: "Marlshire", isDemonstration: false, policy: CouncilSite.policy, navigation: [],
            clock: Clock(fixed: today), entrance: Entrance(port: 8080),
            ways: SignInWays(keys: AuditHeads.directory(beside: directory), provider: pages.door)
        ) { site in
            pages.register(on: &site)
            GroupPages(store: store, settings: settings).register(on: &site)
            GrantPages(store: store).register(on: &site)
            site.post(Place("/publish"), .publishSomething) { _ in .seeOther("/published-it") }
            site.get(Place("/publish"), .publishSomething) { _ in .page(Page("Publish", "<h1>Publish</h1>")) }
            site.get(Place("/inside"), .signedIn) { request in .page(Page("Inside", "<h1>\(request.person.name)</h1>")) }
        }.responder
        guard other == nil else { return }
        try await GroupTable(store).add(
            CouncilSite.managers, label: "Managers", role: .serviceManager, scope: .wholeService, on: today, by: .system)
        try await GroupTable(store).add(CouncilSite.auditors, label: "", role: .auditor, scope: .ownAllocation, on: today, by: .system)
    }

    deinit {
        for place in [directory, AuditHeads.directory(beside: directory)] { try? FileManager.default.removeItem(at: place) }
    }

    /// A site of its own at a provider of its own, both gone when the body ends.
    static func visiting<T: Sendable>(
        _ fault: Fault? = nil, patience: Double = 120, _ body: @escaping @Sendable (CouncilSite) async throws -> T
    ) async throws -> T {
        try await TestProvider.serving(fault) { try await body(CouncilSite($0, patience: patience)) }
    }

    func respond(_ request: Request) async throws -> Response {
        let source = ApplicationRequestContextSource(
            channel: EmbeddedChannel(), logger: Logger(label: "test") { [logs] _ in KeepingLogHandler(book: logs) })
        return try await responder.respond(to: request, context: SiteContext(source: source))
    }

    func count(_ table: String) async throws -> Int {
        try await store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? -1 }
    }

    func counts(_ first: String, _ second: String) async throws -> [Int] { [try await count(first), try await count(second)] }

    /// What the one account of that name holds today, as `serviceManager service until 20 July 2022`.
    func holds(_ name: String, on day: Day = CouncilSite.today) async throws -> Set<String> {
        try await store.read { db in
            Set(
                try Grants.live(on: day, in: db).filter { $0.name == name }.map { held in
                    "\(held.grant.role.rawValue) \(held.grant.scope.columns.scope)\(held.isFromGroup ? " from a group" : "")"
                })
        }
    }
}

extension Act {
    static let publishSomething = Act("test.publish", "publish something")
}

/// Everything that was logged.
final class LogBook: @unchecked Sendable {
    private let lock = NSLock()
    private var kept: [String] = []
    var lines: [String] { lock.withLock { kept } }
    func add(_ line: String) { lock.withLock { kept.append(line) } }
}

struct KeepingLogHandler: LogHandler {
    let book: LogBook
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }
    func log(event: LogEvent) { book.add("\(event.message) \(event.metadata ?? [:]) \(metadata)") }
}
