import ChildRecords
import ChildRecordsWeb
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

/// A council of two teams with somebody of every role, and a child in every state a record can be in, asked in this process.
final class AccessCouncil: Sendable {
    /// The state of the record that is asked for; `any` where the address is about no child.
    enum RecordState: String, CaseIterable, Sendable {
        case any = "-"
        /// Of a child’s record.
        case own, other, restricted, named, blocked, emergency, missing, ended
        /// Of an inspection under embargo: nobody is its reader, everybody is.
        case embargoed, reader

        static let ofChildren: Set<RecordState> = [.own, .other, .restricted, .named, .blocked, .emergency, .missing, .ended]
    }

    struct Member: Sendable {
        let id: Identifier<Person>
        let cookie: SecretToken
        let token: String
    }

    static let today = Day(2022, 6, 20) ?? Day(number: 0)
    /// The names of children, none of which is a word of any page.
    static let names: [RecordState: String] = [
        .own: "Quillan Ownfield", .other: "Zephyrine Otherby", .restricted: "Canary Restrictwell", .named: "Canary Namedford",
        .blocked: "Canary Blockworth", .emergency: "Xanthe Urgentham",
    ]

    let store: Store
    let composition: Composition
    let members: [Role: Member]
    /// The same roles, on grants that ended yesterday.
    let ended: [Role: Member]
    let children: [RecordState: Identifier<Child>]
    /// Inspections under embargo, with a plan and a committee report on each.
    let embargoed: [RecordState: EmbargoedInspection]
    let furniture: Fixtures
    let logs = LogBook()
    private let directory: URL
    private let responder: any HTTPResponder<SiteContext>

    /// What every council of the tests begins with, founded once and copied for each.
    private struct Founded {
        let directory = Command.temporaryDirectory()
        let members, ended: [Role: Member]
        let children: [RecordState: Identifier<Child>]
        let embargoed: [RecordState: EmbargoedInspection]
        let furniture: Fixtures

        init() async throws {
            let store = try Store.open(directory, migrations: Composition.migrations)
            let east = try await Teams(store).add("East", below: Teams(store).add("Safeguarding", below: nil, by: .system), by: .system)
            let west = try await Teams(store).add("West", below: nil, by: .system)
            var (members, ended): ([Role: Member], [Role: Member]) = ([:], [:])
            for role in Role.allCases {
                let scope = role == .teamManager ? Scope.team(east) : role.usualScope
                members[role] = try await AccessCouncil.member(role, Grant(role, scope, committee: "People"), in: store)
                ended[role] = try await AccessCouncil.member(
                    role, Grant(role, scope, span: .task, until: AccessCouncil.today - 1), in: store)
            }
            (self.members, self.ended) = (members, ended)
            children = try await AccessCouncil.found(east, west, members, in: store)
            let (closed, open) = (
                try await EmbargoedInspection.found(readers: [], in: store),
                try await EmbargoedInspection.found(readers: members.values.map(\.id), in: store)
            )
            furniture = try await Fixtures(
                in: store, for: Array(members.values), child: children[.own] ?? Identifier(),
                restricted: children[.restricted] ?? Identifier())
            embargoed = [
                .embargoed: try await closed.furnished(from: furniture, words: EmbargoedInspection.secret, in: store),
                .reader: try await open.furnished(from: furniture, words: "Open", in: store),
            ]
            try store.close()
            CopiedStore.removeAtExit(directory)
        }
    }

    private static let founded = Task { try await Founded() }

    /// Registers addresses of a test in place of the product's.
    typealias Registering = (Store) async throws -> (inout Site) -> Void

    /// - Parameters:
    ///   - forgetting: an address whose handler shows its page without asking who may see it, as a slip would.
    ///   - further: tables of a test's own, and what serves them.
    init(
        policy: Policy = AccessTable.policy, forgetting: PlaceOf<Child>? = nil, further: [StoreMigration] = [],
        in parent: URL? = nil, registering: Registering? = nil
    ) async throws {
        let founded = try await AccessCouncil.founded.value
        directory = try CopiedStore.copy(of: founded.directory, into: parent)
        (members, ended, children) = (founded.members, founded.ended, founded.children)
        store = try Store.open(directory, migrations: Composition.migrations + further)
        try CopiedStore.renewSignIns(in: store)
        (embargoed, furniture) = (founded.embargoed, founded.furniture.inCopy(store))
        composition = try await Composition(
            store: store, clock: Clock(fixed: AccessCouncil.today), entrance: Entrance(port: 8080), policy: policy)
        guard forgetting != nil || registering != nil else {
            responder = composition.service.responder
            return
        }
        let register = try await registering?(store)
        let slip = try Service(
            store: store, council: "Marlshire", isDemonstration: false, policy: policy, navigation: [],
            clock: Clock(fixed: AccessCouncil.today), entrance: Entrance(port: 8080)
        ) { site in
            register?(&site)
            guard let forgetting else { return }
            site.get(forgetting, .readChild) { _, _ in .page(Page("Child’s record", "<h1>Everybody sees this</h1>")) }
        }
        responder = slip.responder
    }

