import ChildRecords
import ChildRecordsWeb
import Foundation
import GRDB
import Testing
import Vocabulary

@testable import SiteKit
@testable import Throughline

@Suite("A clock that was set back", .serialized)
struct ClockSetBackTests {
    private func append(_ seconds: Double, _ subject: String, in store: Store) async throws {
        try await store.writeUnaudited {
            let entry = AuditEntry(.view, .readChild, by: Changer(account: "x"), on: subject)
            try AuditTrail.append(entry, at: Date().addingTimeInterval(seconds), in: $0)
        }
    }

    @Test func `keeps the trail in the order in which it was written, and the check says so`() async throws {
        let council = try await AccessCouncil()
        try await append(0, "first", in: council.store)
        try await append(-3600, "second", in: council.store)
        let lines = try await AuditReads(council.store).acts(by: "x", from: Day(2020, 1, 1) ?? AccessCouncil.today, to: nil).lines
        #expect(lines.map(\.subject) == ["second", "first"])
        let verification = try await AuditVerification.of(council.store)
        #expect(verification.finding == nil && verification.notes.contains { $0.contains("the clock stood 3") })
    }

    @Test func `opens no record for longer: an opening that lies in the future is closed`() async throws {
        let council = try await AccessCouncil()
        let child = try #require(council.children[.emergency])
        let worker = try #require(try await council.member(.socialWorker, .own))
        #expect(try await council.ask("GET", council.path("/children/:child", .emergency), as: worker).status == 200)
        try await council.store.writeUnaudited {
            try $0.execute(
                sql: "UPDATE break_glass_access SET opened = opened + 600 WHERE child = ? AND account = ?", arguments: [child, worker.id])
        }
        #expect(try await council.ask("GET", council.path("/children/:child", .emergency), as: worker).status == 404)
    }

    @Test func `an ended grant ends by the day of the service, whatever was asked before`() async throws {
        let council = try await AccessCouncil()
        let ended = try await council.member(.socialWorker, .ended)
        #expect(try await council.ask("GET", "/children", as: ended).status == 403)
    }
}
