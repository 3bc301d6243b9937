import ActionPlans
import ActionPlansWeb
import Boards
import BoardsWeb
import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Vocabulary

@testable import SiteKit
@testable import Throughline

/// The invented council of the demonstration, whose lists are furnished, asked in this process by two people of every role.
final class DemonstrationSite: Sendable {
    static let today = Day(2022, 6, 20) ?? Day(number: 0)

    let store: Store
    let routes: [Site.Route]
    let queries: [RegisterQueries]
    let first, second: [Role: AccessCouncil.Member]
    private let directory: URL
    private let responder: any HTTPResponder<SiteContext>

    /// What every site of the tests begins with, founded once and copied for each.
    private struct Founded {
        let directory: URL
        let first, second: [Role: AccessCouncil.Member]

        init() async throws {
            directory = try await FoundedDemonstration.copy()
            let store = try Store.open(directory, migrations: Composition.migrations)
            try await DemonstrationSite.furnish(store)
            first = try await DemonstrationSite.people(in: store)
            second = try await DemonstrationSite.people(in: store)
            try store.close()
            CopiedStore.removeAtExit(directory)
        }
    }

    private static let founded = Task { try await Founded() }

    init() async throws {
        let founded = try await DemonstrationSite.founded.value
        directory = try CopiedStore.copy(of: founded.directory)
        (first, second) = (founded.first, founded.second)
        store = try Store.open(directory, migrations: Composition.migrations)
        try CopiedStore.renewSignIns(in: store)
        let composition = try await Composition(
            store: store, clock: Clock(fixed: DemonstrationSite.today), entrance: Entrance(port: 8080), keys: directory)
        (routes, responder) = (composition.service.site.routes, composition.service.responder)
        queries = composition.service.site.queries
    }

    deinit {
        try? store.close()
        try? FileManager.default.removeItem(at: directory)
    }

    /// What the demonstration has too little of for a filter to tell apart: accounts that ended or have two-factor sign-in, and another board’s pack.
    private static func furnish(_ store: Store) async throws {
        try await store.change(by: .system, Act("tests.fill", "fill a test’s store"), on: "tests") { db in
            let accounts = try String.fetchAll(db, sql: "SELECT id FROM account ORDER BY name LIMIT 3")
            try db.execute(sql: "UPDATE account SET active = 0 WHERE id = ?", arguments: [accounts[0]])
            try db.execute(sql: "UPDATE account SET signed_in = unixepoch('2022-02-01') WHERE id = ?", arguments: [accounts[1]])
            try db.execute(
                sql: "INSERT INTO second_step (account, secret, confirmed, last_counter) VALUES (?, x'00', 1, 0)", arguments: [accounts[2]])
        }
        let plan = try await store.read { try ActionPlanRecords.plans(in: $0).map(\.id) }
        let cycle = MeetingCycle(week: .first, weekday: .monday, from: today - 30)
        let board = try await BoardStore(store).add(
            BoardDraft(name: "Another board", cycle: cycle, standing: [], plans: plan), on: today - 30, by: .system)
        for plan in plan {
            try await PackStore(store, council: "Marlshire", documents: DocumentMaker(path: "/nowhere"))
                .make(for: board, plan: plan, cutOff: today - 1, on: today, by: .system)
        }
    }

    private static func people(in store: Store) async throws -> [Role: AccessCouncil.Member] {
        let accounts = Accounts(store: store, passwords: Passwords())
        var people: [Role: AccessCouncil.Member] = [:]
        for role in Role.allCases {
            let (id, _) = try await accounts.add(
                signIn: UUID().uuidString, name: "Reader of lists",
                grants: [Grant(role, role.usualScope, committee: "People Scrutiny Committee")], on: today, by: .system)
            let cookie = try await Session.begin(for: id, in: store, now: Date())
            let token = try await Session.find(cookie, in: store, now: Date())?.token
            people[role] = AccessCouncil.Member(id: id, cookie: cookie, token: token ?? "")
        }
        return people
    }

    func ask(
        _ method: HTTPRequest.Method = .get, _ path: String, as member: AccessCouncil.Member?, _ fields: [(String, String)] = [],
        bearer: SecretToken? = nil
    ) async throws -> Reply {
        var head = HTTPRequest(method: method, scheme: "http", authority: "localhost:8080", path: path)
        if let member { head.headerFields[.cookie] = "\(SessionCookie.name)=\(member.cookie.text)" }
        head.headerFields[.origin] = "http://localhost:8080"
        if let bearer { head.headerFields[.authorization] = "Bearer \(bearer.text)" }
        head.headerFields[.contentType] = "application/x-www-form-urlencoded"
        let sent = method == .get ? [] : fields + [("token", member?.token ?? ""), ("form-key", Identifier<FormKey>().text)]
        let body = sent.map { "\($0.0)=\($0.1.asQueryValue)" }.joined(separator: "&")
        let source = ApplicationRequestContextSource(
            channel: EmbeddedChannel(), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
        return try await Reply(responder.respond(to: request, context: SiteContext(source: source)))
    }

    /// The address with something that is there in every part; nil where the demonstration has nothing of that kind.
    func path(_ pattern: String) async throws -> String? {
        var parts: [String] = []
        for part in pattern.split(separator: "/").map(String.init) {
            guard part.hasPrefix(":") else {
                parts.append(part)
                continue
            }
            guard let id = try await identifier(String(part.dropFirst())) else { return nil }
            parts.append(id)
        }
        return "/" + parts.joined(separator: "/")
    }

    /// Tables whose name is not that of the part.
    private static let tables = [
        "question": "committee_question", "item": "work_programme_item", "report": "committee_report", "evidence": "evidence_item",
        "change": "practice_change", "load": "data_load", "record": "quality_record", "person": "account", "source": "plan_source",
        "statement": "committee_statement",
        "month": "frozen_month", "release": "published_release", "councilKey": "council_key",
    ]

    private func identifier(_ part: String) async throws -> String? {
        let table = DemonstrationSite.tables[part] ?? part
        // Of inspections the one with the plan.
        if part == "inspection" {
            return try await store.read { try String.fetchOne($0, sql: "SELECT inspection FROM plan ORDER BY rowid LIMIT 1") }
        }
        return try await store.read { db in
            guard try db.tableExists(table), try db.columns(in: table).contains(where: { $0.name == "id" }) else { return nil }
            // Of loads the one with rejected rows: the second is it.
            let second = table == "data_load" ? "WHERE number = 2" : ""
            return try String.fetchOne(db, sql: "SELECT id FROM \(table) \(second) ORDER BY rowid LIMIT 1")
        }
    }
}