    deinit {
        try? store.close()
        try? FileManager.default.removeItem(at: directory)
    }

    private static func member(_ role: Role, _ grant: Grant, in store: Store) async throws -> Member {
        let accounts = Accounts(store: store, passwords: Passwords())
        let (id, _) = try await accounts.add(
            signIn: UUID().uuidString, name: "\(role.title) \(grant.until == nil ? "now" : "before")", grants: [grant], on: today,
            by: .system)
        return try await session(id, in: store)
    }

    private static func session(_ id: Identifier<Person>, in store: Store) async throws -> Member {
        let cookie = try await Session.begin(for: id, in: store, now: Date())
        let token = try await Session.find(cookie, in: store, now: Date())?.token
        return Member(id: id, cookie: cookie, token: token ?? "")
    }

    private static func found(
        _ east: Identifier<Team>, _ west: Identifier<Team>, _ members: [Role: Member], in store: Store
    ) async throws -> [RecordState: Identifier<Child>] {
        let (acts, founding) = (ChildStore(store), Requester(founding: today, by: .system))
        let allocated: [Role] = [.auditor, .reviewingOfficer, .legalTracker, .socialWorker]
        var children: [RecordState: Identifier<Child>] = [.missing: Identifier()]
        for (state, name) in names.sorted(by: { $0.value < $1.value }) {
            let isFar = state == .other || state == .emergency
            let id = try await acts.add(.init(name: name, birth: .born(today - 4000), team: isFar ? west : east), by: founding)
            children[state] = id
            if isFar { continue }
            for role in allocated {
                if let account = members[role]?.id { try await acts.allocate(id, to: account, from: today - 30, by: founding) }
            }
        }
        let everyone = members.values.map(\.id.worker)
        if let child = children[.restricted] {
            try await acts.restrict(child, Restriction(ground: .adoption, reviewBy: today + 60, readers: []), by: founding)
        }
        if let child = children[.named] {
            try await acts.restrict(child, Restriction(ground: .highRisk, reviewBy: today + 60, readers: Set(everyone)), by: founding)
        }
        if let child = children[.blocked] {
            let sql = "SELECT family.number FROM family JOIN child ON child.family = family.id WHERE child.id = ?"
            let family = try await store.read { try String.fetchOne($0, sql: sql, arguments: [child]) } ?? ""
            for member in members.values {
                try await acts.block(member.id, fromFamily: family, because: "A relative of the family", by: founding)
            }
        }
        if let child = children[.emergency] {
            let number = try await store.read { try String.fetchOne($0, sql: "SELECT number FROM child WHERE id = ?", arguments: [child]) }
            for member in members.values {
                try await acts.open(
                    .init(number: number ?? "", birth: today - 4000, ground: .outOfHours, reason: "A call from the emergency duty team"),
                    by: Requester(founding: today, by: Changer(account: member.id.text)))
            }
        }
        return children
    }

    /// How a request differs from what a browser of the house would send.
    struct Manner: Sendable {
        var origin: String? = "http://localhost:8080"
        var type = "application/x-www-form-urlencoded"
        /// In place of the session's own.
        var token: String?
        /// In place of the fields.
        var body: String?
    }

    /// Asks as this member, or as a visitor.
    func ask(
        _ method: String, _ path: String, as member: Member?, fields: [(String, String)] = [], _ manner: Manner = Manner()
    ) async throws -> Reply {
        var head = HTTPRequest(method: method == "GET" ? .get : .post, scheme: "http", authority: "localhost:8080", path: path)
        if let member { head.headerFields[.cookie] = "\(SessionCookie.name)=\(member.cookie.text)" }
        var body = ""
        if method == "POST" {
            body = (fields + [("token", manner.token ?? member?.token ?? "")]).map { "\($0.0)=\($0.1.asQueryValue)" }.joined(separator: "&")
            body = manner.body ?? body
            head.headerFields[.contentType] = manner.type
            head.headerFields[.origin] = manner.origin
        }
        let logs = logs
        let source = ApplicationRequestContextSource(
            channel: EmbeddedChannel(), logger: Logger(label: "test") { _ in KeepingLogHandler(book: logs) })
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
        return try await Reply(responder.respond(to: request, context: SiteContext(source: source)))
    }

