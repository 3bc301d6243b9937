import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import Logging
import NIOEmbedded
import Testing
import Vocabulary

@testable import SiteKit

@Suite("Views of records")
struct ViewsTests {
    @Test func `a view of a hundred records is a hundred rows, on the disk before it returns`() async throws {
        let audited = try AuditedStore()
        let records = (1...100).map { _ in Identifier<Note>() }
        try await audited.store.recordView(of: records, act: .readNotes, by: AuditedStore.priya, ground: "duty")
        let subjects = try await audited.store.read {
            try String.fetchAll($0, sql: "SELECT subject FROM audit WHERE kind = 'view' AND ground = 'duty' ORDER BY sequence")
        }
        #expect(subjects == records.map(\.text))
        #expect(try await audited.verify().finding == .noHead)
    }

    @Test func `two hundred views at once are all written, in far fewer commits`() async throws {
        let audited = try AuditedStore()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...200 {
                group.addTask { try await audited.store.recordView(of: ["note-\(number)"], act: .readNotes, by: AuditedStore.priya) }
            }
            try await group.waitForAll()
        }
        let seen = try await audited.store.read {
            try Int.fetchOne($0, sql: "SELECT count(DISTINCT subject) FROM audit WHERE kind = 'view'")
        }
        let commits = await audited.store.views?.commits ?? .max
        #expect(seen == 200 && commits < 100, "\(commits) commits")
        try await audited.heads.sign()
        #expect(try await audited.verify().finding == nil)
    }

    @Test(.enabled(if: Endurance.isLong, "a time is worth something on a quiet machine only; scripts/test --long"))
    func `writing down a view takes under five milliseconds at the median`() async throws {
        let audited = try AuditedStore()
        try await audited.fill(2000)
        var times: [Duration] = []
        for number in 1...500 {
            let began = ContinuousClock.now
            try await audited.store.recordView(of: ["note-\(number)"], act: .readNotes, by: AuditedStore.priya)
            times.append(ContinuousClock.now - began)
        }
        let median = times.sorted()[250]
        print("a view is written down in \(median) at the median")
        #expect(median < .milliseconds(5))
    }

    @Test func `a visitor who goes away does not break off the commit of the others`() async throws {
        let audited = try AuditedStore()
        let gone = Task { try await audited.store.recordView(of: ["gone"], act: .readNotes, by: .system) }
        gone.cancel()
        try await audited.store.recordView(of: ["stays"], act: .readNotes, by: .system)
        _ = await gone.result
        #expect(try await audited.kept.count("audit") == 2)
    }

    @Test func `what cannot be written is refused, and nothing is written by halves`() async throws {
        let audited = try AuditedStore()
        try audited.store.close()
        await #expect(throws: AuditUnavailable.self) {
            try await audited.store.recordView(of: ["n1"], act: .readNotes, by: .system)
        }
        let reader = try Store.openToRead(audited.kept.directory)
        await #expect(throws: AuditUnavailable.self) { try await reader.recordView(of: ["n1"], act: .readNotes, by: .system) }
        #expect(try await reader.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM audit") } == 0)
        try reader.close()
    }

    @Test func `a record whose view cannot be written is not shown: the page says so with 503`() async throws {
        let kept = try TestStore()
        let service = try Service(
            store: kept.store, council: "Marlshire County Council", isDemonstration: false, policy: Policy([]), navigation: [],
            clock: Clock(), entrance: Entrance(port: 8080)
        ) { site in
            site.get(Place("/record"), .anyone) { _ in
                throw AuditUnavailable()
            }
        }
        let source = ApplicationRequestContextSource(
            channel: EmbeddedChannel(), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let head = HTTPRequest(method: .get, scheme: "http", authority: "localhost:8080", path: "/record")
        let answer = try await Answered(
            service.responder.respond(to: Request(head: head, body: RequestBody(buffer: .init())), context: SiteContext(source: source)))
        #expect(answer.status == 503 && answer.text.contains("This record cannot be shown now") && answer["Retry-After"] == "60")
    }
}
