import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Testing
import Vocabulary

@testable import SiteKit

enum Note {}

/// A small site behind the product's own gate, asked in this process.
struct TestSite: Sendable {
    static let list = Place("/notes")
    static let upload = Place("/notes/upload")
    static let uploadLarge = Place("/notes/upload-large")
    static let note = PlaceOf<Note>("/notes/:note")
    static let echo = Place("/echo")
    static let fault = Place("/fault")
    static let refusal = Place("/refusal")
    static let file = Place("/file")
    static let publish = PlaceOf<Note>("/notes/:note/publish")
    static let export = Place("/notes/export")

    let kept: TestStore
    let service: Service
    let noteID = Identifier<Note>()
    private let responder: any HTTPResponder<SiteContext>

    var store: Store { kept.store }

    init(entrance: Entrance = Entrance(port: 8080), isDemonstration: Bool = false) async throws {
        kept = try TestStore()
        let (store, policy) = (
            kept.store,
            Policy(
                [
                    (.readNotes, [.director, .scrutinyMember]), (.writeNotes, [.director]), (.publishNotes, [.director]),
                    (.exportNotes, [.director]),
                    (.keepAccounts, [.administrator]), (.giveAccess, [.administrator]), (.keepAddresses, [.administrator]),
                ], askingAgain: [.publishNotes, .exportNotes], askingAgainToChange: [.keepAccounts, .giveAccess, .keepAddresses],
                needingTwo: [.publishNotes, .giveAccess])
        )
        service = try Service(
            store: store, council: "Marlshire County Council", isDemonstration: isDemonstration, policy: policy,
            navigation: [NavigationItem("Notes", TestSite.list, .readNotes)],
            clock: Clock(fixed: Day(2022, 6, 20)), entrance: entrance, ways: SignInWays(keys: kept.directory.appending(path: "keys"))
        ) { site in
            NotePages(store: store).register(on: &site)
            let notices = Notices(store, origin: "https://marlshire.example", council: "Marlshire")
            NoticePages(notices).register(on: &site)
            GrantPages(store: store, notices: notices).register(on: &site)
        }
        responder = service.responder
        let id = noteID
        try await store.change(by: .system, .writeNotes, on: id.text) {
            try $0.execute(sql: "INSERT INTO note (id, text) VALUES (?, 'first')", arguments: [id])
        }
    }

    func respond(_ request: Request) async throws -> Answered {
        let source = ApplicationRequestContextSource(
            channel: EmbeddedChannel(), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        return try await Answered(responder.respond(to: request, context: SiteContext(source: source)))
    }

    /// An account with a password that its owner set by the one-time link.
    func account(_ signIn: String, password: String = "otter lamp granite", roles: Set<Role> = [.director]) async throws -> Identifier<
        Person
    > {
        let accounts = Accounts(store: store, passwords: Passwords())
        let (id, token) = try await accounts.add(signIn: signIn, name: "Priya Nandra", roles: roles, by: .system)
        try await accounts.welcome(token, password: password)
        return id
    }

    /// A signed-in browser, without the cost of a password.
    func browser(_ roles: Set<Role> = [.director], signIn: String = UUID().uuidString, at moment: Date = Date()) async throws -> TestBrowser
    {
        let (id, _) = try await Accounts(store: store, passwords: Passwords()).add(
            signIn: signIn, name: "Priya Nandra", roles: roles, by: .system)
        var browser = TestBrowser(self)
        browser.cookies[SessionCookie.name] = try await Session.begin(for: id, in: store, now: moment).text
        return browser
    }
}

/// What came back, whole.
struct Answered {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]
    var text: String { String(decoding: bytes, as: UTF8.self) }

    init(_ response: Response) async throws {
        let collector = Collector()
        try await response.body.write(collector)
        (status, headers, bytes) = (response.status.code, response.headers, collector.box.bytes)
    }

    subscript(header: String) -> String? { HTTPField.Name(header).flatMap { headers[$0] } }
    var location: String? { self["Location"] }

    private struct Collector: ResponseBodyWriter {
        final class Box: @unchecked Sendable { var bytes: [UInt8] = [] }
        let box = Box()
        func write(_ buffer: ByteBuffer) { box.bytes.append(contentsOf: buffer.readableBytesView) }
        consuming func finish(_: HTTPFields?) {}
    }
}