    /// A member of this role, whose session may be signed out without harm to the others.
    func member(_ role: Role?, _ state: RecordState, signsOut: Bool = false) async throws -> Member? {
        guard let role, let member = state == .ended ? ended[role] : members[role] else { return nil }
        return signsOut ? try await AccessCouncil.session(member.id, in: store) : member
    }

    /// The address with something that is there in every part: the child of that state, what hangs on the inspection of that state, and
    /// else the furniture.
    func path(_ pattern: String, _ state: RecordState, as member: Member? = nil) async throws -> String {
        let child = children[state == .ended ? .own : state] ?? children[.restricted] ?? Identifier<Child>()
        var parts: [String] = []
        for part in pattern.split(separator: "/").map(String.init) {
            guard part.hasPrefix(":") else {
                parts.append(part)
                continue
            }
            let name = String(part.dropFirst())
            if Fixtures.lacks(pattern), embargoed[state]?.identifier(for: name) == nil {
                parts.append(Identifier<Note>().text)
            } else if let on = embargoed[state], let id = try await furniture.identifier(for: name, in: pattern, as: member?.id, on: on) {
                parts.append(id)
            } else if name == "child" {
                parts.append(child.text)
            } else if name == "allocation" {
                parts.append(try await allocation(of: child))
            } else {
                parts.append(try await furniture.identifier(for: name, in: pattern, as: member?.id) ?? Identifier<Note>().text)
            }
        }
        return "/" + parts.joined(separator: "/")
    }

    private enum Note {}

    /// An allocation of its own for each try, because the try ends it.
    private func allocation(of child: Identifier<Child>) async throws -> String {
        guard let account = members[.analyst]?.id, children.contains(where: { $0.value == child && $0.key != .missing }) else {
            return Identifier<Note>().text
        }
        let id = Identifier<Allocation>()
        try await store.change(by: .system, .allocateChild, on: child.text) { db in
            try db.execute(
                sql: "INSERT INTO child_allocation (id, child, account, from_day) VALUES (?, ?, ?, ?)",
                arguments: [id, child, account, AccessCouncil.today - 3])
        }
        return id.text
    }
}

/// What came back, whole.
struct Reply: Sendable {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]
    var text: String { String(decoding: bytes, as: UTF8.self) }
    var location: String? { headers[.location] }

    /// The text without what is new in every answer (the key of a form, the seconds that are left of the session) and without what was asked.
    func lasting(without asked: String) -> String {
        text.replacing(asked, with: "").replacing(/(name="form-key" value="[0-9a-f]+"|data-left="[0-9]+")/, with: "")
    }

    init(status: Int, headers: HTTPFields, bytes: [UInt8]) {
        self.status = status
        self.headers = headers
        self.bytes = bytes
    }

    init(_ response: Response) async throws {
        let collector = Collector()
        try await response.body.write(collector)
        (status, headers, bytes) = (response.status.code, response.headers, collector.box.bytes)
    }

    private struct Collector: ResponseBodyWriter {
        final class Box: @unchecked Sendable { var bytes: [UInt8] = [] }
        let box = Box()
        func write(_ buffer: ByteBuffer) { box.bytes.append(contentsOf: buffer.readableBytesView) }
        consuming func finish(_: HTTPFields?) {}
    }

    private var saysRestricted: Bool { text.contains("ecord is restricted") || text.contains("<h1>Restricted record</h1>") }

    /// Let in is an answer below 400, or words about what a form said. The address asked for with what is not there on purpose may say so.
    func outcome(_ line: ExpectedAccess.Line) -> ExpectedAccess.Outcome {
        switch status {
        case 303 where location?.hasPrefix("/sign-in") == true: .sign
        case 403 where saysRestricted, 409 where saysRestricted: .shut
        case 403: .no
        case 404: ExpectedAccess.findsNothing(line.route) && line.state != .embargoed ? .in : .none
        case 422 where ExpectedAccess.findsNothing(line.route): .in
        case ..<400: .in
        case 409 where line.method == "POST", 422 where line.method == "POST": .in
        default: .odd
        }
    }
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
